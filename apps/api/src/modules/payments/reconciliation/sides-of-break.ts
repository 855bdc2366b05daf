// Whose money a difference is of: nobody decides what becomes of their own.
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import { refundErrors } from "../payments.errors.ts";
import { isSide, type Sides } from "../two-person/sides.ts";
import type { BreakRow } from "./reconciliation.repository.ts";

type Named = Pick<BreakRow, "gateway" | "kind" | "source" | "charge">;

/** Nobody books or closes what is of a payment or payout of their own. Raises `refund.own_payment`. */
export async function refuseSide(db: Db, row: Named, actor: Actor): Promise<void> {
  for (const payment of await paymentsOf(db, row))
    if (await isSide(db, payment, actor.userId)) throw refundErrors.ownPayment();
}

/** The same of what was booked of a difference. */
export async function refuseSideOfBooked(db: Db, breakId: string | null, actor: Actor): Promise<void> {
  if (breakId === null) return;
  const row = await db
    .selectFrom("payments.reconciliation_breaks")
    .select(["gateway", "kind", "source", "charge"])
    .where("break_id", "=", breakId)
    .executeTakeFirst();
  if (row) await refuseSide(db, row, actor);
}

/** Who paid and who earns it, or whose payout it is; empty for what the books have no name of. */
async function paymentsOf(db: Db, { gateway, kind, source, charge }: Named): Promise<readonly Sides[]> {
  if (kind === "payout" || kind === "payout_state") {
    if (!isId(source)) return [];
    const rows = await db.selectFrom("payments.payouts").select("user_id").where("payout_id", "=", source).execute();
    return rows.map((row) => ({ ...row, recipient_id: null, organisation_id: null }));
  }
  const { rows } = await sql<Sides>`
    select user_id, recipient_id, organisation_id from payments.payments
    where gateway = ${gateway} and gateway_charge = ${kind === "charge" ? source : charge}
    union all
    select payment.user_id, payment.recipient_id, payment.organisation_id
    from payments.chargebacks disputed join payments.payments payment using (transaction_id)
    where ${kind} = 'dispute' and disputed.gateway = ${gateway} and disputed.gateway_dispute = ${source}
    union all
    select payment.user_id, payment.recipient_id, payment.organisation_id
    from payments.refunds refund join payments.payments payment using (transaction_id)
    where ${kind} = 'refund' and payment.gateway = ${gateway} and refund.gateway_refund = ${source}
    union all
    -- Of a card that is charged again and again, also a charge that came to nothing.
    select user_id, null, null from payments.method_charges
    where ${kind} = 'charge' and gateway = ${gateway} and gateway_charge = ${source}`.execute(db);
  return rows;
}
