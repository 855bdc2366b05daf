// An administrator books by hand: a difference with the provider, tax that Kogi paid, or the reversal of either. Over the
// limit for money moved by hand it waits for a second administrator; nobody books a refund of a payment of their own.
import { sql } from "kysely";
import { add, compare, type Money, money, toWire, type WireMoney, zero } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { firstTime, type Keyed } from "#platform/http/index.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import { tax } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { findJournal } from "../ledger/explore/journals.repository.ts";
import { ledgerErrors } from "../ledger/ledger.errors.ts";
import { bookingErrors, breakErrors } from "../payments.errors.ts";
import { type BreakRow, lockBreak } from "../reconciliation/reconciliation.repository.ts";
import { refuseSide, refuseSideOfBooked } from "../reconciliation/sides-of-break.ts";
import { sentBackAlone } from "../refund-desk/refund-orders.repository.ts";
import { needsSecondPerson } from "../two-person/second-person.ts";
import { noteBooking } from "./audit-booking.ts";
import { bookingOfJournal, insertBooking, isReversible, taxBookedAlone } from "./bookings.repository.ts";
import { compareAgain } from "./compare-again.ts";
import { type BookingPlan, planBooking } from "./plan-booking.ts";
import {
  post,
  putDifferenceInForce,
  putReversalInForce,
  requireUnmatchedThere,
  sizeOf,
} from "./put-booking-in-force.ts";

export type Bearer = "earner" | "kogi";

/**
 * `seen`: by how much it differed when the administrator looked. Raises `break.not_found`, `closed`, `changed` when it is
 * another sum by now, what `planBooking` raises, `booking.waits`, `refund.own_payment`, and `ledger.not_enough`
 * when the money has moved on.
 */
export async function bookDifference(
  platform: Platform,
  by: Keyed,
  input: { readonly breakId: string; readonly reason: string; readonly bearer: Bearer; readonly seen?: WireMoney },
): Promise<void> {
  const reason = readReason(input.reason);
  await compareAgain(platform, by.actor, input.breakId);
  await platform.inTransaction(async (tx) => {
    const row = await lockBreak(tx, input.breakId);
    if (!row) throw breakErrors.notFound();
    if (!(await firstTime(tx, platform, by, `break:${input.breakId}:booking`))) return;
    if (row.closed_at) throw breakErrors.closed({ extra: { current: "closed" } });
    await refuseSide(tx, row, by.actor);
    const plan = await planBooking(tx, platform, row);
    if (input.seen && !isSame(input.seen, toWire(plan.amount))) throw breakErrors.changed();
    const bearer = plan.refund ? bearerOf(plan, input.bearer) : null;
    const booking = await insertBooking(tx, {
      ...(await ordered(tx, platform, by, { amount: plan.amount, takesTwo: await takesTwo(tx, platform, plan) })),
      ...namesOf(row),
      kind: plan.kind,
      bearer,
      reason,
    });
    await noteBooking(tx, platform, by.actor, booking, booking.status === "in_force" ? "booked" : "booking_proposed");
    if (booking.status === "in_force")
      await putDifferenceInForce(tx, platform, booking, { row, plan, by: by.actor.userId });
  });
}

/** Raises `booking.invalid`, `more_than_owed`. Gives the booking. */
export async function bookTaxPayment(
  platform: Platform,
  by: Keyed,
  input: { readonly country: string; readonly amount: WireMoney; readonly reason: string },
): Promise<string> {
  const reason = readReason(input.reason);
  const amount = readAmount(input.amount, bookingErrors.invalid);
  return platform.inTransaction(async (tx) => {
    const wish = `tax:${input.country}:${amount.minor}:${amount.currency}`;
    if (!(await firstTime(tx, platform, by, wish))) return idOf(by);
    await requireOwed(tx, input.country, amount);
    const booking = await insertBooking(tx, {
      // In slices as at once: what was paid of it without a second administrator lately counts with it.
      ...(await ordered(tx, platform, by, { amount, before: await taxPaidAlone(tx, platform, input.country, amount) })),
      kind: "tax",
      tax_country: input.country,
      reason,
    });
    await noteBooking(tx, platform, by.actor, booking, booking.status === "in_force" ? "booked" : "booking_proposed");
    if (booking.status === "in_force") await post(tx, platform, booking);
    return booking.booking_id;
  });
}

