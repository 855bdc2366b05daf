// The provider's test cards, and what each of them answers. Pure.

export type CardAnswer =
  | { readonly kind: "approved" }
  /** `afterwards`: what the bank says once its customer has confirmed; null is yes. */
  | { readonly kind: "challenge"; readonly afterwards: string | null }
  /** By bank: known hours later. */
  | { readonly kind: "later"; readonly code: string | null }
  | { readonly kind: "declined"; readonly code: string };

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
  readonly note: string;
}

const approved: CardAnswer = { kind: "approved" };
const challenge: CardAnswer = { kind: "challenge", afterwards: null };
const declined = (code: string): CardAnswer => ({ kind: "declined", code });
const visa = (number: string, pays: CardAnswer, note: string, more: Partial<TestCard> = {}): TestCard => ({
  number,
  brand: "Visa",
  pays,
  note,
  ...more,
});

const bankRefusal = declined("method_not_saved");
const debit = (number: string, pays: CardAnswer, note: string): TestCard => ({
  number,
  brand: "Bank payment",
  pays,
  saves: bankRefusal,
  absent: bankRefusal,
  note,
});

export const TEST_CARDS: readonly TestCard[] = [
  visa("4242424242424242", approved, "Approved"),
  { number: "5555555555554444", brand: "Mastercard", pays: approved, note: "Approved" },
  { number: "378282246310005", brand: "American Express", pays: approved, note: "Approved (CVC of 4 digits)" },
  visa("4000000000003055", approved, "3-D Secure without a question"),
  visa("4000000000003220", challenge, "Asks for 3-D Secure", { absent: approved }),
  visa("4000002500003155", challenge, "Asks for 3-D Secure once, then charges when saved", { absent: approved }),
  visa("4000002760003184", challenge, "Asks for 3-D Secure each time, saved or not"),
  visa("4000008400001629", { kind: "challenge", afterwards: "card_declined" }, "3-D Secure, then declined"),
  visa(
    "4000008260003178",
    { kind: "challenge", afterwards: "insufficient_funds" },
    "3-D Secure, then insufficient funds",
  ),
  visa("4000000000000341", approved, "Can be saved, later charges are declined", { absent: declined("card_declined") }),
  visa("4000000000000002", declined("card_declined"), "Declined"),
  visa("4000000000009995", declined("insufficient_funds"), "Insufficient funds"),
  visa("4000000000009987", declined("lost_card"), "Lost card"),
  visa("4000000000009979", declined("stolen_card"), "Stolen card"),
  visa("4000000000000069", declined("expired_card"), "Expired card"),
  visa("4000000000000127", declined("incorrect_cvc"), "Wrong CVC"),
  visa("4000000000000119", declined("processing_error"), "Processing error"),
  visa("4000000000006975", declined("card_velocity_exceeded"), "Over the card’s limit"),
  visa("4100000000000019", declined("fraudulent"), "Blocked as fraud"),
  visa("4000000000000259", approved, "Approved, disputed as fraud after a day: lost", {
    disputes: { reason: "fraudulent", answered: "lost" },
  }),
  visa("4000000000002685", approved, "Approved, disputed after a day: won with evidence", {
    disputes: { reason: "product_not_received", answered: "won" },
  }),
  visa("4000000000001976", approved, "Approved, disputed after a day: lost; one card, whoever pays with it", {
    disputes: { reason: "fraudulent", answered: "lost" },
    known: { country: null },
  }),
  visa("4000007640000003", approved, "Approved, issued in Thailand; one card, whoever pays with it", {
    known: { country: "TH" },
  }),
  visa("4000000000007726", approved, "Approved, refunds take a day", { refunds: "later" }),
  visa("4000000000005126", approved, "Approved, refunds fail after two days", { refunds: "fails" }),
  visa("4000000000005134", approved, "Approved, refunds are refused", { refunds: "refused" }),
  debit("6200000000000047", { kind: "later", code: null }, "Bank payment, settles after three hours"),
  debit("6200000000000005", { kind: "later", code: "payment_failed" }, "Bank payment, fails after three hours"),
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
export type ReadCard =
  | { readonly card: TestCard; readonly last4: string; readonly expiryMonth: number; readonly expiryYear: number }
  | { readonly faults: Readonly<Partial<Record<CardField, string>>> };

/** Reads what was typed; faults name the fields, as the page shows them. */
export function readCard(form: CardForm, at: Date): ReadCard {
  const faults: Partial<Record<CardField, string>> = {};
  const number = form.cardNumber.replace(/[\s-]/g, "");
  const card = findCard(number);
  if (number === "") faults.cardNumber = "Enter the card number.";
  else if (!/^\d{12,19}$/.test(number) || !passesLuhn(number))
    faults.cardNumber = "Check this number for a typing mistake.";
  else if (!card) faults.cardNumber = "The sandbox takes test cards only. Use one from the list below.";
  const expiry = readExpiry(form.expiry);
  if (!expiry) faults.expiry = "Enter month and year as MM/YY.";
  // A card is good until the end of its month.
  else if (Date.UTC(expiry.year, expiry.month, 1) <= at.getTime()) faults.expiry = "This card has expired.";
  const cvcDigits = card?.brand === "American Express" ? 4 : 3;
  if (!new RegExp(`^\\d{${cvcDigits}}$`).test(form.cvc.trim()))
    faults.cvc = `Enter the ${cvcDigits} digits from the card.`;
  if (form.name.trim() === "") faults.name = "Enter the name on the card.";
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
