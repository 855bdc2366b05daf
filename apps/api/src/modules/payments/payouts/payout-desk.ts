// The desk's view of money going out: payouts and refunds of everybody, and another look at the provider.
import type { Static } from "typebox";
import type { DeskPayout, DeskRefund } from "#api-schema/payout-desk.ts";
import type { UserCard } from "#api-schema/users.ts";
import { cards } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, firstTime, type Keyed, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { isAtBank, takenOfRefund } from "../chargebacks/chargebacks.repository.ts";
import { askGateway } from "../gateway/gateway.ts";
import { payoutErrors, refundErrors } from "../payments.errors.ts";
import { retryRefund } from "../protected/retry-refund.ts";
import { payoutView } from "./payout.views.ts";
import type { PayoutWithMethod } from "./payouts.repository.ts";
import { findPayout } from "./payouts.repository.ts";
import { followPayout, sendPayout } from "./send-payout.ts";

type PayoutOut = Static<typeof DeskPayout>;
type RefundOut = Static<typeof DeskRefund>;

interface Query {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

const payoutsWithMethod = (db: Db, statuses: readonly string[]) =>
  db
    .selectFrom("payments.payouts as payout")
    .innerJoin("payments.payout_methods as method", "method.payout_method_id", "payout.payout_method_id")
    .selectAll("payout")
    .select("method.last4")
    .$if(statuses.length > 0, (q) => q.where("payout.status", "in", statuses));

export async function listAllPayouts(
  { db }: Platform,
  query: Query & { readonly status?: readonly string[] },
): Promise<Page<PayoutOut> & { total?: number }> {
  const limit = query.limit ?? 20;
  const matching = payoutsWithMethod(db, query.status ?? []);
  let rows = matching;
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstantCursor(query.cursor);
    rows = rows.where((eb) => eb(eb.refTuple("payout.created_at", "payout.payout_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("payout.created_at", "desc")
    .orderBy("payout.payout_id", "desc")
    .limit(limit + 1)
    .execute();
  const people = await cards(db, [...new Set(found.map((row) => row.user_id))]);
  const page = toPage(
    found,
    limit,
    (row) => [row.created_at.toISOString(), row.payout_id],
    (row) => deskPayout(row, people),
  );
  if (!query.count) return page;
  return { ...page, total: await countRows(db, matching.clearSelect().select("payout.payout_id")) };
}

const deskPayout = (row: PayoutWithMethod, people: ReadonlyMap<string, UserCard>): PayoutOut => ({
  payout: payoutView(row),
  person: people.get(row.user_id) ?? null,
});

/** Asks the provider how it stands now, or sends what was never sent. */
export async function recheckPayout(platform: Platform, actor: Actor, payoutId: string): Promise<PayoutOut> {
  const before = await findPayout(platform.db, payoutId);
  if (!before) throw payoutErrors.notFound();
  await platform.inTransaction((tx) =>
    platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.payout_rechecked",
      subject: { type: "payout", id: payoutId },
    }),
  );
  if (before.gateway_payout === null) await askGateway(sendPayout(platform, payoutId));
  else await askGateway(followPayout(platform, before.gateway_payout));
  const row = await findPayout(platform.db, payoutId);
  if (!row) throw payoutErrors.notFound();
  return deskPayout(row, await cards(platform.db, [row.user_id]));
}

const refundsWithPayment = (db: Db, states: readonly string[] = []) =>
  db
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .selectAll("refund")
    .select(["payment.user_id", "payment.description"])
    .select(isAtBank("refund.refund_id").as("at_bank"))
    .$if(states.length > 0, (q) => q.where("refund.state", "in", states));
type RefundRow = Awaited<ReturnType<ReturnType<typeof refundsWithPayment>["execute"]>>[number];

export async function listAllRefunds(
  { db }: Platform,
  query: Query & { readonly state?: readonly string[] },
): Promise<Page<RefundOut> & { total?: number }> {
  const limit = query.limit ?? 20;
  const matching = refundsWithPayment(db, query.state);
  let rows = matching;
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstantCursor(query.cursor);
    rows = rows.where((eb) => eb(eb.refTuple("refund.created_at", "refund.refund_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("refund.created_at", "desc")
    .orderBy("refund.refund_id", "desc")
    .limit(limit + 1)
    .execute();
  const people = await cards(db, [...new Set(found.map((row) => row.user_id))]);
  const page = toPage(
    found,
    limit,
    (row) => [row.created_at.toISOString(), row.refund_id],
    (row) => deskRefund(row, people),
  );
  if (!query.count) return page;
  return { ...page, total: await countRows(db, matching.clearSelect().select("refund.refund_id")) };
}

/** A refund that gave up is tried once more. */
export async function retryRefundByHand(platform: Platform, by: Keyed, refundId: string): Promise<RefundOut> {
  await platform.inTransaction(async (tx) => {
    if (!(await firstTime(tx, platform, by, `refund_retry:${refundId}`))) return;
    if (!(await retryRefund(tx, platform, refundId))) throw await whyNotRetried(tx, refundId);
    await platform.audit.record(tx, {
      actorId: by.actor.userId,
      action: "payments.refund_retried",
      subject: { type: "refund", id: refundId },
    });
  });
  const row = await refundsWithPayment(platform.db).where("refund.refund_id", "=", refundId).executeTakeFirst();
  if (!row) throw refundErrors.notFound();
  return deskRefund(row, await cards(platform.db, [row.user_id]));
}

async function whyNotRetried(tx: Tx, refundId: string): Promise<Error> {
  const { takenMinor } = await takenOfRefund(tx, refundId);
  return takenMinor > 0n ? refundErrors.atBank() : refundErrors.notFailed();
}

const deskRefund = (row: RefundRow, people: ReadonlyMap<string, UserCard>): RefundOut => ({
  refund_id: row.refund_id,
  transaction_id: row.transaction_id,
  description: row.description,
  payer: people.get(row.user_id) ?? null,
  amount: toWire(money(row.amount_minor, row.currency)),
  // The column's check constraint allows these words alone.
  state: row.state as RefundOut["state"],
  at_bank: row.at_bank,
  reason: row.reason,
  failure_code: row.failure_code,
  attempts: row.attempts,
  retry_at: row.retry_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  can: row.state === "failed" && !row.at_bank ? ["retry" as const] : [],
});
