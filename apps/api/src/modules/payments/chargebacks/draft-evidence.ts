// The answer to a bank, filled in from what is known here: the payment, the card, and the story of what was paid for. A
// person reads, mends and sends it: a network takes one answer and no second.
import type { Static } from "typebox";
import type { EvidenceDraft } from "#api-schema/chargebacks.ts";
import { mediaViews } from "#modules/media/index.ts";
import { cards } from "#modules/users/index.ts";
import { formatMoney, money } from "#money";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { chargebackErrors, refundErrors } from "../payments.errors.ts";
import { arrivedOfRefund } from "../protected/rest-of-refund.ts";
import { findPurpose } from "../purposes.ts";
import { isSide } from "../two-person/sides.ts";
import { filesOf } from "./chargeback-files.repository.ts";
import { findChargeback } from "./chargebacks.repository.ts";

const TEXT_MAX = 20_000;
const day = (at: Date): string => at.toISOString().slice(0, 10);

/** Neither side of the payment reads what Kogi would show the bank. Raises `chargeback.not_found`, `refund.own_payment`. */
export async function draftEvidence(
  platform: Platform,
  actor: Actor,
  chargebackId: string,
): Promise<Static<typeof EvidenceDraft>> {
  const { db } = platform;
  const row = await findChargeback(db, chargebackId);
  if (!row) throw chargebackErrors.notFound();
  const payment = await findPayment(db, row.transaction_id);
  assert(payment, "a chargeback has its payment");
  if (await isSide(db, payment, actor.userId)) throw refundErrors.ownPayment();
  // Words that the provider did not take, or that answered an inquiry, are where to go on.
  const files = await filesOfDraft(db, chargebackId);
  if (row.evidence_text !== null) return { text: row.evidence_text, files };
  const story = (await findPurpose(platform, payment.type)?.story?.(db, payment.reference_id)) ?? [];
  const lines = [...(await aboutPayment(platform, payment)), ...story, ...(await aboutRefunds(platform, payment))];
  return { text: lines.join("\n\n").slice(0, TEXT_MAX), files };
}

async function filesOfDraft(db: Db, chargebackId: string): Promise<Static<typeof EvidenceDraft>["files"]> {
  const files = await filesOf(db, [chargebackId]);
  const views = await mediaViews(
    db,
    files.map((file) => file.media_id),
  );
  return files.flatMap(({ shows, media_id }) => {
    const view = views.get(media_id);
    return view && view.state !== "refused" ? [{ shows, media_id, name: view.name }] : [];
  });
}

async function aboutPayment({ db }: Platform, payment: PaymentRow): Promise<readonly string[]> {
  const people = await cards(db, [payment.user_id]);
  const paid = await db
    .selectFrom("payments.payment_attempts")
    .select(["card_brand", "card_last4"])
    .where("transaction_id", "=", payment.transaction_id)
    .where("outcome", "=", "approved")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const before = await db
    .selectFrom("payments.payments")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", payment.user_id)
    .where("created_at", "<", payment.created_at)
    .where("status", "=", "completed")
    .executeTakeFirstOrThrow();
  const name = people.get(payment.user_id)?.name ?? "The customer";
  const card = paid?.card_last4 ? ` with ${paid.card_brand ?? "a card"} ending in ${paid.card_last4}` : "";
  const amount = formatMoney(money(payment.amount_minor, payment.currency), "en");
  const count = Number(before.count);
  return [
    `On ${day(payment.completed_at ?? payment.created_at)} ${name}, signed in to their account, paid ${amount}${card} for: ${payment.description}`,
    ...(count > 0
      ? [
          `They had made ${count === 1 ? "one earlier payment" : `${count} earlier payments`} on Kogi without a dispute.`,
        ]
      : []),
  ];
}

async function aboutRefunds({ db }: Platform, payment: PaymentRow): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("payments.refunds")
    .select(["state", "amount_minor", "paid_otherwise_minor", "currency", "created_at"])
    .where("transaction_id", "=", payment.transaction_id)
    .orderBy("created_at")
    .execute();
  // What did not reach the payer is no answer to their bank.
  return rows
    .filter((row) => arrivedOfRefund(row) > 0n)
    .map((row) => {
      const arrived = formatMoney(money(arrivedOfRefund(row), row.currency), "en");
      return `On ${day(row.created_at)} ${arrived} were refunded.`;
    });
}
