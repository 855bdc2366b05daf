import { sayings } from "./say.ts";

interface Named {
  readonly name: string;
}

interface Copy {
  readonly expires_at: string;
  readonly left_out_count?: number | undefined;
  readonly left_out?: readonly string[] | undefined;
}

const namesOf = (names: readonly string[], count: number): string =>
  names.join(", ") + (count > names.length ? " …" : "");

export const account = sayings(
  ({ day }) => {
    const body = "If this was not you, change your password and end the other sessions.";
    const withoutRoom = ({ left_out_count: count = 0, left_out = [] }: Copy) =>
      count === 0
        ? ""
        : ` It holds up to 1 GB of originals, and ${count === 1 ? "one file" : `${count} files`} had no room in it: ${namesOf(left_out, count)}. Fetch ${count === 1 ? "it" : "them"} under Settings, Files.`;
    return {
      endorsed: (news: Named & { skill: string }) => ({ title: `${news.name} vouches for your skill “${news.skill}”` }),
      signedIn: () => ({ title: "A sign-in from a new place", body }),
      certificationVerified: (news: Named) => ({
        title: `“${news.name}” is confirmed`,
        body: "Your profile says so.",
      }),
      certificationRefused: (news: Named & { reason: string | null }) => ({
        title: `“${news.name}” could not be confirmed`,
        body: news.reason ?? "",
      }),
      exportReady: (news: Copy) => ({
        title: "The copy of your data is ready",
        body: `Fetch it in your account settings until ${day(news.expires_at)}.${withoutRoom(news)} If you did not ask for it, change your password and end the other sessions.`,
      }),
      passwordChanged: () => ({ title: "Your password was changed", body }),
      twoFactorOn: () => ({ title: "Two-factor sign-in is on", body }),
      twoFactorOff: () => ({ title: "Two-factor sign-in is off", body }),
      ofSomebodyGone: () => ({ title: "News of somebody who has left Kogi" }),
    };
  },
  {
    de: ({ day }) => {
      const body = "Wenn du das nicht warst, ändere dein Passwort und beende die anderen Sitzungen.";
      const withoutRoom = ({ left_out_count: count = 0, left_out = [] }: Copy) =>
        count === 0
          ? ""
          : ` Sie fasst bis zu 1 GB an Originalen, und für ${count === 1 ? "eine Datei" : `${count} Dateien`} war kein Platz: ${namesOf(left_out, count)}. Du bekommst sie unter Einstellungen, Dateien.`;
      return {
        endorsed: (news) => ({ title: `${news.name} bürgt für deine Fähigkeit „${news.skill}“` }),
        signedIn: () => ({ title: "Eine Anmeldung von einem neuen Ort", body }),
        certificationVerified: (news) => ({
          title: `„${news.name}“ ist bestätigt`,
          body: "Dein Profil sagt das jetzt.",
        }),
        certificationRefused: (news) => ({
          title: `„${news.name}“ konnte nicht bestätigt werden`,
          body: news.reason ?? "",
        }),
        exportReady: (news) => ({
          title: "Die Kopie deiner Daten ist fertig",
          body: `Hol sie dir bis zum ${day(news.expires_at)} in deinen Kontoeinstellungen.${withoutRoom(news)} Wenn du sie nicht angefordert hast, ändere dein Passwort und beende die anderen Sitzungen.`,
        }),
        passwordChanged: () => ({ title: "Dein Passwort wurde geändert", body }),
        twoFactorOn: () => ({ title: "Die Anmeldung in zwei Schritten ist an", body }),
        twoFactorOff: () => ({ title: "Die Anmeldung in zwei Schritten ist aus", body }),
        ofSomebodyGone: () => ({ title: "Neues von jemandem, der nicht mehr bei Kogi ist" }),
      };
    },
  },
);
