import { type Money, money, negate } from "#money";
import { assert } from "#platform/errors/index.ts";
import type { Journal } from "../ledger/journal.ts";
import { differenceBooked, unmatchedSentBack } from "../ledger/posting-rules/differences.ts";
import { platformPaidOut, taxPaid } from "../ledger/posting-rules/kogi.ts";
import { gatewayBilled, moneyUnmatched } from "../ledger/posting-rules/provider.ts";
import type { BookingRow } from "./bookings.repository.ts";

export type BookedFact = Pick<BookingRow, "booking_id" | "kind" | "gateway" | "currency" | "tax_country" | "reason"> & {
  readonly amount: Money;
};

/** Of what is booked by hand and is neither a refund nor a reversal: those have journals of their own. */
export function journalOfBooking(booking: BookedFact): Journal {
  const { kind, amount, reason: description, booking_id: reference, tax_country: country } = booking;
  if (kind === "tax") {
    assert(country, "tax is paid to somewhere");
    return taxPaid({ reference, country, amount, description });
  }
  assert(booking.gateway, "a difference is one with a provider");
  const fact = { reference, gateway: booking.gateway, amount, description };
  if (kind === "unmatched") return moneyUnmatched(fact);
  if (kind === "unmatched_back") return unmatchedSentBack({ ...fact, amount: negate(amount) });
  if (kind === "platform_payout") return platformPaidOut({ ...fact, amount: negate(amount) });
  if (kind === "provider_fee") return gatewayBilled({ ...fact, amount: negate(amount) });
  assert(kind === "suspense", `a booking of kind ${kind} has a journal of its own`);
  return differenceBooked(fact);
}

export const amountOf = (row: BookingRow): Money => money(row.amount_minor, row.currency);
