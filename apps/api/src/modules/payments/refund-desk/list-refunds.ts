// The desk's view of refunds of everybody: one that gave up is tried once more, or was paid another way (settle-refund.ts).
import type { Static } from "typebox";
import type { DeskRefund } from "#api-schema/payout-desk.ts";
import type { UserCard } from "#api-schema/users.ts";
import { cards } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, firstTime, type Keyed, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { isAtBank, takenFromRefund, takenOfRefund } from "../chargebacks/chargebacks.repository.ts";
import { refundErrors } from "../payments.errors.ts";
import { restOfRefund } from "../protected/rest-of-refund.ts";
import { retryRefund } from "../protected/retry-refund.ts";
import { type SettlementRow, settlementsOf, waitingSettlement } from "./refund-settlements.repository.ts";

type RefundOut = Static<typeof DeskRefund>;

interface Query {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

const refundsWithPayment = (db: Db, states: readonly string[] = []) =>
  db
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .selectAll("refund")
    .select(["payment.user_id", "payment.description"])
    .select([
      isAtBank("refund.refund_id").as("at_bank"),
      isAtBank("refund.refund_id", ["held", "evidence_sent"]).as("held_by_bank"),
      takenFromRefund("refund.refund_id").as("taken_minor"),
    ])
    .$if(states.length > 0, (q) => q.where("refund.state", "in", states));
type RefundRow = Awaited<ReturnType<ReturnType<typeof refundsWithPayment>["execute"]>>[number];

export async function listAllRefunds(
  platform: Platform,
  actor: Actor,
  query: Query & { readonly state?: readonly string[]; readonly user_id?: string },
): Promise<Page<RefundOut> & { total?: number }> {
  const { db } = platform;
  const limit = query.limit ?? 20;
  const { user_id: userId } = query;
  const matching = refundsWithPayment(db, query.state).$if(userId !== undefined, (q) =>
    q.where((eb) => eb.or([eb("payment.user_id", "=", userId ?? ""), eb("payment.recipient_id", "=", userId ?? "")])),
  );
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
  const views = await deskRefunds(platform, actor, found);
  const page = toPage(
    views,
    limit,
    (view) => [view.created_at, view.refund_id],
    (view) => view,
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
  return readDeskRefund(platform, by.actor, refundId);
}

async function whyNotRetried(tx: Tx, refundId: string): Promise<Error> {
  if (await waitingSettlement(tx, refundId)) return refundErrors.settlementWaits();
  const { takenMinor } = await takenOfRefund(tx, refundId);
  return takenMinor > 0n ? refundErrors.atBank() : refundErrors.notFailed();
}

export async function readDeskRefund(platform: Platform, actor: Actor, refundId: string): Promise<RefundOut> {
  const rows = await refundsWithPayment(platform.db).where("refund.refund_id", "=", refundId).execute();
  const [view] = await deskRefunds(platform, actor, rows);
  if (!view) throw refundErrors.notFound();
  return view;
}

async function deskRefunds({ db }: Platform, actor: Actor, rows: readonly RefundRow[]): Promise<RefundOut[]> {
  const ids = rows.map((row) => row.refund_id);
  const settlements = new Map((await settlementsOf(db, ids)).map((one) => [one.refund_id, one]));
  const orderers = [...settlements.values()].flatMap((one) => [
    one.ordered_by,
    ...(one.answered_by ? [one.answered_by] : []),
  ]);
  const named = [...rows.map((row) => row.user_id), ...orderers];
  const people = await cards(db, [...new Set(named)]);
  return rows.map((row) => {
    const settlement = settlements.get(row.refund_id);
    return {
      refund_id: row.refund_id,
      transaction_id: row.transaction_id,
      description: row.description,
      payer: people.get(row.user_id) ?? null,
      amount: toWire(money(row.amount_minor, row.currency)),
      waiting: row.state === "failed" ? toWire(money(restOfRefund(row) - row.taken_minor, row.currency)) : null,
      // The column's check constraint allows these words alone.
      state: row.state as RefundOut["state"],
      at_bank: row.at_bank,
      reason: row.reason,
      failure_code: row.failure_code,
      attempts: row.attempts,
      retry_at: row.retry_at?.toISOString() ?? null,
      settlement: settlement ? settlementView(settlement, people) : null,
      created_at: row.created_at.toISOString(),
      can: actionsOf(row, settlement, actor),
    };
  });
}

const settlementView = (row: SettlementRow, people: ReadonlyMap<string, UserCard>) => ({
  amount: toWire(money(row.amount_minor, row.currency)),
  transfer: row.transfer,
  paid_on: row.paid_on,
  // The column's check constraint allows these words alone.
  status: row.status as NonNullable<RefundOut["settlement"]>["status"],
  ordered_by: people.get(row.ordered_by) ?? null,
  ordered_at: row.ordered_at.toISOString(),
  answered_by: row.answered_by === null ? null : (people.get(row.answered_by) ?? null),
});

function actionsOf(row: RefundRow, settlement: SettlementRow | undefined, actor: Actor): RefundOut["can"] {
  if (settlement?.status === "proposed") return [settlement.ordered_by === actor.userId ? "withdraw" : "answer"];
  if (row.state !== "failed") return [];
  // What a bank has kept a part of is not sent anew, and its rest is paid another way.
  const retry = row.at_bank ? [] : ["retry" as const];
  return row.retry_at === null && !row.held_by_bank ? [...retry, "settle" as const] : retry;
}
