// Which account: whose, what for, in which currency. The id follows from the key, so nothing has to look it up.
import type { Currency } from "#money";
import { idFromName } from "#platform/ids/index.ts";

export type AccountKind =
  | "wallet"
  | "clearing"
  | "escrow"
  | "payout"
  | "dispute"
  | "reserve"
  | "gateway_pending"
  | "gateway_available"
  | "bank"
  | "revenue"
  | "gateway_cost"
  | "chargeback_loss"
  | "tax"
  | "fx"
  | "unmatched"
  | "suspense";

export interface AccountKey {
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly kind: AccountKind;
  readonly currency: Currency;
}

/** What money is protected for. */
export interface EscrowOwner {
  readonly kind: "milestone" | "campaign" | "round";
  readonly id: string;
}

const account = (ownerKind: string, ownerId: string, kind: AccountKind, currency: Currency): AccountKey => ({
  ownerKind,
  ownerId,
  kind,
  currency,
});

/** What an earner may withdraw. */
export const wallet = (userId: string, currency: Currency) => account("user", userId, "wallet", currency);
/** Earned, but waiting out its clearing days. */
export const clearing = (userId: string, currency: Currency) => account("user", userId, "clearing", currency);
/** Kept back against chargebacks. */
export const reserve = (userId: string, currency: Currency) => account("user", userId, "reserve", currency);
/** Protected until a rule releases or refunds it. */
export const escrow = (owner: EscrowOwner, currency: Currency) => account(owner.kind, owner.id, "escrow", currency);
/** On its way to a bank: one account for each payout, empty at its end. */
export const payout = (payoutId: string, currency: Currency) => account("payout", payoutId, "payout", currency);
/** Disputed with the card network: one account for each dispute, empty at its end. */
export const dispute = (disputeId: string, currency: Currency) => account("dispute", disputeId, "dispute", currency);

/** Captured by the gateway and not yet ours to pay out; below zero, because it is what the gateway owes. */
export const gatewayPending = (gateway: string, currency: Currency) =>
  account("platform", gateway, "gateway_pending", currency);
export const gatewayAvailable = (gateway: string, currency: Currency) =>
  account("platform", gateway, "gateway_available", currency);
/** Kogi's own account at a bank, outside the provider; below zero, because it is what the bank owes. */
export const bank = (currency: Currency) => account("platform", "platform", "bank", currency);
export const gatewayCost = (gateway: string, currency: Currency) =>
  account("platform", gateway, "gateway_cost", currency);
/** One for each fee, by the name of its component: `client_fee`, `service_fee`. */
export const revenue = (component: string, currency: Currency) => account("platform", component, "revenue", currency);
/** Names that mean something else on a payment or among the revenue accounts: no fee may have one. */
export const NO_FEE_NAMES: ReadonlySet<string> = new Set([
  "included_tax",
  "processing_borne",
  "protected",
  "refunds_borne",
  "rests_given_up",
  "subscription",
]);
export const chargebackLoss = (currency: Currency) => account("platform", "platform", "chargeback_loss", currency);
export const tax = (jurisdiction: string, currency: Currency) => account("platform", jurisdiction, "tax", currency);
/** The platform's position in one currency against the other, such as `EUR:USD`: one account on each side. */
export const fx = (pair: string, currency: Currency) => account("platform", pair, "fx", currency);
/** Money that came in and fits nothing we know. */
export const unmatched = (gateway: string, currency: Currency) => account("platform", gateway, "unmatched", currency);
/** Booked, but under inquiry. */
export const suspense = (inquiry: string, currency: Currency) => account("platform", inquiry, "suspense", currency);

export function accountId(key: AccountKey): string {
  return idFromName(JSON.stringify(["ledger.account", key.ownerKind, key.ownerId, key.kind, key.currency]));
}
