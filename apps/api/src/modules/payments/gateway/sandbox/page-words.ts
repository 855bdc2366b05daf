// The words of the provider's pages, in each language that Kogi speaks. Amounts are written as the reader's region does.
import { failuresDe, failuresEn, isFailureCode } from "#api-schema/failures.ts";
import { type Language, languageOf } from "#api-schema/languages.ts";
import { formatMoney, type Money } from "#money";
import type { CardFault } from "./cards.ts";

const en = {
  band: "Sandbox: no real money",
  provider: "Sandbox provider",
  back: "Back to Kogi",
  pay: "Pay",
  payAmount: (amount: string) => `Pay ${amount}`,
  payWhy: "Kogi sends you to this page to pay. Your card details stay with the provider.",
  backUnpaid: "Back to Kogi without paying",
  byCard: "Pay by card",
  checkNothingCharged: "Check the marked fields. Nothing was charged.",
  check: "Check the marked fields.",
  keep: "Save this card for next time",
  total: "Total",
  cardNumber: "Card number",
  expiry: "Expiry",
  expiryForm: "MM/YY",
  cvc: "CVC",
  cvcForm: "3 digits",
  name: "Name on card",
  savedCards: "Your saved cards",
  endingIn: (brand: string, last4: string) => `${brand} ending in ${last4}`,
  payWith: (amount: string, card: string) => `Pay ${amount} with ${card}`,
  orOther: "or with another card",
  bankTitle: "Confirm with your bank",
  isThisYou: "Is this you?",
  bankAsksPayment: (amount: string) => `Your bank asks you to confirm ${amount} to Kogi (3-D Secure).`,
  bankAsksCard: "Your bank asks you to confirm that Kogi may charge this card (3-D Secure).",
  confirm: "Confirm",
  confirmAmount: (amount: string) => `Confirm ${amount}`,
  notMe: "This was not me",
  closed: "This page has closed",
  closedWhy:
    "The time for it is over, or there were too many attempts. Nothing was charged. You can start again on Kogi.",
  whoTitle: "Show who you are",
  document: "One document is missing",
  documentWhy: "Before money can go to you, the provider wants to see a passport or an identity card.",
  handIn: "Hand in a passport",
  notNow: "Not now",
  saveTitle: "Save a card",
  saveWhy:
    "Nothing is charged now. Kogi may charge this card later for what you agree to on Kogi. Your card details stay with the provider.",
  backUnsaved: "Back to Kogi without saving",
  details: "Card details",
  save: "Save card",
  noPayment: "No payment here",
  unreadable: "The form could not be read. Go back and try again; nothing was charged.",
  nothingHere: "There is nothing here, or not any more. Start again on Kogi.",
  testCards: "Test cards",
  testCardsHelp: "Any expiry in the future, any CVC, any name.",
  number: "Number",
  whatHappens: "What happens",
  faults: {
    numberMissing: "Enter the card number.",
    numberMistyped: "Check this number for a typing mistake.",
    numberUnknown: "The sandbox takes test cards only. Use one from the list below.",
    expiryUnreadable: "Enter month and year as MM/YY.",
    expired: "This card has expired.",
    cvcOfThree: "Enter the 3 digits from the card.",
    cvcOfFour: "Enter the 4 digits from the card.",
    nameMissing: "Enter the name on the card.",
  } satisfies Record<CardFault, string>,
};

