import { contractsApi as api } from "#api-schema/contract-routes.ts";
import { assert } from "#platform/errors/index.ts";
import { type HttpApp, keyed, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { approveMilestone } from "./approve-milestone.ts";
import { disputeMilestone, withdrawDispute } from "./disputes/dispute-milestone.ts";
import { acceptSettlement, proposeSettlement } from "./disputes/settle-dispute.ts";
import { fundMilestone } from "./fund-milestone.ts";
import { giveBack, requestRefund } from "./give-back.ts";
import { answerMilestone } from "./propose-milestone.ts";
import { readMilestone } from "./read-milestone.ts";
import { requestRevision } from "./request-revision.ts";
import { answerRest } from "./rest/answer-rest.ts";
import { submitMilestone } from "./submit-milestone.ts";

export function serveMilestones(http: HttpApp, platform: Platform): void {
  serve(http, api.getMilestone, ({ actor, params }) => readMilestone(platform, actor, params.milestone_id));
  serve(http, api.agreeMilestone, ({ actor, params, body }) =>
    answerMilestone(platform, actor, { milestoneId: params.milestone_id, answer: body.answer }),
  );
  serve(http, api.submitMilestone, ({ actor, params, body }) =>
    submitMilestone(platform, actor, { milestoneId: params.milestone_id, note: body.note, files: body.files ?? [] }),
  );
  serve(http, api.requestRevision, ({ actor, params, body }) =>
    requestRevision(platform, actor, { milestoneId: params.milestone_id, note: body.note }),
  );
  serve(http, api.requestRefund, ({ actor, params, body }) =>
    requestRefund(platform, actor, { milestoneId: params.milestone_id, reason: body.reason }),
  );
  serve(http, api.disputeMilestone, ({ actor, params, body }) =>
    disputeMilestone(platform, actor, {
      milestoneId: params.milestone_id,
      reason: body.reason,
      toFreelancer: body.to_freelancer ?? null,
      files: body.files ?? [],
    }),
  );
  serve(http, api.withdrawDispute, ({ actor, params }) => withdrawDispute(platform, actor, params.milestone_id));
  serve(http, api.proposeSettlement, ({ actor, params, body }) =>
    proposeSettlement(platform, actor, {
      milestoneId: params.milestone_id,
      toFreelancer: body.to_freelancer,
      message: body.message ?? "",
    }),
  );
}

/** Where money moves: the contract requires a key, and the use case keeps it as the name of the effect. */
export function serveMilestoneMoney(http: HttpApp, platform: Platform): void {
  serve(http, api.fundMilestone, ({ actor, params, idempotencyKey }) =>
    fundMilestone(platform, actor, { milestoneId: params.milestone_id, idempotencyKey: keyOf(idempotencyKey) }),
  );
  serve(http, api.approveMilestone, ({ actor, params, body, idempotencyKey }) =>
    approveMilestone(platform, actor, {
      milestoneId: params.milestone_id,
      amount: body.amount ?? null,
      rest: body.rest ?? null,
      seenAmount: body.seen_amount ?? null,
      note: body.note ?? "",
      idempotencyKey: keyOf(idempotencyKey),
    }),
  );
  serve(http, api.answerRest, ({ actor, params, body, idempotencyKey }) =>
    answerRest(platform, keyed(actor, idempotencyKey), {
      milestoneId: params.milestone_id,
      answer: body.answer,
      seenAmount: body.seen_amount ?? null,
      note: body.note ?? "",
    }),
  );
  serve(http, api.refundMilestone, ({ actor, params, body, idempotencyKey }) =>
    giveBack(platform, actor, {
      milestoneId: params.milestone_id,
      seenAmount: body.seen_amount ?? null,
      note: body.note ?? "",
      idempotencyKey: keyOf(idempotencyKey),
    }),
  );
  serve(http, api.acceptSettlement, ({ actor, params, idempotencyKey }) =>
    acceptSettlement(platform, actor, {
      settlementId: params.settlement_id,
      idempotencyKey: keyOf(idempotencyKey),
    }),
  );
}

function keyOf(key: string | null): string {
  assert(key, "a money route requires an Idempotency-Key");
  return key;
}