/**
 * Raises `ledger.journal_not_found`, `booking.not_by_hand`, `gone_back`, `waits`, `refund.own_payment`,
 * `ledger.not_enough`.
 */
export async function reverseByHand(
  platform: Platform,
  by: Keyed,
  input: { readonly journalId: string; readonly reason: string },
): Promise<void> {
  const reason = readReason(input.reason);
  await platform.inTransaction(async (tx) => {
    const before = await bookingOfJournal(tx, input.journalId);
    if (!before && !(await findJournal(tx, input.journalId))) throw ledgerErrors.journalNotFound();
    if (!(await firstTime(tx, platform, by, `journal:${input.journalId}:reversal`))) return;
    if (!before || !isReversible(before)) throw bookingErrors.notByHand();
    await refuseSideOfBooked(tx, before.break_id, by.actor);
    await requireUnmatchedThere(tx, before);
    const booking = await insertBooking(tx, {
      ...(await ordered(tx, platform, by, { amount: sizeOf(money(before.amount_minor, before.currency)) })),
      kind: "reversal",
      reverses: before.booking_id,
      reason,
    });
    await noteBooking(
      tx,
      platform,
      by.actor,
      booking,
      booking.status === "in_force" ? "reversed" : "reversal_proposed",
    );
    if (booking.status === "in_force") await putReversalInForce(tx, platform, booking);
  });
}

/** Two at once would both find it owed: they take turns. */
export async function requireOwed(tx: Tx, country: string, amount: Money): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.tax_paid:${country}`}, 0))`.execute(tx);
  const { posted } = await balanceOf(tx, tax(country, amount.currency));
  if (compare(amount, posted) > 0) throw bookingErrors.moreThanOwed();
}

/** Nobody else than Kogi earned what was paid for a plan. */
const bearerOf = ({ refund }: BookingPlan, wish: Bearer): Bearer =>
  refund?.payment.recipient_id === null ? "kogi" : wish;

const isSame = (one: WireMoney, other: WireMoney): boolean =>
  one.amount === other.amount && one.currency === other.currency;

const namesOf = (row: BreakRow) => ({
  break_id: row.break_id,
  gateway: row.gateway,
  side: row.kind,
  source: row.source,
  happened_at: row.happened_at,
});

/** Follows from the key: a call whose answer was lost finds what it booked. */
const idOf = ({ actor, key }: Keyed): string => idFromName(JSON.stringify(["desk_booking", actor.userId, key]));

/** Whether booking it waits for a second administrator. In slices of one payment as at once. */
export async function takesTwo(tx: Tx, { clock }: Platform, plan: BookingPlan): Promise<boolean> {
  const { amount, refund } = plan;
  const before = refund ? await sentBackAlone(tx, [refund.payment]) : zero(amount.currency);
  return plan.takesTwo || needsSecondPerson(tx, add(sizeOf(amount), before), clock.now());
}

/** A return is due once a month at the most. After `requireOwed`, which makes those of one country take turns. */
const TAX_RETURN_DAYS = 30;
const taxPaidAlone = (tx: Tx, { clock }: Platform, country: string, { currency }: Money): Promise<Money> =>
  taxBookedAlone(tx, { country, currency, since: addMs(clock.now(), -TAX_RETURN_DAYS * DAY_MS) });

interface Ordered {
  readonly amount: Money;
  /** What else counts towards the limit for one administrator. */
  readonly before?: Money;
  /** Whatever the sum. */
  readonly takesTwo?: boolean;
}

async function ordered(tx: Tx, { clock }: Platform, by: Keyed, { amount, before, takesTwo = false }: Ordered) {
  const now = clock.now();
  const size = add(sizeOf(amount), before ?? zero(amount.currency));
  return {
    booking_id: idOf(by),
    amount_minor: amount.minor,
    currency: amount.currency,
    status: takesTwo || (await needsSecondPerson(tx, size, now)) ? "proposed" : "in_force",
    ordered_by: by.actor.userId,
    ordered_at: now,
    changed_at: now,
  };
}

function readReason(text: string): string {
  const reason = text.trim();
  if (reason === "") throw bookingErrors.invalid({ fields: [{ pointer: "/body/reason", detail: "Fill this in." }] });
  return reason;
}
