// open -> owned -> closed with a reason. Each step is audited; none of them moves money (../bookings does).
import type { Static } from "typebox";
import type { BreakView, CloseBreakBody } from "#api-schema/payments-reconciliation.ts";
import { secondPersonWanted } from "#events/money-desk.ts";
import { isNewAdministrator, refuseNewAdministrator } from "#modules/auth/index.ts";
import { cards } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { bookingWaits } from "../bookings/bookings.repository.ts";
import { sizeOf } from "../bookings/put-booking-in-force.ts";
import { bookingErrors, breakErrors } from "../payments.errors.ts";
import { needsSecondPerson } from "../two-person/second-person.ts";
import { liftForBreak, stillFreezes } from "./foreign-refund.ts";
import { type BreakRow, closeBreakRow, lockBreak, notesOf } from "./reconciliation.repository.ts";
import { refuseSide } from "./sides-of-break.ts";

type CloseReason = Static<typeof CloseBreakBody>["reason"];
const DAY_MS = 86_400_000;

async function step(
  platform: Platform,
  breakId: string,
  work: (tx: Tx, row: BreakRow) => Promise<void>,
): Promise<BreakView> {
  const row = await platform.inTransaction(async (tx) => {
    const found = await lockBreak(tx, breakId);
    if (!found) throw breakErrors.notFound();
    if (found.closed_at) throw breakErrors.closed({ extra: { current: "closed" } });
    await work(tx, found);
    return (await lockBreak(tx, breakId)) ?? found;
  });
  const [view] = await breakViews(platform, [row]);
  if (!view) throw breakErrors.notFound();
  return view;
}

/** Takes it: from now on this administrator looks after it. Raises `break.not_found`, `closed`. */
export function takeBreak(platform: Platform, actor: Actor, breakId: string): Promise<BreakView> {
  return step(platform, breakId, async (tx, row) => {
    await tx
      .updateTable("payments.reconciliation_breaks")
      .set({ owner_id: actor.userId })
      .where("break_id", "=", breakId)
      .execute();
    await audit(tx, platform, actor, "taken", row, { owner_id: actor.userId });
  });
}

/** Raises `break.not_found`, `closed`. */
export function noteBreak(platform: Platform, actor: Actor, breakId: string, text: string): Promise<BreakView> {
  return step(platform, breakId, async (tx, row) => {
    await addNote(tx, platform, actor, breakId, text);
    await audit(tx, platform, actor, "noted", row, {});
  });
}

/**
 * Nobody closes what is of a payment or payout of their own. Of a refund made at the provider's own desk it lifts a freeze, so
 * that money may leave again: over the limit for money moved by hand it stays open until a second administrator closes it for
 * the same reason; another reason is proposed instead, and so is that of a new administrator. Raises
 * `break.not_found`, `closed`, `not_owned` for one that nobody has taken, `booking.waits` while somebody proposes to book it,
 * `refund.own_payment`, `booking.second_person`, `auth.new_administrator`.
 */
export function closeBreak(
  platform: Platform,
  actor: Actor,
  breakId: string,
  body: Static<typeof CloseBreakBody>,
): Promise<BreakView> {
  return step(platform, breakId, async (tx, row) => {
    if (row.owner_id === null) throw breakErrors.notOwned();
    await addNote(tx, platform, actor, breakId, body.note);
    if (await bookingWaits(tx, breakId)) throw bookingErrors.waits();
    if (await waitsForSecond(tx, platform, actor, { row, reason: body.reason })) {
      await proposeClosing(tx, platform, actor, row, body.reason);
      return;
    }
    await closeBreakRow(tx, breakId, { at: platform.clock.now(), by: actor.userId, reason: body.reason });
    if (row.charge !== null) await liftForBreak(tx, platform, { breakId, gateway: row.gateway, charge: row.charge });
    await audit(tx, platform, actor, "closed", row, { reason: body.reason });
  });
}

