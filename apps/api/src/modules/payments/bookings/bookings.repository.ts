import { type Insertable, type Selectable, sql } from "kysely";
import { type Money, money } from "#money";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { isId } from "#platform/ids/index.ts";
import { bookingErrors } from "../payments.errors.ts";
import type { DeskBookingsTable } from "../payments.tables.ts";
import type { OwnOut } from "./booking.rules.ts";

export type BookingRow = Selectable<DeskBookingsTable>;

/** Raises `booking.waits` when another of the same waits, or is in force. */
export async function insertBooking(tx: Tx, booking: Insertable<DeskBookingsTable>): Promise<BookingRow> {
  try {
    return await tx.insertInto("payments.desk_bookings").values(booking).returningAll().executeTakeFirstOrThrow();
  } catch (error) {
    if (uniqueViolation(error, "desk_bookings_one_of_break") || uniqueViolation(error, "desk_bookings_one_reversal"))
      throw bookingErrors.waits();
    throw error;
  }
}

export async function findBooking(db: Db, bookingId: string): Promise<BookingRow | undefined> {
  return db.selectFrom("payments.desk_bookings").selectAll().where("booking_id", "=", bookingId).executeTakeFirst();
}

export async function lockBooking(tx: Tx, bookingId: string): Promise<BookingRow> {
  return tx
    .selectFrom("payments.desk_bookings")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateBooking(
  tx: Tx,
  bookingId: string,
  change: Partial<
    Pick<
      BookingRow,
      "status" | "answered_by" | "answered_at" | "answer_note" | "changed_at" | "journal_id" | "refund_order_id"
    >
  >,
): Promise<void> {
  await tx.updateTable("payments.desk_bookings").set(change).where("booking_id", "=", bookingId).execute();
}

/** Locked. Undefined for a journal that nobody booked by hand. */
export async function bookingOfJournal(tx: Tx, journalId: string): Promise<BookingRow | undefined> {
  return tx
    .selectFrom("payments.desk_bookings")
    .selectAll()
    .where("journal_id", "=", journalId)
    .forUpdate()
    .executeTakeFirst();
}

/** A refund moved more than its journal says (lots, documents, a plan), and a reversal is undone by booking anew. */
export const isReversible = (row: Pick<BookingRow, "kind" | "status">): boolean =>
  row.status === "in_force" && row.kind !== "refund" && row.kind !== "reversal";

/** Of these journals those that may be taken back, and that nobody proposes to. */
export async function reversibleAmong(db: Db, journalIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("payments.desk_bookings as booking")
    .select(["journal_id", "kind", "status"])
    .where("journal_id", "in", journalIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("payments.desk_bookings as reversal")
            .select("reversal.booking_id")
            .whereRef("reversal.reverses", "=", "booking.booking_id")
            .where("reversal.status", "=", "proposed"),
        ),
      ),
    )
    .execute();
  return new Set(rows.filter(isReversible).flatMap((row) => row.journal_id ?? []));
}

export async function bookingsOfBreak(db: Db, breakId: string): Promise<readonly BookingRow[]> {
  return db
    .selectFrom("payments.desk_bookings")
    .selectAll()
    .where("break_id", "=", breakId)
    .orderBy("ordered_at", "desc")
    .execute();
}

/** Whether somebody proposes to book this difference. */
export async function bookingWaits(db: Db, breakId: string): Promise<boolean> {
  return (await bookingsOfBreak(db, breakId)).some((row) => row.status === "proposed");
}

/** Tax of this country that administrators booked as paid since then, each without a second one, and that stands. */
export async function taxBookedAlone(
  db: Db,
  { country, currency, since }: { readonly country: string; currency: Money["currency"]; since: Date },
): Promise<Money> {
  const { minor } = await db
    .selectFrom("payments.desk_bookings")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<bigint>("amount_minor"), eb.val(0n)).as("minor"))
    .where("kind", "=", "tax")
    .where("tax_country", "=", country)
    .where("currency", "=", currency)
    .where("status", "=", "in_force")
    .where("answered_by", "is", null)
    .where("ordered_at", ">", since)
    .executeTakeFirstOrThrow();
  return money(BigInt(minor), currency);
}

interface OfSource {
  readonly gateway: string;
  readonly side: string;
  readonly source: string;
  readonly currency: string;
}

/** Whether a booking of the same thing was put in force or taken back since. */
export async function bookedSince(db: Db, thing: OfSource, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom("payments.desk_bookings")
    .select("booking_id")
    .where("gateway", "=", thing.gateway)
    .where("side", "=", thing.side)
    .where("source", "=", thing.source)
    .where("currency", "=", thing.currency)
    .where("status", "in", ["in_force", "reversed"])
    .where("changed_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Null for what is no refund or payout of Kogi's own, or has failed: no news of it move money. */
export async function ownOut(
  db: Db,
  { gateway, kind, source }: Record<"gateway" | "kind" | "source", string>,
): Promise<OwnOut | null> {
  if (kind === "refund") {
    const refund = await db
      .selectFrom("payments.refunds as own")
      .innerJoin("payments.payments as payment", "payment.transaction_id", "own.transaction_id")
      .select("own.refund_id")
      .where("payment.gateway", "=", gateway)
      .where("own.gateway_refund", "=", source)
      .where("own.state", "in", ["processing", "done"])
      .executeTakeFirst();
    return refund ? "sent" : null;
  }
  if (kind !== "payout" || !isId(source)) return null;
  const payout = await db
    .selectFrom("payments.payouts")
    .select("gateway_payout")
    .where("payout_id", "=", source)
    .where("status", "<>", "failed")
    .executeTakeFirst();
  if (!payout) return null;
  return payout.gateway_payout === null ? "asked" : "sent";
}

/** Of a charge that was booked as money of nobody: how much of it has not gone back; 0 for any other. */
export async function unmatchedLeft(tx: Tx, gateway: string, charge: string): Promise<bigint> {
  // Whoever sends it back and whoever takes its booking back take turns.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.unmatched:${gateway}:${charge}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ left: bigint }>`
    select coalesce(sum(booked.amount_minor), 0)::bigint as left from payments.desk_bookings booked
    left join payments.reconciliation_breaks difference using (break_id)
    where booked.status = 'in_force' and booked.gateway = ${gateway}
      and (booked.kind = 'unmatched' and booked.source = ${charge}
        or booked.kind = 'unmatched_back' and difference.charge = ${charge})`.execute(tx);
  return rows[0]?.left ?? 0n;
}

export interface BookingFilter {
  /** Any of; empty: all. */
  readonly statuses: readonly string[];
}

const matching = (db: Db, { statuses }: BookingFilter) =>
  db.selectFrom("payments.desk_bookings").$if(statuses.length > 0, (query) => query.where("status", "in", statuses));

export async function listBookingRows(
  db: Db,
  filter: BookingFilter,
  page: { readonly limit: number; readonly before: { readonly at: Date; readonly id: string } | null },
): Promise<readonly BookingRow[]> {
  const { before } = page;
  return matching(db, filter)
    .selectAll()
    .$if(before !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple("ordered_at", "booking_id"), "<", eb.tuple(before?.at ?? new Date(0), before?.id ?? "")),
      ),
    )
    .orderBy("ordered_at", "desc")
    .orderBy("booking_id", "desc")
    .limit(page.limit + 1)
    .execute();
}

export async function countBookings(db: Db, filter: BookingFilter): Promise<number> {
  return countRows(db, matching(db, filter).select("booking_id"));
}
