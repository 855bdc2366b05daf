// A payment that a bank took back for good was paid to nobody: its receipt is credited, and so is what was issued for its
// release where the money was taken from the earner again.
import { type Money, min, money, scale, subtract, zero } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { creditReleases, issuedForReleases, type ReleaseDocument, releasesOf } from "./credit-releases.ts";
import { creditLine, mirrored, taxToCredit } from "./credit-tax.ts";
import { documentOfPayment, takeTurnToCredit } from "./document-of-payment.ts";
import { issueCredit } from "./issue-invoice.ts";

export async function creditChargeback(tx: Tx, platform: Platform, chargebackId: string): Promise<void> {
  const lost = await tx
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("chargeback_id", "=", chargebackId)
    .executeTakeFirstOrThrow();
  assert(lost.status === "lost" || lost.status === "won", "what a bank has not decided about is credited to nobody");
  await takeTurnToCredit(tx, lost.transaction_id);
  // Given back after it was lost.
  if (lost.status === "won") return owedAgain(tx, platform, lost);
  await creditReceipt(tx, platform, { ...lost, amount: money(lost.amount_minor, lost.currency) });
  await creditEarned(tx, platform, lost);
}

interface Lost {
  readonly chargeback_id: string;
  readonly transaction_id: string;
  readonly currency: string;
}

async function creditReceipt(tx: Tx, platform: Platform, lost: Lost & { readonly amount: Money }): Promise<void> {
  const payment = await findPayment(tx, lost.transaction_id);
  assert(payment, "a chargeback is of a payment");
  const receipt = await documentOfPayment(tx, platform, payment);
  const refunded = await heldRefunded(tx, lost.transaction_id);
  const left = payment.amount_minor - payment.refunded_minor;
  if (left <= 0n || !receipt) return;
  // What went back before has its credit note already.
  const credited = min(lost.amount, money(left, payment.currency));
  const feesLeft = money(left - (payment.held_minor - refunded), payment.currency);
  const isPlan = payment.type === SUBSCRIPTION;
  const fees = isPlan ? credited : scale(feesLeft, credited.minor, left);
  const held = subtract(credited, fees);
  const tax = await taxToCredit(tx, receipt, { fees });
  const lines = [
    ...(held.minor > 0n
      ? [creditLine(receipt, `${payment.description}, taken back by the bank`, held, zero(held.currency))]
      : []),
    ...(fees.minor > 0n
      ? [
          creditLine(
            receipt,
            isPlan ? `${payment.description}, taken back by the bank` : "Fees on it, taken back by the bank",
            fees,
            tax,
          ),
        ]
      : []),
  ];
  await issueCredit(tx, platform, {
    kind: "credit_note",
    issuerId: null,
    recipientId: payment.user_id,
    lines,
    credits: receipt,
    transactionId: lost.transaction_id,
    reference: lost.chargeback_id,
  });
}

/** What was credited of the payment's documents is taken back, each note by one that mirrors it. */
async function owedAgain(tx: Tx, platform: Platform, won: Lost): Promise<void> {
  const payment = await findPayment(tx, won.transaction_id);
  assert(payment, "a chargeback is of a payment");
  const releases = [];
  for (const kind of ["service_fee_invoice", "service_statement"] as const)
    releases.push(...(await issuedForReleases(tx, platform, won.transaction_id, kind)));
  const receipt = await documentOfPayment(tx, platform, payment);
  const credited = [...(receipt ? [receipt] : []), ...releases.map(({ document }) => document)];
  for (const credits of credited) {
    const notes = await tx
      .selectFrom("payments.invoices")
      .selectAll()
      .where("credits_invoice_id", "=", credits.invoice_id)
      .where("reference", "like", `${won.chargeback_id}%`)
      .where("reference", "not like", `%${OWED_AGAIN}`)
      .orderBy("issued_at")
      .execute();
    for (const note of notes)
      await issueCredit(tx, platform, {
        kind: "credit_note",
        issuerId: note.issuer_id,
        recipientId: note.recipient_id,
        lines: mirrored(note, "Owed again: the bank gave the payment back"),
        credits,
        transactionId: note.transaction_id,
        reference: `${note.reference}${OWED_AGAIN}`,
      });
  }
}

const OWED_AGAIN = ":owed_again";

async function heldRefunded(tx: Tx, transactionId: string): Promise<bigint> {
  const rows = await tx
    .selectFrom("payments.refunds")
    .select("held_minor")
    .where("transaction_id", "=", transactionId)
    .execute();
  return rows.reduce((all, row) => all + row.held_minor, 0n);
}

const TAKEN_BACK: Readonly<Record<ReleaseDocument, string>> = {
  service_fee_invoice: "Fee for work whose payment a bank took back",
  service_statement: "Work whose payment a bank took back",
};

/** In the proportion in which the earner had to give back what was released to them. */
async function creditEarned(tx: Tx, platform: Platform, lost: Lost): Promise<void> {
  const taken = await takenFromEarner(tx, lost.chargeback_id);
  if (taken === 0n) return;
  const net = (await releasesOf(tx, lost.transaction_id)).reduce((all, release) => all + release.net_minor, 0n);
  if (net === 0n) return;
  for (const kind of ["service_fee_invoice", "service_statement"] as const) {
    const issued = await issuedForReleases(tx, platform, lost.transaction_id, kind);
    const ids = issued.map(({ document }) => document.invoice_id);
    const credited = await creditedBy(tx, lost, ids);
    const total = money(
      issued.reduce((all, { document }) => all + document.gross_minor, 0n),
      lost.currency,
    );
    await creditReleases(tx, platform, {
      transactionId: lost.transaction_id,
      kind,
      amount: subtract(taken >= net ? total : scale(total, taken, net), credited),
      description: TAKEN_BACK[kind],
      // More was collected since: credited beside what was credited before.
      reference: credited.minor === 0n ? lost.chargeback_id : `${lost.chargeback_id}:${taken}`,
    });
  }
}

/** What was credited of these by this dispute before. */
async function creditedBy(tx: Tx, { chargeback_id, currency }: Lost, documentIds: readonly string[]): Promise<Money> {
  if (documentIds.length === 0) return money(0n, currency);
  const notes = await tx
    .selectFrom("payments.invoices")
    .select("gross_minor")
    .where("credits_invoice_id", "in", documentIds)
    .where("reference", "like", `${chargeback_id}:%`)
    .execute();
  return money(
    notes.reduce((all, note) => all - note.gross_minor, 0n),
    currency,
  );
}

async function takenFromEarner(tx: Tx, chargebackId: string): Promise<bigint> {
  const rows = await tx
    .selectFrom("payments.chargeback_parts")
    .select("amount_minor")
    .where("chargeback_id", "=", chargebackId)
    .where("user_id", "is not", null)
    .execute();
  return rows.reduce((all, row) => all + row.amount_minor, 0n);
}
