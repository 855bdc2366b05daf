// The bank has decided. Won: every part goes back. Lost: what was held pays for it, and whoever owns what was protected
// is told that there is nothing left to release.
import { sql } from "kysely";
import { chargebackEnded } from "#events/payments.ts";
import { isPositive, type Money, min, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { purposePayment } from "../checkout/payment-facts.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { chargebackLost } from "../ledger/posting-rules/chargebacks.ts";
import { liftFreeze } from "../protected/freeze-protected.ts";
import { lengthenClearings } from "../protected/lengthen-clearings.ts";
import { referencesOf } from "../protected/lots.repository.ts";
import { heldRefunded } from "../protected/read-paid.ts";
import { findPurpose } from "../purposes.ts";
import { remindOfAnswer } from "./answer-due.ts";
import { type ChargebackRow, goneBeside, type PartRow, partsOf, updateChargeback } from "./chargebacks.repository.ts";
import { giveBack } from "./give-back.ts";
import { freezeCause } from "./hold-chargeback.ts";
import { followRefundsOf, lockRefundsOf } from "./refunds-at-banks.ts";
import { undoneEarnings } from "./undone-earnings.ts";

export async function endChargeback(
  tx: Tx,
  platform: Platform,
  row: ChargebackRow,
  payment: PaymentRow,
  outcome: "won" | "lost",
): Promise<void> {
  const now = platform.clock.now();
  const parts = await partsOf(tx, [row.chargeback_id]);
  const references = await referencesOf(tx, row.transaction_id);
  // The owner locks its own rows first, as it does everywhere else; only then payments lock theirs.
  const undone = outcome === "lost" ? await tellOwner(tx, platform, payment, { row, parts, references }) : 0n;
  for (const referenceId of references)
    await liftFreeze(tx, platform, { referenceId, cause: freezeCause(row.chargeback_id) });
  const fact = {
    chargebackId: row.chargeback_id,
    gateway: row.gateway,
    amount: money(row.amount_minor, row.currency),
    description: `${outcome === "won" ? "Won" : "Lost"}: disputed card payment, ${payment.description}`,
  };
  await lockRefundsOf(tx, parts);
  if (outcome === "won") await giveBack(tx, platform, { row, payment, parts, description: fact.description });
  else {
    await postJournal(tx, chargebackLost(fact), now);
    await oweDocuments(tx, platform, "chargeback", row.chargeback_id);
  }
  const change = { status: outcome, undone_minor: undone, ended_at: now, updated_at: now };
  await updateChargeback(tx, row.chargeback_id, change);
  await followRefundsOf(tx, platform, parts);
  await remindOfAnswer(tx, platform, row.chargeback_id, null);
  await platform.audit.record(tx, {
    actorId: null,
    action: `payments.chargeback_${outcome}`,
    subject: { type: "payment", id: row.transaction_id },
    before: { status: row.status },
    after: { chargeback_id: row.chargeback_id, status: outcome },
  });
  const ofEarner = parts.filter((part) => part.user_id !== null).reduce((all, part) => all + part.amount_minor, 0n);
  const taken = money(ofEarner, row.currency);
  await platform.events.publish(tx, chargebackEnded, {
    chargeback_id: row.chargeback_id,
    transaction_id: row.transaction_id,
    payer_id: payment.user_id,
    recipient_id: payment.recipient_id,
    reference_id: payment.reference_id,
    amount: toWire(fact.amount),
    held: toWire(taken),
    ...(outcome === "lost" ? { earned: toWire(await undoneEarnings(tx, row.transaction_id, taken)) } : {}),
    outcome,
    description: payment.description,
  });
  if (outcome === "lost") await lengthenClearings(tx, platform, payment);
}

/** Gives what was undone of what had been released. */
async function tellOwner(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  lost: {
    readonly row: ChargebackRow;
    readonly parts: readonly PartRow[];
    readonly references: readonly string[];
  },
): Promise<bigint> {
  const { row, parts, references } = lost;
  const purpose = findPurpose(platform, payment.type);
  let fromProtection = 0n;
  for (const referenceId of references) {
    const taken = parts.filter((part) => part.source === "protected" && part.reference_id === referenceId);
    const minor = taken.reduce((all, part) => all + part.amount_minor, 0n);
    fromProtection += minor;
    if (minor > 0n)
      await purpose?.chargedBack?.(tx, {
        ...purposePayment(payment),
        referenceId,
        amount: money(minor, payment.currency),
      });
  }
  const disputed = parts.filter((part) => part.source !== "refund").reduce((all, part) => all + part.amount_minor, 0n);
  const gone = fromProtection + (await goneBeside(tx, row));
  const released = await leftOfReleased(tx, payment, gone);
  // The fees on top were never released to anybody.
  const undone = min(money(disputed - fromProtection, payment.currency), released);
  if (!isPositive(undone)) return 0n;
  await purpose?.releaseUndone?.(tx, { ...purposePayment(payment), amount: undone });
  return undone.minor;
}

/** Of what this payment protected, what was released and has not gone back; `gone`: what banks took of either. */
async function leftOfReleased(tx: Tx, payment: PaymentRow, gone: bigint): Promise<Money> {
  const { rows } = await sql<{ left: bigint }>`select coalesce(sum(left_minor), 0)::bigint as left
    from payments.protected_lots where transaction_id = ${payment.transaction_id}`.execute(tx);
  const refunded = (await heldRefunded(tx, payment)).minor;
  const left = payment.held_minor - (rows[0]?.left ?? 0n) - gone - refunded;
  return money(left > 0n ? left : 0n, payment.currency);
}
