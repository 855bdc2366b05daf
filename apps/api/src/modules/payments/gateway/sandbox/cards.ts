// The provider's test cards, and what each of them answers. Pure.
import type { Language } from "#api-schema/languages.ts";

export type CardAnswer =
  | { readonly kind: "approved" }
  /** `afterwards`: what the bank says once its customer has confirmed; null is yes. */
  | { readonly kind: "challenge"; readonly afterwards: string | null }
  /** By bank: known hours later. */
  | { readonly kind: "later"; readonly code: string | null }
  | { readonly kind: "declined"; readonly code: string };

type Note = Readonly<Record<Language, string>>;

export interface TestCard {
  readonly number: string;
  readonly brand: string;
  /** While its owner is on the page. */
  readonly pays: CardAnswer;
  /** To being saved; as it pays unless told. */
  readonly saves?: CardAnswer;
  /** To a charge without its owner; as it pays unless told. */
  readonly absent?: CardAnswer;
  /** Disputed a day after a charge. `answered`: what comes of our evidence; unanswered it is lost. */
  readonly disputes?: { readonly reason: string; readonly answered: "won" | "lost" };
  /** `later`: a refund takes a day. `fails`: it is done, and two days later it comes back. Left out: done at once. */
  readonly refunds?: "later" | "fails" | "refused";
  /** One and the same card, whoever types it. Left out: everybody has another one that the provider does not tell apart. */
  readonly known?: { readonly country: string | null };
  /** On the checkout page, beside the number. */
  readonly note: Note;
}

const approved: CardAnswer = { kind: "approved" };
const challenge: CardAnswer = { kind: "challenge", afterwards: null };
const declined = (code: string): CardAnswer => ({ kind: "declined", code });
const visa = (number: string, pays: CardAnswer, note: Note, more: Partial<TestCard> = {}): TestCard => ({
  number,
  brand: "Visa",
  pays,
  note,
  ...more,
});

const bankRefusal = declined("method_not_saved");
const debit = (number: string, pays: CardAnswer, note: Note): TestCard => ({
  number,
  brand: "Bank payment",
  pays,
  saves: bankRefusal,
  absent: bankRefusal,
  note,
});

export const TEST_CARDS: readonly TestCard[] = [
  visa("4242424242424242", approved, { en: "Approved", de: "Angenommen" }),
  { number: "5555555555554444", brand: "Mastercard", pays: approved, note: { en: "Approved", de: "Angenommen" } },
  {
    number: "378282246310005",
    brand: "American Express",
    pays: approved,
    note: { en: "Approved (CVC of 4 digits)", de: "Angenommen (Prüfziffer mit 4 Stellen)" },
  },
  visa("4000000000003055", approved, { en: "3-D Secure without a question", de: "3-D Secure ohne Rückfrage" }),
  visa("4000000000003220", challenge, { en: "Asks for 3-D Secure", de: "Fragt nach 3-D Secure" }, { absent: approved }),
  visa(
    "4000002500003155",
    challenge,
    {
      en: "Asks for 3-D Secure once, then charges when saved",
      de: "Fragt einmal nach 3-D Secure, gespeichert dann nicht mehr",
    },
    { absent: approved },
  ),
  visa("4000002760003184", challenge, {
    en: "Asks for 3-D Secure each time, saved or not",
    de: "Fragt jedes Mal nach 3-D Secure, gespeichert oder nicht",
  }),
  visa(
    "4000008400001629",
    { kind: "challenge", afterwards: "card_declined" },
    { en: "3-D Secure, then declined", de: "3-D Secure, dann abgelehnt" },
  ),
  visa(
    "4000008260003178",
    { kind: "challenge", afterwards: "insufficient_funds" },
    { en: "3-D Secure, then insufficient funds", de: "3-D Secure, dann zu wenig Geld" },
  ),
  visa(
    "4000000000000341",
    approved,
    {
      en: "Can be saved, later charges are declined",
      de: "Lässt sich speichern, spätere Abbuchungen werden abgelehnt",
    },
    { absent: declined("card_declined") },
  ),
  visa("4000000000000002", declined("card_declined"), { en: "Declined", de: "Abgelehnt" }),
  visa("4000000000009995", declined("insufficient_funds"), { en: "Insufficient funds", de: "Zu wenig Geld" }),
  visa("4000000000009987", declined("lost_card"), { en: "Lost card", de: "Verlorene Karte" }),
  visa("4000000000009979", declined("stolen_card"), { en: "Stolen card", de: "Gestohlene Karte" }),
  visa("4000000000000069", declined("expired_card"), { en: "Expired card", de: "Abgelaufene Karte" }),
  visa("4000000000000127", declined("incorrect_cvc"), { en: "Wrong CVC", de: "Falsche Prüfziffer" }),
  visa("4000000000000119", declined("processing_error"), { en: "Processing error", de: "Fehler bei der Bank" }),
  visa("4000000000006975", declined("card_velocity_exceeded"), {
    en: "Over the card’s limit",
    de: "Über dem Limit der Karte",
  }),
  visa("4100000000000019", declined("fraudulent"), { en: "Blocked as fraud", de: "Als Betrug gesperrt" }),
  visa(
    "4000000000000259",
    approved,
    {
      en: "Approved, disputed as fraud after a day: lost",
      de: "Angenommen, nach einem Tag als Betrug zurückgefordert: verloren",
    },
    {
      disputes: { reason: "fraudulent", answered: "lost" },
    },
  ),
  visa(
    "4000000000002685",
    approved,
    {
      en: "Approved, disputed after a day: won with evidence",
      de: "Angenommen, nach einem Tag zurückgefordert: mit Belegen gewonnen",
    },
    {
      disputes: { reason: "product_not_received", answered: "won" },
    },
  ),
  visa(
    "4000000000001976",
    approved,
    {
      en: "Approved, disputed after a day: lost; one card, whoever pays with it",
      de: "Angenommen, nach einem Tag zurückgefordert: verloren; eine Karte, wer auch zahlt",
    },
    {
      disputes: { reason: "fraudulent", answered: "lost" },
      known: { country: null },
    },
  ),
  visa(
    "4000007640000003",
    approved,
    {
      en: "Approved, issued in Thailand; one card, whoever pays with it",
      de: "Angenommen, in Thailand ausgegeben; eine Karte, wer auch zahlt",
    },
    {
      known: { country: "TH" },
    },
  ),
  visa(
    "4000000000007726",
    approved,
    { en: "Approved, refunds take a day", de: "Angenommen, Erstattungen dauern einen Tag" },
    { refunds: "later" },
  ),
  visa(
    "4000000000005126",
    approved,
    { en: "Approved, refunds fail after two days", de: "Angenommen, Erstattungen scheitern nach zwei Tagen" },
    { refunds: "fails" },
  ),
  visa(
    "4000000000005134",
    approved,
    { en: "Approved, refunds are refused", de: "Angenommen, Erstattungen werden verweigert" },
    { refunds: "refused" },
  ),
  debit(
    "6200000000000047",
    { kind: "later", code: null },
    { en: "Bank payment, settles after three hours", de: "Zahlung per Bank, kommt nach drei Stunden an" },
  ),
  debit(
    "6200000000000005",
    { kind: "later", code: "payment_failed" },
    { en: "Bank payment, fails after three hours", de: "Zahlung per Bank, scheitert nach drei Stunden" },
  ),
];

