import { Type } from "typebox";
import { defineJob } from "#platform/jobs/index.ts";

/** Gives a payout to the provider, with the payout's id as key. */
export const sendPayoutJob = defineJob("payments.send_payout", Type.Object({ payout_id: Type.String() }), {
  retryLimit: 20,
});

/** The provider forgets a bank account; it may be away for a while. */
export const forgetAccountJob = defineJob(
  "payments.forget_bank_account",
  Type.Object({ payout_method_id: Type.String() }),
  { retryLimit: 20 },
);
