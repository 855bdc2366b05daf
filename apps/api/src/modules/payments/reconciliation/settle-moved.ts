// What moved at the provider is booked against `gateway_pending`, and counts as `gateway_available` from the instant that
// the provider's list names for it: a refund at once, a charge some days later, whatever its news told.
import { isZero, subtract } from "#money";
import type { Platform } from "#platform/platform.ts";
import type { GatewayTransaction } from "../gateway/port-reports.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { gatewaySettled, SETTLED } from "../ledger/posting-rules/provider.ts";
import type { Difference } from "./compare.rules.ts";

const CHUNK = 200;

// Payouts are booked against `gateway_available` from the first.
const KINDS: ReadonlySet<GatewayTransaction["kind"]> = new Set([
  "charge",
  "refund",
  "refund_failed",
  "dispute",
  "dispute_won",
]);

/** Of what both sides tell alike, everything that is available by now and was not yet: once, however often it is asked. */
export async function settleMoved(
  platform: Platform,
  gateway: string,
  transactions: readonly GatewayTransaction[],
  differences: readonly Difference[],
): Promise<void> {
  const now = platform.clock.now();
  const differs = new Set(differences.map((one) => one.source));
  const first = firstOfCharges(transactions);
  const due = transactions.filter(
    (one) => KINDS.has(one.kind) && one.availableAt <= now && !differs.has(one.source) && !isZero(netOf(one)),
  );
  // Of a charge its own name, under which its news settle it too.
  const referenceOf = (one: GatewayTransaction) => (one === first.get(one.source) ? one.source : one.id);
  for (let start = 0; start < due.length; start += CHUNK) {
    const some = due.slice(start, start + CHUNK);
    const settled = await platform.db
      .selectFrom("payments.journals")
      .select("reference")
      .where("kind", "=", SETTLED)
      .where("reference", "in", some.map(referenceOf))
      .execute();
    const known = new Set(settled.map((one) => one.reference));
    const missing = some.filter((one) => !known.has(referenceOf(one)));
    if (missing.length === 0) continue;
    await platform.inTransaction(async (tx) => {
      for (const one of missing)
        await postJournal(tx, gatewaySettled({ reference: referenceOf(one), gateway, amount: netOf(one) }), now);
    });
  }
}

/** By how much it moved the balance. */
export const netOf = (one: GatewayTransaction) => subtract(one.amount, one.fee);

/** Of each charge the line that was there first: one that was taken twice has two. */
function firstOfCharges(transactions: readonly GatewayTransaction[]): ReadonlyMap<string, GatewayTransaction> {
  const first = new Map<string, GatewayTransaction>();
  for (const one of transactions) {
    const before = first.get(one.source);
    if (one.kind === "charge" && (!before || isEarlier(one, before))) first.set(one.source, one);
  }
  return first;
}

const isEarlier = (one: GatewayTransaction, other: GatewayTransaction) =>
  one.at < other.at || (one.at.getTime() === other.at.getTime() && one.id < other.id);