async function waitsForSecond(
  tx: Tx,
  { clock }: Platform,
  actor: Actor,
  { row, reason }: { readonly row: BreakRow; readonly reason: CloseReason },
): Promise<boolean> {
  await refuseSide(tx, row, actor);
  if (row.charge === null) return false;
  // A comparison that no longer finds it lifts nothing; news that it came to nothing do.
  const { break_id: breakId, gateway, charge } = row;
  if (!row.still_there && !(await stillFreezes(tx, { breakId, gateway, charge }))) return false;
  const apart = money((row.theirs_minor ?? 0n) - (row.ours_minor ?? 0n), row.currency);
  if (!(await needsSecondPerson(tx, sizeOf(apart), clock.now()))) return false;
  if (row.closing_reason !== reason || row.closing_by === null) return true;
  if (row.closing_by === actor.userId) throw bookingErrors.secondPerson();
  await refuseNewAdministrator(tx, [actor.userId], clock.now());
  // Nobody can decline it: whoever wants the same proposes it in their place.
  return isNewAdministrator(tx, row.closing_by, clock.now());
}

async function proposeClosing(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  row: BreakRow,
  reason: CloseReason,
): Promise<void> {
  await tx
    .updateTable("payments.reconciliation_breaks")
    .set({ closing_by: actor.userId, closing_reason: reason, closing_at: platform.clock.now() })
    .where("break_id", "=", row.break_id)
    .execute();
  await audit(tx, platform, actor, "closing_proposed", row, { reason });
  await platform.events.publish(tx, secondPersonWanted, {
    order: "closing",
    order_id: row.break_id,
    transaction_id: null,
    asked_by: actor.userId,
  });
}

async function addNote(tx: Tx, platform: Platform, actor: Actor, breakId: string, text: string): Promise<void> {
  await tx
    .insertInto("payments.reconciliation_notes")
    .values({ note_id: newId(), break_id: breakId, author_id: actor.userId, text, created_at: platform.clock.now() })
    .execute();
}

function audit(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  action: string,
  row: BreakRow,
  after: Readonly<Record<string, string>>,
): Promise<void> {
  return platform.audit.record(tx, {
    actorId: actor.userId,
    action: `payments.break_${action}`,
    subject: { type: "reconciliation_break", id: row.break_id },
    before: { class: row.class, owner_id: row.owner_id },
    after: { ...after },
  });
}

export async function breakViews(platform: Platform, rows: readonly BreakRow[]): Promise<BreakView[]> {
  const notes = Map.groupBy(
    await notesOf(
      platform.db,
      rows.map((row) => row.break_id),
    ),
    (note) => note.break_id,
  );
  const people = await cards(platform.db, [
    ...new Set([
      ...rows.flatMap((row) => row.owner_id ?? []),
      ...rows.flatMap((row) => row.closing_by ?? []),
      ...[...notes.values()].flat().map((note) => note.author_id),
    ]),
  ]);
  const name = (id: string) => people.get(id)?.name ?? "Former member";
  const now = platform.clock.now().getTime();
  return rows.map((row) => {
    const amount = (minor: bigint | null) => (minor === null ? null : toWire(money(minor, row.currency)));
    return {
      break_id: row.break_id,
      gateway: row.gateway,
      kind: row.kind,
      source: row.source,
      // The columns' check constraints allow these words alone.
      class: row.class as BreakView["class"],
      ours: amount(row.ours_minor),
      theirs: amount(row.theirs_minor),
      happened_at: row.happened_at.toISOString(),
      first_seen_at: row.first_seen_at.toISOString(),
      age_days: Math.max(0, Math.floor(((row.closed_at?.getTime() ?? now) - row.first_seen_at.getTime()) / DAY_MS)),
      still_there: row.still_there,
      owner: row.owner_id === null ? null : { user_id: row.owner_id, name: name(row.owner_id) },
      closed_at: row.closed_at?.toISOString() ?? null,
      // Another of these constraints.
      close_reason: row.close_reason as BreakView["close_reason"],
      closing:
        row.closing_by === null || row.closing_at === null || row.closed_at !== null
          ? null
          : {
              by: { user_id: row.closing_by, name: name(row.closing_by) },
              at: row.closing_at.toISOString(),
              // As what closes it.
              reason: row.closing_reason as CloseReason,
            },
      notes: (notes.get(row.break_id) ?? []).map((note) => ({
        author: name(note.author_id),
        text: note.text,
        created_at: note.created_at.toISOString(),
      })),
      can: row.closed_at ? [] : ["take", "note", ...(row.owner_id === null ? [] : (["close"] as const))],
    };
  });
}
