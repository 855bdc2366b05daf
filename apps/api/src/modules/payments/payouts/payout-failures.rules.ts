// What a bank's code for a payout that failed means. Pure. Codes of cards have the same words for other things.
import { failuresEn } from "#api-schema/failures.ts";

type Told = keyof typeof failuresEn;

// Source: docs.stripe.com/api/payouts/failures; the last three are Kogi's own.
const TOLD: Readonly<Record<string, Told>> = {
  account_closed: "account_closed",
  no_account: "account_wrong",
  invalid_account_number: "account_wrong",
  incorrect_account_type: "account_wrong",
  bank_ownership_changed: "account_wrong",
  incorrect_account_holder_name: "holder_differs",
  incorrect_account_holder_address: "holder_differs",
  incorrect_account_holder_tax_id: "holder_differs",
  account_frozen: "account_blocked",
  bank_account_restricted: "account_blocked",
  debit_not_authorized: "account_blocked",
  invalid_currency: "currency_not_taken",
  returned_by_bank: "returned_by_bank",
  payout_refused: "payout_refused",
  suspended_payout: "suspended_payout",
};

/** For the person who wants their money. */
export const payoutSentence = (code: string): string => failuresEn[TOLD[code] ?? "payout_refused"];

const FOR_GOOD: ReadonlySet<Told | undefined> = new Set<Told>([
  "account_closed",
  "account_wrong",
  "holder_differs",
  "account_blocked",
  "currency_not_taken",
]);

/** Whether the same account would fail again until its owner does something about it. */
export const isBroken = (code: string): boolean => FOR_GOOD.has(TOLD[code]);
