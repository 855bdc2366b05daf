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
  payment_failure_refund: "refund_failed",
  transfer: "payout",
  transfer_failure: "payout_failed",
  transfer_refund: "payout_failed",
  // What Stripe itself calls a payout leaves the platform's own balance.
  payout: "platform_payout",
  payout_cancel: "platform_payout_failed",
  payout_failure: "platform_payout_failed",
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
          expand: ["data.source"],
          ...(cursor === null ? {} : { starting_after: cursor }),
        }),
      );
      return { data: page.data.map(transactionOf), cursor: page.has_more ? (page.data.at(-1)?.id ?? null) : null };
    },
  };
}

function transactionOf(row: Stripe.BalanceTransaction): GatewayTransaction {
  const source = row.source;
  const thing = source !== null && typeof source !== "string" ? source : null;
  const isDispute = thing?.object === "dispute";
  const kind = isDispute ? (row.amount < 0 ? "dispute" : "dispute_won") : (KINDS[row.type] ?? "other");
  return {
    id: row.id,
    kind,
    // A transfer's group is the key of its payout.
    source: thing?.object === "transfer" ? (thing.transfer_group ?? thing.id) : (thing?.id ?? String(source ?? row.id)),
    amount: heldFromStripe(row.amount, row.currency),
    fee: costFromStripe(row.fee, row.currency),
    at: new Date(row.created * 1_000),
    availableAt: new Date(row.available_on * 1_000),
  };
}
