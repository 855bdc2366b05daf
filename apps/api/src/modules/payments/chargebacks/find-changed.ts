// Where a disputed payment's money lies, once what its earner has changed into another currency is changed back.
import { currency } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { changeBack, walletsChangedInto } from "../exchange/change-back.ts";
import { type Pocket, stillOwed } from "./chargeback.rules.ts";
import { type Found, findPockets, type lockLotsOfPayment } from "./find-pockets.ts";

/** As `findPockets`, for a dispute of so much; changes back no more than the earner answers for and does not have otherwise. */
export async function findAndChangeBack(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  {
    lots,
    waiting,
    minor,
  }: {
    readonly lots: Awaited<ReturnType<typeof lockLotsOfPayment>>;
    /** What goes back to the payer already, and did not arrive. */
    readonly waiting: readonly Pocket[];
    readonly minor: bigint;
  },
): Promise<Found> {
  const { recipient_id: userId, completed_at: since } = payment;
  if (userId === null || since === null) return findPockets(tx, payment, lots);
  const changed = { userId, currency: currency(payment.currency), since };
  const found = await findPockets(tx, payment, lots, await walletsChangedInto(tx, changed));
  const owed = stillOwed(minor, [...waiting, ...found.pockets], found.earnedMinor);
  const backMinor = await changeBack(tx, platform, changed, owed);
  return {
    ...found,
    pockets: found.pockets.map((one) => (one.source === "wallet" ? { ...one, minor: one.minor + backMinor } : one)),
  };
}
