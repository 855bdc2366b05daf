import { contractsApi as api } from "#api-schema/contract-routes.ts";
import { type HttpApp, keyed, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addEntry, addMediatorEntry } from "./add-entry.ts";
import { answerDecision, decideDispute } from "./decide-dispute.ts";
import { listDisputes, listDisputesToDecide, readDispute, readDisputeAsMediator } from "./read-dispute.ts";

export function serveDisputes(http: HttpApp, platform: Platform): void {
  serve(http, api.listDisputes, ({ actor, query }) => listDisputes(platform, actor, query));
  serve(http, api.getDispute, ({ actor, params }) => readDispute(platform, actor, params.dispute_id));
  serve(http, api.addDisputeEntry, ({ actor, params, body }) =>
    addEntry(platform, actor, { disputeId: params.dispute_id, text: body.text, files: body.files ?? [] }),
  );
}

/** For administrators alone, as the contracts of the routes say. */
export function serveDisputeDesk(http: HttpApp, platform: Platform): void {
  serve(http, api.listDisputesToDecide, ({ query }) => listDisputesToDecide(platform, query));
  serve(http, api.getDisputeToDecide, ({ actor, params }) => readDisputeAsMediator(platform, actor, params.dispute_id));
  serve(http, api.addMediatorEntry, ({ actor, params, body }) =>
    addMediatorEntry(platform, actor, { disputeId: params.dispute_id, text: body.text, files: body.files ?? [] }),
  );
  serve(http, api.decideDispute, ({ actor, params, body, idempotencyKey }) =>
    decideDispute(platform, keyed(actor, idempotencyKey), {
      disputeId: params.dispute_id,
      toFreelancer: body.to_freelancer,
      reasons: body.reasons,
    }),
  );
  serve(http, api.answerDecision, ({ actor, params, body, idempotencyKey }) =>
    answerDecision(platform, keyed(actor, idempotencyKey), {
      decisionId: params.decision_id,
      answer: body.answer,
      note: body.note ?? "",
    }),
  );
}