const de: typeof en = {
  band: "Sandbox: kein echtes Geld",
  provider: "Sandbox-Anbieter",
  back: "Zurück zu Kogi",
  pay: "Bezahlen",
  payAmount: (amount) => `${amount} bezahlen`,
  payWhy: "Kogi schickt dich zum Bezahlen auf diese Seite. Deine Kartendaten bleiben beim Anbieter.",
  backUnpaid: "Zurück zu Kogi, ohne zu bezahlen",
  byCard: "Mit Karte bezahlen",
  checkNothingCharged: "Prüfe die markierten Felder. Nichts wurde abgebucht.",
  check: "Prüfe die markierten Felder.",
  keep: "Diese Karte für das nächste Mal speichern",
  total: "Summe",
  cardNumber: "Kartennummer",
  expiry: "Gültig bis",
  expiryForm: "MM/JJ",
  cvc: "Prüfziffer",
  cvcForm: "3 Ziffern",
  name: "Name auf der Karte",
  savedCards: "Deine gespeicherten Karten",
  endingIn: (brand, last4) => `${brand} mit den Endziffern ${last4}`,
  payWith: (amount, card) => `${amount} bezahlen mit ${card}`,
  orOther: "oder mit einer anderen Karte",
  bankTitle: "Bei deiner Bank bestätigen",
  isThisYou: "Bist du das?",
  bankAsksPayment: (amount) => `Deine Bank bittet dich, ${amount} an Kogi zu bestätigen (3-D Secure).`,
  bankAsksCard: "Deine Bank bittet dich zu bestätigen, dass Kogi von dieser Karte abbuchen darf (3-D Secure).",
  confirm: "Bestätigen",
  confirmAmount: (amount) => `${amount} bestätigen`,
  notMe: "Das war ich nicht",
  closed: "Diese Seite ist geschlossen",
  closedWhy:
    "Die Zeit dafür ist um, oder es waren zu viele Versuche. Nichts wurde abgebucht. Du kannst auf Kogi neu beginnen.",
  whoTitle: "Zeig, wer du bist",
  document: "Ein Dokument fehlt",
  documentWhy: "Bevor Geld an dich gehen kann, will der Anbieter einen Pass oder Personalausweis sehen.",
  handIn: "Einen Pass einreichen",
  notNow: "Nicht jetzt",
  saveTitle: "Eine Karte speichern",
  saveWhy:
    "Jetzt wird nichts abgebucht. Kogi darf später von dieser Karte abbuchen, was du auf Kogi vereinbarst. Deine Kartendaten bleiben beim Anbieter.",
  backUnsaved: "Zurück zu Kogi, ohne zu speichern",
  details: "Kartendaten",
  save: "Karte speichern",
  noPayment: "Hier gibt es keine Zahlung",
  unreadable: "Das Formular ließ sich nicht lesen. Geh zurück und versuche es noch einmal; nichts wurde abgebucht.",
  nothingHere: "Hier gibt es nichts, oder nicht mehr. Beginne auf Kogi neu.",
  testCards: "Testkarten",
  testCardsHelp: "Irgendein Datum in der Zukunft, irgendeine Prüfziffer, irgendein Name.",
  number: "Nummer",
  whatHappens: "Was geschieht",
  faults: {
    numberMissing: "Gib die Kartennummer ein.",
    numberMistyped: "Prüfe diese Nummer auf einen Tippfehler.",
    numberUnknown: "Die Sandbox nimmt nur Testkarten. Nimm eine aus der Liste unten.",
    expiryUnreadable: "Gib Monat und Jahr als MM/JJ ein.",
    expired: "Diese Karte ist abgelaufen.",
    cvcOfThree: "Gib die 3 Ziffern von der Karte ein.",
    cvcOfFour: "Gib die 4 Ziffern von der Karte ein.",
    nameMissing: "Gib den Namen auf der Karte ein.",
  },
};

const failures = { en: failuresEn, de: failuresDe };

/** How a page speaks to its reader. */
export interface Speech {
  readonly language: Language;
  readonly words: typeof en;
  readonly show: (amount: Money) => string;
  /** What a code of the bank means for the person who pays. */
  readonly decline: (code: string) => string;
}

/** By what the browser asks for; English where it names nothing that can be read. */
export function speechFor(locale: string | null): Speech {
  const reader = locale ?? "en-GB";
  const language = languageOf(reader);
  return {
    language,
    words: { en, de }[language],
    show: (amount) => formatMoney(amount, reader),
    decline: (code) => failures[language][isFailureCode(code) ? code : "card_refused"],
  };
}
