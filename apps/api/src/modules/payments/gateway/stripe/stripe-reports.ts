// What Stripe says that it holds, and everything that moved there.
import type Stripe from "stripe";
import type { GatewayTransaction, ReportPort } from "../port-reports.ts";
import { costFromStripe, heldFromStripe } from "./stripe-amounts.ts";
import { ask } from "./stripe-client.ts";

const PAGE = 100;
const KINDS: Readonly<Record<string, GatewayTransaction["kind"]>> = {
  charge: "charge",
  payment: "charge",
  refund: "refund",
  payment_refund: "refund",
  refund_failure: "refund_failed",
  transfer: "payout",
  transfer_cancel: "payout_failed",
  transfer_failure: "payout_failed",
  transfer_refund: "payout_failed",
  // What Stripe itself calls a payout leaves the platform's own balance.
  payout: "platform_payout",
  payout_cancel: "platform_payout_failed",
  payout_failure: "platform_payout_failed",
  // Accounts of people, payouts, exchange, and the tax on all of it: the platform pays for them.
  stripe_fee: "provider_fee",
  stripe_fx_fee: "provider_fee",
  tax_fee: "provider_fee",
};

export function stripeReports(stripe: Stripe): ReportPort {
  return {
    async balances() {
      const balance = await ask(stripe.balance.retrieve());
      const currencies = [...new Set([...balance.available, ...balance.pending].map((row) => row.currency))].toSorted();
      return currencies.map((currency) => {
        const sumOf = (rows: readonly { amount: number; currency: string }[]) =>
          heldFromStripe(
            rows.filter((row) => row.currency === currency).reduce((all, row) => all + row.amount, 0),
            currency,
          );
        return { available: sumOf(balance.available), pending: sumOf(balance.pending) };
      });
    },
    async transactions({ from, until, cursor }) {
      const page = await ask(
        stripe.balanceTransactions.list({
          created: { gte: Math.floor(from.getTime() / 1_000), lt: Math.ceil(until.getTime() / 1_000) },
          limit: PAGE,
          expand: ["data.source", "data.source.transfer"],
          ...(cursor === null ? {} : { starting_after: cursor }),
        }),
      );
      return { data: page.data.map(transactionOf), cursor: page.has_more ? (page.data.at(-1)?.id ?? null) : null };
    },
  };
}

function transactionOf(row: Stripe.BalanceTransaction): GatewayTransaction {
  const thing = row.source !== null && typeof row.source !== "string" ? row.source : null;
  return {
    id: row.id,
    kind: kindOf(row, thing),
    source: keyOfPayout(thing) ?? thing?.id ?? String(row.source ?? row.id),
    amount: heldFromStripe(row.amount, row.currency),
    fee: costFromStripe(row.fee, row.currency),
    at: new Date(row.created * 1_000),
    availableAt: new Date(row.available_on * 1_000),
  };
}

type Source = Exclude<Stripe.BalanceTransaction["source"], string | null>;

function kindOf(row: Stripe.BalanceTransaction, thing: Source | null): GatewayTransaction["kind"] {
  if (thing?.object === "dispute") return row.amount < 0 ? "dispute" : "dispute_won";
  const kind = KINDS[row.type] ?? "other";
  // A debit has its row before the bank says yes, and a second one that takes it back, with its own type, where it says no.
  if (kind !== "charge" || thing?.object !== "charge") return kind;
  return thing.status === "pending" ? "charge_pending" : thing.status === "failed" ? "other" : kind;
}

/** The transfer's group; a reversal has a row of its own, and names the transfer. */
function keyOfPayout(thing: Source | null): string | null {
  const transfer = thing?.object === "transfer_reversal" ? thing.transfer : thing;
  return transfer && typeof transfer !== "string" && transfer.object === "transfer"
    ? (transfer.transfer_group ?? transfer.id)
    : null;
}
