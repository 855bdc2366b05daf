// What Kogi's own books say moved at the provider, by the provider's names for it.
import { sql } from "kysely";
import { add, type Money, money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { isId } from "#platform/ids/index.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import type { Difference, Ours, Side } from "./compare.rules.ts";

interface Row {
  readonly kind: string;
  readonly source: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly at: Date;
}

/** Everything dated within the range, and whatever else has one of these names. */
export async function ourSide(
  db: Db,
  wish: { readonly gateway: string; readonly from: Date; readonly until: Date; readonly sources: readonly string[] },
): Promise<readonly Ours[]> {
  const { gateway, from, until } = wish;
  const sources = sql`${[...wish.sources]}::text[]`;
  // Our own name of a payout, which is an id; other kinds have names of other shapes.
  const payouts = sql`${wish.sources.filter(isId)}::uuid[]`;
  const within = (at: string) => sql`(${sql.ref(at)} >= ${from} and ${sql.ref(at)} < ${until})`;
  // Each part says range and names by its own columns, so that each is found by an index.
  const { rows } = await sql<Row>`
    select 'charge' as kind, gateway_charge as source, amount_minor as minor, currency, completed_at as at
    from payments.payments where gateway = ${gateway} and gateway_charge is not null and completed_at is not null
      and type <> ${SUBSCRIPTION} and (${within("completed_at")} or gateway_charge = any(${sources}))
    union all
    select 'charge', gateway_charge, case when state = 'paid' then amount_minor else 0 end, currency, charged_at
    from payments.method_charges where gateway = ${gateway} and gateway_charge is not null
      and (${within("charged_at")} or gateway_charge = any(${sources}))
    union all
    select 'refund', refund.gateway_refund, case when refund.state in ('processing', 'done') then refund.paid_otherwise_minor - refund.amount_minor else 0 end,
      refund.currency, refund.created_at
    from payments.refunds refund join payments.payments payment using (transaction_id)
    where payment.gateway = ${gateway} and refund.gateway_refund is not null
      and (${within("refund.created_at")} or refund.gateway_refund = any(${sources}))
    union all
    -- An earlier try that came back: nothing is left of it.
    select 'refund', tried.gateway_refund, 0, refund.currency, tried.came_back_at
    from payments.refund_tries tried join payments.refunds refund using (refund_id)
    where tried.gateway = ${gateway} and tried.gateway_refund = any(${sources})
    union all
    select 'payout', payout_id::text, case when status = 'failed' then 0 else -amount_minor end, currency, created_at
    from payments.payouts where gateway = ${gateway} and gateway_payout is not null
      and (${within("created_at")} or payout_id = any(${payouts}))
    union all
    -- Held or lost, the bank has it; won, it came back.
    select 'dispute', gateway_dispute, case when status = 'won' then 0 else -amount_minor end, currency, opened_at
    from payments.chargebacks where gateway = ${gateway} and status not in ('inquiry', 'closed')
      and (${within("opened_at")} or gateway_dispute = any(${sources}))
    union all
    -- What an administrator booked of it beside that; a refund is in the first list again, and a balance in the ledger.
    select side, source, amount_minor, currency, happened_at
    from payments.desk_bookings where gateway = ${gateway} and status = 'in_force'
      and kind <> 'refund' and side <> 'balance' and (${within("happened_at")} or source = any(${sources}))`.execute(
    db,
  );
  return summed(rows);
}

/** Each thing once: what was booked of it by hand is added to what the books said by themselves. */
function summed(rows: readonly Row[]): readonly Ours[] {
  const things = new Map<string, Ours>();
  for (const row of rows) {
    const key = `${row.kind} ${row.source} ${row.currency}`;
    const before = things.get(key);
    const amount = money(row.minor, row.currency);
    things.set(key, {
      // The query names these kinds alone.
      kind: row.kind as Side["kind"],
      source: row.source,
      amount: before ? add(before.amount, amount) : amount,
      at: before?.at ?? row.at,
      known: true,
    });
  }
  return [...things.values()];
}

/**
 * Both and what is on its way, of one moment: whatever is booked while they are read is in all of them or in none.
 */
export async function ourBooks(
  db: Db,
  wish: Parameters<typeof ourSide>[1],
): Promise<{ readonly sides: readonly Ours[]; readonly held: readonly Money[]; readonly sent: readonly Money[] }> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => ({
      sides: await ourSide(tx, wish),
      held: await heldAtGateway(tx, wish.gateway),
      sent: await underWay(tx, wish.gateway),
    }));
}