export function findCard(number: string): TestCard | undefined {
  return TEST_CARDS.find((known) => known.number === number);
}

export interface CardForm {
  readonly cardNumber: string;
  readonly expiry: string;
  readonly cvc: string;
  readonly name: string;
}

export type CardField = keyof CardForm;
/** What is wrong with a field; the page has the words. */
export type CardFault =
  | ("numberMissing" | "numberMistyped" | "numberUnknown")
  | ("expiryUnreadable" | "expired")
  | ("cvcOfThree" | "cvcOfFour")
  | "nameMissing";
export type CardFaults = Readonly<Partial<Record<CardField, CardFault>>>;

export type ReadCard =
  | { readonly card: TestCard; readonly last4: string; readonly expiryMonth: number; readonly expiryYear: number }
  | { readonly faults: CardFaults };

/** Reads what was typed; faults name the fields, as the page shows them. */
export function readCard(form: CardForm, at: Date): ReadCard {
  const faults: Partial<Record<CardField, CardFault>> = {};
  const number = form.cardNumber.replace(/[\s-]/g, "");
  const card = findCard(number);
  if (number === "") faults.cardNumber = "numberMissing";
  else if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) faults.cardNumber = "numberMistyped";
  else if (!card) faults.cardNumber = "numberUnknown";
  const expiry = readExpiry(form.expiry);
  if (!expiry) faults.expiry = "expiryUnreadable";
  // A card is good until the end of its month.
  else if (Date.UTC(expiry.year, expiry.month, 1) <= at.getTime()) faults.expiry = "expired";
  const cvcDigits = card?.brand === "American Express" ? 4 : 3;
  if (!new RegExp(`^\\d{${cvcDigits}}$`).test(form.cvc.trim()))
    faults.cvc = cvcDigits === 4 ? "cvcOfFour" : "cvcOfThree";
  if (form.name.trim() === "") faults.name = "nameMissing";
  if (!card || !expiry || Object.keys(faults).length > 0) return { faults };
  return { card, last4: number.slice(-4), expiryMonth: expiry.month, expiryYear: expiry.year };
}

function readExpiry(text: string): { month: number; year: number } | null {
  const match = /^(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(text.trim());
  return match ? { month: Number(match[1]), year: 2000 + Number(match[2]) } : null;
}

/** The check digit of card numbers (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
