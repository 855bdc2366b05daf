import { mediaReady, mediaRefused } from "#events/media.ts";
import type { Tx } from "#platform/db/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { ANSWER_TIMER, answerDue } from "./answer-due.ts";
import { answersWith } from "./chargeback-files.repository.ts";
import { registerChargebackRoutes } from "./chargebacks.routes.ts";
import { sendEvidence } from "./send-evidence.ts";
import { sendEvidenceJob } from "./submit-evidence.jobs.ts";

export function registerChargebacks(http: HttpApp, platform: Platform): void {
  const { events, jobs, timers } = platform;
  registerChargebackRoutes(http, platform);
  jobs.handle(sendEvidenceJob, ({ chargeback_id }) => sendEvidence(platform, chargeback_id));
  timers.onDue(ANSWER_TIMER, (tx, { ref }) => answerDue(tx, platform, ref));
  const lookedAt = async (tx: Tx, { media_id }: { readonly media_id: string }) => {
    for (const chargeback_id of await answersWith(tx, media_id))
      await jobs.enqueue(tx, sendEvidenceJob, { chargeback_id });
  };
  events.on(mediaReady, "payments.send_evidence_with_file", lookedAt);
  events.on(mediaRefused, "payments.send_evidence_without_file", lookedAt);
}
