// What a bank gives back goes home: every part to where it was taken from, and the payment to where it stood.
import { keepFromErasure } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockPayment, type PaymentRow, updatePayment } from "../checkout/payment.repository.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { chargebackWon } from "../ledger/posting-rules/chargebacks.ts";
import { restGivenUp } from "../ledger/posting-rules/payouts.ts";
import { moneyCame } from "../payouts/watch-wallet.ts";
import { type ChargebackRow, isDisputedBeside, type PartRow, postingPart } from "./chargebacks.repository.ts";

/** After the lots were locked. */
export async function giveBack(
  tx: Tx,
  platform: Platform,
  back: {
    readonly row: ChargebackRow;
    readonly payment: PaymentRow;
    readonly parts: readonly PartRow[];
    readonly description: string;
  },
): Promise<void> {
  const { row, payment, parts, description } = back;
  const now = platform.clock.now();
  const earner = parts.find((part) => part.user_id !== null)?.user_id ?? null;
  const isHere = earner !== null && (await keepFromErasure(tx, [earner]));
  await fillLots(tx, parts);
  const fact = { chargebackId: row.chargeback_id, gateway: row.gateway, amount: money(row.amount_minor, row.currency) };
  const legs = parts.map((part) => postingPart(part, row.currency));
  await postJournal(tx, chargebackWon({ ...fact, description, parts: legs }), now);
  const held = earner === null ? null : { userId: earner, currency: row.currency };
  if (held && isHere) await moneyCame(tx, platform, held, payment.completed_at ?? payment.created_at);
  else if (held) await keepOfErased(tx, platform, row, parts);
  const locked = await lockPayment(tx, row.transaction_id);
  if (!(await isDisputedBeside(tx, row)))
    await updatePayment(tx, row.transaction_id, { status: await statusBefore(tx, locked), updated_at: now });
}

/** Whoever was erased after the loss can withdraw nothing any more. */
async function keepOfErased(tx: Tx, platform: Platform, row: ChargebackRow, parts: readonly PartRow[]): Promise<void> {
  for (const userId of new Set(parts.flatMap((part) => part.user_id ?? []))) {
    const minor = parts.reduce((all, part) => all + (part.user_id === userId ? part.amount_minor : 0n), 0n);
    const amount = money(minor, row.currency);
    const description = "Given back by a bank to somebody who had left";
    const late = `${row.chargeback_id}:${userId}`;
    await postJournal(tx, restGivenUp({ userId, amount, late, description }), platform.clock.now());
    await platform.audit.record(tx, {
      actorId: null,
      action: "payments.rest_given_up",
      subject: { type: "person", id: userId },
      after: { amount: toWire(amount), chargeback_id: row.chargeback_id },
    });
  }
}

/** Protected money is protected again; what was clearing or kept back goes to the wallet, so its rows stay as they are. */
async function fillLots(tx: Tx, parts: readonly PartRow[]): Promise<void> {
  for (const part of parts)
    if (part.source === "protected" && part.taken_from !== null)
      await tx
        .updateTable("payments.protected_lots")
        .set((eb) => ({ left_minor: eb("left_minor", "+", part.amount_minor) }))
        .where("lot_id", "=", part.taken_from)
        .execute();
}

async function statusBefore(tx: Tx, payment: PaymentRow): Promise<"completed" | "partially_refunded" | "refunded"> {
  const refunds = await tx
    .selectFrom("payments.refunds")
    .select("held_minor")
    .where("transaction_id", "=", payment.transaction_id)
    .execute();
  const held = refunds.reduce((all, refund) => all + refund.held_minor, 0n);
  if (held === 0n) return "completed";
  return held === payment.held_minor ? "refunded" : "partially_refunded";
}
