// What the mails about an account say, in each language that Kogi speaks.
import { type Language, languageOf } from "#api-schema/languages.ts";

interface Words {
  readonly subject: string;
  readonly text: string;
  /** The words on the button, where there is one. */
  readonly action?: string;
  /** After the button: what to do when it was not you. */
  readonly closing: string;
}

const ignore = "If this was not you, you need not do anything.";
const setAnew = (forgotUrl: string) => `If this was not you, set a new password at once: ${forgotUrl}`;

/** What somebody typed, as a sentence among ours. */
const endSentence = (typed: string) => (/[.!?…]$/.test(typed.trim()) ? typed.trim() : `${typed.trim()}.`);

const english = {
  verifyEmail: {
    subject: "Confirm your e-mail address for Kogi",
    text: "Welcome to Kogi. Confirm that this is your address to open your account. The link works for a day.",
    action: "Confirm my address",
    closing: "If you did not sign up for Kogi, ignore this mail: no account is opened without the link.",
  },
  alreadySignedUp: {
    subject: "You already have a Kogi account",
    text: "Somebody just tried to sign up for Kogi with this address, but it has an account already. Sign in instead; if you forgot the password, you can set a new one there.",
    action: "Sign in",
    closing: ignore,
  },
  resetPassword: {
    subject: "Set a new password for Kogi",
    text: "Somebody asked for a new password for your account. The link works once, for an hour. Setting it signs you out everywhere.",
    action: "Set a new password",
    closing: "If this was not you, ignore this mail: your password stays as it is.",
  },
  passwordChanged: (forgotUrl: string) => ({
    subject: "Your Kogi password was changed",
    text: "The password of your account was just changed, and your other sessions were ended. API keys go on working: revoke in your settings those you do not know.",
    closing: setAnew(forgotUrl),
  }),
  passwordReset: (forgotUrl: string) => ({
    subject: "Your Kogi password was changed",
    text: "The password of your account was just set anew by a link we mailed. All sessions were ended and all API keys revoked: sign in again, and make new keys for your programs.",
    closing: setAnew(forgotUrl),
  }),
  changeEmail: {
    subject: "Confirm your new e-mail address for Kogi",
    text: "Somebody asked to use this address for their Kogi account from now on. The link works for a day.",
    action: "Use this address",
    closing: ignore,
  },
  addressTaken: {
    subject: "Your address is in use at Kogi",
    text: "Somebody asked to move another Kogi account to this address. It belongs to your account, so nothing was changed.",
    closing: ignore,
  },
  emailChangeAsked: (forgotUrl: string) => ({
    subject: "Your Kogi e-mail address is about to change",
    text: "Somebody who knows your password asked to move your account to another e-mail address. It changes when the link mailed there is opened.",
    closing: `If this was not you, set a new password now, which also stops the change: ${forgotUrl}`,
  }),
  emailChanged: {
    subject: "Your Kogi e-mail address was changed",
    text: "Your account now uses another e-mail address. Mail about it no longer comes here.",
    closing: "If this was not you, answer this mail at once so that we can look into it.",
  },
  twoFactorOn: (forgotUrl: string) => ({
    subject: "Two-factor sign-in is on",
    text: "From now on, signing in to Kogi asks for a code from your app. Keep your recovery codes in a safe place.",
    closing: setAnew(forgotUrl),
  }),
  twoFactorOff: (forgotUrl: string) => ({
    subject: "Two-factor sign-in is off",
    text: "Signing in to Kogi no longer asks for a code from your app.",
    closing: setAnew(forgotUrl),
  }),
  suspended: (reason: string) => ({
    subject: "Your Kogi account is suspended",
    text: `An administrator suspended your account: ${endSentence(reason)} You are signed out and cannot sign in for now. Your work and your money stay as they are; nothing is paid out meanwhile.`,
    closing: "If you think that this is a mistake, answer this mail and say why.",
  }),
  reinstated: (reason: string) => ({
    subject: "Your Kogi account is open again",
    text: `An administrator ended the suspension of your account: ${endSentence(reason)} You can sign in again and find everything as it was.`,
    action: "Sign in",
    closing: "You need not do anything else.",
  }),
} satisfies Record<string, Words | ((given: string) => Words)>;

const ignoreDe = "Wenn du das nicht warst, musst du nichts tun.";
const setAnewDe = (forgotUrl: string) => `Wenn du das nicht warst, setze sofort ein neues Passwort: ${forgotUrl}`;

