import { Type } from "typebox";
import { defineJob } from "#platform/jobs/index.ts";

/** Makes the provider's page when the request that started the payment could not. */
export const openCheckoutJob = defineJob("payments.open_checkout", Type.Object({ transaction_id: Type.String() }));
/** Asks the provider to close its page, and ends the payment as it then stands. */
export const closeCheckoutJob = defineJob(
  "payments.close_checkout",
  Type.Object({ transaction_id: Type.String(), cancelled: Type.Boolean() }),
);
/** Looks how a payment stands at the provider. */
export const followCheckoutJob = defineJob("payments.follow_checkout", Type.Object({ transaction_id: Type.String() }));
/** When a charge becomes ours to pay out: not every provider sends news of it. */
export const SETTLEMENT_TIMER = "payments.checkout_settlement";
export const EXPIRY_TIMER = "payments.checkout_expiry";
