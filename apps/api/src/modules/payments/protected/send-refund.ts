// The provider's part of a refund: asked with the name of this try as key, so that asking again moves nothing
// twice.
import { money } from "#money";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { Followed } from "../gateway/followed.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { type GatewayRefund, GatewayRefused } from "../gateway/port.ts";
import { refundKey } from "./refund.jobs.ts";
import { restOfRefund } from "./rest-of-refund.ts";
import { noteRefundFailed, takeTurnOfRefund } from "./retry-refund.ts";

export async function sendRefund(platform: Platform, refundId: string): Promise<void> {
  const row = await platform.db
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .select(["refund.amount_minor", "refund.paid_otherwise_minor", "refund.currency"])
    .select(["refund.state", "refund.attempts", "payment.gateway_charge"])
    .where("refund.refund_id", "=", refundId)
    .executeTakeFirstOrThrow();
  if (row.state !== "processing") return;
  assert(row.gateway_charge, "a refunded payment was charged");
  const amount = money(restOfRefund(row), row.currency);
  const { attempts } = row;
  const order = { key: refundKey(refundId, attempts), charge: row.gateway_charge, amount };
  const answer = await orRefused(gatewayOf(platform).refund(order));
  if (answer instanceof GatewayRefused) {
    const { code, parameter } = answer;
    platform.log.warn({ refundId, code, parameter }, "the provider refused a refund");
    await platform.inTransaction(async (tx) => {
      await takeTurnOfRefund(tx, refundId);
      await noteRefundFailed(tx, platform, { refundId, gatewayRefund: null, attempts, code });
    });
    return;
  }
  await applyRefund(platform, refundId, answer);
  // News that came before the name was stored found nothing; this look makes up for them.
  await followRefund(platform, answer.id);
}

/** A refund as the provider has it now. */
export async function followRefund(platform: Platform, gatewayRefund: string): Promise<Followed> {
  const row = await platform.db
    .selectFrom("payments.refunds")
    .select("refund_id")
    .where("gateway_refund", "=", gatewayRefund)
    .executeTakeFirst();
  const answer = row && (await gatewayOf(platform).fetchRefund(gatewayRefund));
  if (!answer) return "unknown";
  return (await applyRefund(platform, row.refund_id, answer)) ? "changed" : "same";
}

/** True when it ended by this. */
async function applyRefund(platform: Platform, refundId: string, answer: GatewayRefund): Promise<boolean> {
  const { id: gatewayRefund, state, failureCode: code } = answer;
  return platform.inTransaction(async (tx) => {
    if (state === "failed") await takeTurnOfRefund(tx, refundId);
    const { numUpdatedRows } = await tx
      .updateTable("payments.refunds")
      .set({
        gateway_refund: gatewayRefund,
        updated_at: platform.clock.now(),
        ...(state === "failed" ? {} : { state, failure_code: code }),
      })
      .where("refund_id", "=", refundId)
      // What has ended stays as it ended, in whatever order the news come; but a bank may send back what was done.
      .where("state", "=", "processing")
      .executeTakeFirst();
    if (state === "failed") return noteRefundFailed(tx, platform, { refundId, gatewayRefund, code });
    return state === "done" && numUpdatedRows > 0n;
  });
}
