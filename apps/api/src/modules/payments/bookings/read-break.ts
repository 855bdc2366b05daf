// One difference, what was booked of it, and what booking it now would move.
import type { BookingPreview, BreakDetail } from "#api-schema/payments-bookings.ts";
import { toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert, KogiError } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type AccountKey, accountId } from "../ledger/account-keys.ts";
import { ownersOf } from "../ledger/explore/account-owners.ts";
import type { Journal } from "../ledger/journal.ts";
import { breakErrors } from "../payments.errors.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { breakViews } from "../reconciliation/handle-break.ts";
import { type BreakRow, lockBreak } from "../reconciliation/reconciliation.repository.ts";
import { draftRefund } from "../refund-desk/put-refund-in-force.ts";
import { draftSendBack } from "../subscriptions/send-back-charge.ts";
import { findCharge } from "../subscriptions/subscriptions.repository.ts";
import { type Bearer, takesTwo } from "./book.ts";
import { bookingViews } from "./booking.views.ts";
import { bookingsOfBreak } from "./bookings.repository.ts";
import { journalOfBooking } from "./journal-of-booking.ts";
import { type BookingPlan, planBooking, refundOrderOf } from "./plan-booking.ts";

/** Raises `break.not_found`. What stands in the way of booking it is told by its code, in place of a preview. */
export async function readBreak(
  platform: Platform,
  actor: Actor,
  { breakId, bearer }: { readonly breakId: string; readonly bearer: Bearer },
): Promise<BreakDetail> {
  // Nothing is written: the locks make sure that the lines are of one moment.
  const { row, preview } = await platform.inTransaction(async (tx) => {
    const found = await lockBreak(tx, breakId);
    if (!found) throw breakErrors.notFound();
    return { row: found, preview: await previewOf(tx, platform, found, bearer) };
  });
  const bookings = await bookingsOfBreak(platform.db, breakId);
  const [difference] = await breakViews(platform, [row]);
  if (!difference) throw breakErrors.notFound();
  return {
    difference,
    bookings: await bookingViews(platform, actor, bookings),
    preview: typeof preview === "string" ? null : preview,
    refusal: typeof preview === "string" ? preview : null,
    can: typeof preview === "string" || bookings.some((one) => one.status === "proposed") ? [] : ["book"],
  };
}

async function previewOf(tx: Tx, platform: Platform, row: BreakRow, bearer: Bearer): Promise<BookingPreview | string> {
  if (row.closed_at) return breakErrors.closed().code;
  try {
    const plan = await planBooking(tx, platform, row);
    const journal = await journalOf(tx, row, plan, bearer);
    return {
      kind: plan.kind,
      amount: toWire(plan.amount),
      takes_two: await takesTwo(tx, platform, plan),
      transaction_id: plan.refund?.payment.transaction_id ?? null,
      asks_bearer: plan.refund !== null && plan.refund.payment.recipient_id !== null,
      journal_kind: journal.kind,
      lines: await linesOf(tx, journal),
    };
  } catch (error) {
    // Refusals come before the first row is touched, so the transaction is whole.
    if (error instanceof KogiError) return error.code;
    throw error;
  }
}

async function journalOf(tx: Tx, row: BreakRow, plan: BookingPlan, bearer: Bearer): Promise<Journal> {
  const { refund, kind, amount } = plan;
  const reason = "";
  if (!refund)
    return journalOfBooking({
      booking_id: row.break_id,
      kind,
      gateway: row.gateway,
      currency: row.currency,
      tax_country: null,
      reason,
      amount,
    });
  const order = refundOrderOf(refund, { bearer, reason });
  if (refund.payment.type !== SUBSCRIPTION) return (await draftRefund(tx, refund.payment, order)).journal;
  const charge = await findCharge(tx, refund.payment.reference_id);
  assert(charge, "a plan's payment has its charge");
  return draftSendBack(refund.payment, charge, { refundId: newId(), amount: refund.held });
}

async function linesOf(tx: Tx, journal: Journal): Promise<BookingPreview["lines"]> {
  const legs = journal.legs.filter((leg) => leg.amount.minor > 0n);
  const ref = (key: AccountKey) => ({
    account_id: accountId(key),
    kind: key.kind,
    owner_kind: key.ownerKind,
    owner_id: key.ownerId,
    currency: key.currency,
  });
  const ownerOf = await ownersOf(
    tx,
    legs.flatMap(({ debit, credit }) => [ref(debit), ref(credit)]),
  );
  const owned = (key: AccountKey) => ({ ...ref(key), owner: ownerOf(ref(key)) });
  return legs.map((leg) => ({
    kind: leg.kind,
    debit: owned(leg.debit),
    credit: owned(leg.credit),
    amount: toWire(leg.amount),
  }));
}
