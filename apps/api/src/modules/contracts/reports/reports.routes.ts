import { contractsApi as api } from "#api-schema/contract-routes.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { decideReported } from "./decide-reported.ts";
import { listReported } from "./list-reported.ts";
import { reportReview } from "./report-review.ts";

export function serveReviewReports(http: HttpApp, platform: Platform): void {
  serve(http, api.reportReview, ({ actor, params, body }) =>
    reportReview(platform, actor, { reviewId: params.review_id, body }),
  );
  serve(http, api.listReportedReviews, ({ actor, query }) => listReported(platform, actor, query));
  serve(http, api.decideReportedReview, ({ actor, params, body }) =>
    decideReported(platform, actor, { reviewId: params.review_id, ...body }),
  );
}
