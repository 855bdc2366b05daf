import { Type } from "typebox";
import { defineJob } from "#platform/jobs/index.ts";

export const sendEvidenceJob = defineJob("payments.send_evidence", Type.Object({ chargeback_id: Type.String() }), {
  // A provider may be away for hours, and an answer that does not arrive loses the money.
  retryLimit: 20,
});
