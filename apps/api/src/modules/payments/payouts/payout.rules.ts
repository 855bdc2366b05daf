// Whether somebody may withdraw this amount now. Pure; whether the money is there, the ledger says.
import { type Currency, compare, type Money, minorDigits, money } from "#money";

export interface PayoutRequest {
  readonly amount: Money;
  readonly minimum: Money;
  /** All that the provider can pay out of what there is: then nothing is too little, or it could never leave. */
  readonly isAll: boolean;
  /** What the provider pays out is a multiple of this many minor units. */
  readonly stepMinor: bigint;
  readonly method: { readonly currency: string; readonly usable_from: Date | null } | undefined;
  readonly identityVerified: boolean;
  readonly isSuspended: boolean;
  /** Why the provider pays this person nothing now. */
  readonly block: "requirementsDue" | "payoutsPaused" | null;
  readonly at: Date;
}

export type PayoutRefusal =
  | "suspended"
  | "belowMinimum"
  | "methodNeeded"
  | "wrongCurrency"
  | "identityNeeded"
  | "requirementsDue"
  | "payoutsPaused"
  | "accountCooling"
  | "tooFine";

export function refusePayout(request: PayoutRequest): PayoutRefusal | null {
  // Whoever is kept out, for fraud or because somebody took their account over, is not paid by a schedule either.
  if (request.isSuspended) return "suspended";
  if (!request.method) return "methodNeeded";
  if (request.method.currency !== request.amount.currency) return "wrongCurrency";
  if (!request.identityVerified) return "identityNeeded";
  if (request.block) return request.block;
  // Somebody who took over an account adds their own bank first; its owner has until then to notice.
  if (request.method.usable_from && request.at < request.method.usable_from) return "accountCooling";
  if (!request.isAll && compare(request.amount, request.minimum) < 0) return "belowMinimum";
  return request.amount.minor % request.stepMinor === 0n ? null : "tooFine";
}

/** The field that a refusal is about; null where nothing that was given is to blame. `named`: the account was chosen, not ours. */
export function payoutFault(refusal: PayoutRefusal, named: boolean): { pointer: string; detail: string } | null {
  const account = "/body/payout_method_id";
  if (refusal === "belowMinimum")
    return {
      pointer: "/body/amount/amount",
      detail:
        "This is less than the smallest amount that can be withdrawn. All that you have can go at once, however little.",
    };
  if (refusal === "tooFine")
    return {
      pointer: "/body/amount/amount",
      detail: "The payment provider does not pay out amounts this fine in this currency. Round it down.",
    };
  if (refusal === "methodNeeded" && named) return { pointer: account, detail: "This is none of your bank accounts." };
  if (refusal === "methodNeeded")
    return { pointer: "/body/amount/currency", detail: "Add a bank account in this currency first." };
  if (refusal === "wrongCurrency") return { pointer: account, detail: "This bank account takes another currency." };
  if (refusal === "accountCooling")
    return {
      pointer: account,
      detail: "This bank account is new. For your safety money goes there only after a day.",
    };
  return null;
}

/** By then a bank has sent back what it takes back: the provider says within five working days. */
export const BANK_DECIDES_DAYS = 10;

/** The most of it that the provider pays out. */
export function payable(amount: Money, stepMinor: bigint): Money {
  return money(amount.minor - (amount.minor % stepMinor), amount.currency);
}

const UNITS_BY_DEFAULT = 10n;

/** For currencies without a minimum of their own, of about a euro each: ten of their units. */
export function defaultMinimum(currency: Currency): Money {
  return money(UNITS_BY_DEFAULT * 10n ** BigInt(minorDigits[currency]), currency);
}