const german: typeof english = {
  verifyEmail: {
    subject: "Bestätige deine E-Mail-Adresse für Kogi",
    text: "Willkommen bei Kogi. Bestätige, dass das deine Adresse ist, dann ist dein Konto eröffnet. Der Link gilt einen Tag.",
    action: "Meine Adresse bestätigen",
    closing:
      "Wenn du dich nicht bei Kogi angemeldet hast, ignoriere diese Mail: Ohne den Link wird kein Konto eröffnet.",
  },
  alreadySignedUp: {
    subject: "Du hast schon ein Konto bei Kogi",
    text: "Jemand wollte sich gerade mit dieser Adresse bei Kogi registrieren, sie gehört aber schon zu einem Konto. Melde dich stattdessen an; wenn du das Passwort vergessen hast, kannst du dort ein neues setzen.",
    action: "Anmelden",
    closing: ignoreDe,
  },
  resetPassword: {
    subject: "Setze ein neues Passwort für Kogi",
    text: "Jemand hat ein neues Passwort für dein Konto verlangt. Der Link gilt einmal, eine Stunde lang. Das neue Passwort meldet dich überall ab.",
    action: "Neues Passwort setzen",
    closing: "Wenn du das nicht warst, ignoriere diese Mail: Dein Passwort bleibt, wie es ist.",
  },
  passwordChanged: (forgotUrl) => ({
    subject: "Dein Passwort für Kogi wurde geändert",
    text: "Das Passwort deines Kontos wurde gerade geändert, und deine anderen Sitzungen wurden beendet. API-Schlüssel gelten weiter: Widerrufe in den Einstellungen die, die du nicht kennst.",
    closing: setAnewDe(forgotUrl),
  }),
  passwordReset: (forgotUrl) => ({
    subject: "Dein Passwort für Kogi wurde geändert",
    text: "Das Passwort deines Kontos wurde gerade über einen Link aus einer Mail neu gesetzt. Alle Sitzungen wurden beendet und alle API-Schlüssel widerrufen: Melde dich neu an, und mache neue Schlüssel für deine Programme.",
    closing: setAnewDe(forgotUrl),
  }),
  changeEmail: {
    subject: "Bestätige deine neue E-Mail-Adresse für Kogi",
    text: "Jemand möchte diese Adresse von jetzt an für ein Konto bei Kogi verwenden. Der Link gilt einen Tag.",
    action: "Diese Adresse verwenden",
    closing: ignoreDe,
  },
  addressTaken: {
    subject: "Deine Adresse ist bei Kogi in Gebrauch",
    text: "Jemand wollte ein anderes Konto bei Kogi auf diese Adresse umstellen. Sie gehört zu deinem Konto, deshalb wurde nichts geändert.",
    closing: ignoreDe,
  },
  emailChangeAsked: (forgotUrl) => ({
    subject: "Deine E-Mail-Adresse bei Kogi soll sich ändern",
    text: "Jemand, der dein Passwort kennt, möchte dein Konto auf eine andere E-Mail-Adresse umstellen. Sie ändert sich, sobald der Link geöffnet wird, den wir dorthin geschickt haben.",
    closing: `Wenn du das nicht warst, setze jetzt ein neues Passwort; das hält auch die Änderung auf: ${forgotUrl}`,
  }),
  emailChanged: {
    subject: "Deine E-Mail-Adresse bei Kogi wurde geändert",
    text: "Dein Konto hat jetzt eine andere E-Mail-Adresse. Mails dazu kommen nicht mehr hierher.",
    closing: "Wenn du das nicht warst, antworte sofort auf diese Mail, damit wir der Sache nachgehen können.",
  },
  twoFactorOn: (forgotUrl) => ({
    subject: "Die Anmeldung in zwei Schritten ist an",
    text: "Von jetzt an fragt Kogi beim Anmelden nach einem Code aus deiner App. Bewahre deine Wiederherstellungscodes sicher auf.",
    closing: setAnewDe(forgotUrl),
  }),
  twoFactorOff: (forgotUrl) => ({
    subject: "Die Anmeldung in zwei Schritten ist aus",
    text: "Beim Anmelden fragt Kogi nicht mehr nach einem Code aus deiner App.",
    closing: setAnewDe(forgotUrl),
  }),
  suspended: (reason) => ({
    subject: "Dein Konto bei Kogi ist gesperrt",
    text: `Die Verwaltung hat dein Konto gesperrt: ${endSentence(reason)} Du bist abgemeldet und kannst dich vorerst nicht anmelden. Deine Arbeit und dein Geld bleiben, wie sie sind; ausgezahlt wird so lange nichts.`,
    closing: "Wenn du das für einen Irrtum hältst, antworte auf diese Mail und sage, warum.",
  }),
  reinstated: (reason) => ({
    subject: "Dein Konto bei Kogi ist wieder offen",
    text: `Die Verwaltung hat die Sperre deines Kontos aufgehoben: ${endSentence(reason)} Du kannst dich wieder anmelden und findest alles, wie es war.`,
    action: "Anmelden",
    closing: "Mehr musst du nicht tun.",
  }),
};

export const authWords: { readonly [Tongue in Language]: typeof english } = { en: english, de: german };

export function authWordsIn(locale: string): typeof english {
  return authWords[languageOf(locale)];
}
