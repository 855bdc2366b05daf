import { Type } from "typebox";
import { defineJob } from "#platform/jobs/index.ts";

export const REFUND_RETRY_TIMER = "payments.refund_retry";

/** The name under which the provider is asked: a new one for each try, so that it tries at all. */
export const refundKey = (refundId: string, attempts: number): string =>
  attempts === 0 ? refundId : `${refundId}:${attempts}`;

/** Asks how a refund stands that the provider had before we did. */
export const followRefundJob = defineJob("payments.follow_refund", Type.Object({ gateway_refund: Type.String() }));

export const sendRefundJob = defineJob("payments.send_refund", Type.Object({ refund_id: Type.String() }), {
  // A provider may be away for hours, and the person is owed the money all the while.
  retryLimit: 20,
});
