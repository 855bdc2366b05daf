import { contractsApi as api } from "#api-schema/contract-routes.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { answerReview } from "./answer-review.ts";
import { closeContract } from "./end-contract.ts";
import { listActivity, listContracts } from "./list-contracts.ts";
import { listRatings, listReviews, readReview } from "./list-reviews.ts";
import { proposeMilestone } from "./propose-milestone.ts";
import { quoteContractFees } from "./quote-fees.ts";
import { readContract } from "./read-contract.ts";
import { exportReputation } from "./reputation/export-reputation.ts";
import { createSigner } from "./reputation/sign-claims.ts";
import { startContract } from "./start-contract.ts";
import { writeReview } from "./write-review.ts";

export function serveContracts(http: HttpApp, platform: Platform): void {
  serve(http, api.acceptOffer, ({ actor, params, body }) =>
    startContract(platform, actor, { offerId: params.offer_id, shownFees: body.fee_rule_id ?? null }),
  );
  serve(http, api.listContracts, ({ actor, query }) => listContracts(platform, actor, query));
  serve(http, api.getContract, ({ actor, params }) => readContract(platform, actor, params.contract_id));
  serve(http, api.listContractActivity, ({ actor, params, query }) =>
    listActivity(platform, actor, params.contract_id, query),
  );
  serve(http, api.quoteContractFees, ({ actor, params, query }) =>
    quoteContractFees(platform, actor, { contractId: params.contract_id, price: query }),
  );
  serve(http, api.proposeMilestone, ({ actor, params, body }) =>
    proposeMilestone(platform, actor, { contractId: params.contract_id, body }),
  );
  serve(http, api.closeContract, ({ actor, params, body }) =>
    closeContract(platform, actor, { contractId: params.contract_id, reason: body.reason ?? "" }),
  );
}

export function serveReviews(http: HttpApp, platform: Platform): void {
  serve(http, api.writeReview, ({ actor, params, body }) =>
    writeReview(platform, actor, { contractId: params.contract_id, body }),
  );
  serve(http, api.listReviews, ({ actor, query }) => listReviews(platform, actor, query));
  serve(http, api.getReview, ({ actor, params }) => readReview(platform, actor, params.review_id));
  serve(http, api.exportReputation, ({ actor, params }) => exportReputation(platform, actor, params.user_id));
  const { publicKey } = createSigner(platform.secret);
  serve(http, api.reputationKeys, async () => ({ keys: [publicKey] }));
  serve(http, api.getRatings, async ({ actor, query }) => ({
    data: await listRatings(platform, actor, query),
  }));
  serve(http, api.answerReview, ({ actor, params, body }) =>
    answerReview(platform, actor, { reviewId: params.review_id, text: body.text }),
  );
}