/** Whether the books say another thing of this by now than when it was found; false of what they do not name. */
export async function isOvertaken(tx: Tx, gateway: string, found: Difference): Promise<boolean> {
  const { kind, source, currency, at } = found;
  if (kind === "balance" || kind === "payout_state") return false;
  const sides = await ourSide(tx, { gateway, from: at, until: at, sources: [source] });
  const now = sides.find((one) => one.kind === kind && one.source === source && one.amount.currency === currency);
  return (now?.amount.minor ?? null) !== found.oursMinor;
}

/** What the ledger says the provider holds for us, by currency. */
async function heldAtGateway(db: Db, gateway: string): Promise<readonly Money[]> {
  const { rows } = await sql<{ currency: string; minor: bigint }>`
    select currency, -sum(posted)::bigint as minor from payments.balances
    where owner_kind = 'platform' and owner_id = ${gateway} and kind in ('gateway_pending', 'gateway_available')
    group by currency order by currency`.execute(db);
  return rows.map((row) => money(row.minor, row.currency));
}

/**
 * By how much the provider holds more than the books say, for a while: of a payout the books hear when the bank has it,
 * and of a refund before the provider is asked.
 */
async function underWay(db: Db, gateway: string): Promise<readonly Money[]> {
  const { rows } = await sql<{ currency: string; minor: bigint }>`
    select currency, sum(minor)::bigint as minor from (
      select currency, -amount_minor as minor from payments.payouts
      where gateway = ${gateway} and gateway_payout is not null and status = 'processing'
      union all
      select refund.currency, refund.amount_minor
      from payments.refunds refund join payments.payments payment using (transaction_id)
      where payment.gateway = ${gateway} and refund.state = 'processing' and refund.gateway_refund is null
    ) sent group by currency order by currency`.execute(db);
  return rows.map((row) => money(row.minor, row.currency));
}

export interface SentPayout {
  readonly payoutId: string;
  readonly gatewayPayout: string;
  readonly status: string;
  readonly amount: Money;
  readonly at: Date;
}

/** Payouts of the range that the bank should have answered by now: open ones, changed since then, or known to differ. */
export async function payoutsWithBank(
  db: Db,
  wish: { readonly gateway: string; readonly from: Date; readonly until: Date; readonly changedSince: Date },
): Promise<readonly SentPayout[]> {
  const { gateway, from, until, changedSince } = wish;
  const differing = db
    .selectFrom("payments.reconciliation_breaks")
    .select("source")
    .where("gateway", "=", gateway)
    .where("kind", "=", "payout_state")
    .where("closed_at", "is", null);
  const rows = await db
    .selectFrom("payments.payouts")
    .select(["payout_id", "gateway_payout", "status", "amount_minor", "currency", "created_at"])
    .where("gateway", "=", gateway)
    .where("gateway_payout", "is not", null)
    .where("created_at", ">=", from)
    .where("created_at", "<", until)
    .where((eb) =>
      eb.or([
        eb("status", "=", "processing"),
        eb("updated_at", ">=", changedSince),
        eb(eb.cast<string>("payout_id", "text"), "in", differing),
      ]),
    )
    .execute();
  return rows.flatMap((row) =>
    row.gateway_payout === null
      ? []
      : [
          {
            payoutId: row.payout_id,
            gatewayPayout: row.gateway_payout,
            status: row.status,
            amount: money(row.amount_minor, row.currency),
            at: row.created_at,
          },
        ],
  );
}
