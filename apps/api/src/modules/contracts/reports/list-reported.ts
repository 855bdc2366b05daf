import type { ReportedReview } from "#api-schema/review-reports.ts";
import { cards } from "#modules/users/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type Actor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { afterOf, PAGE_DEFAULT, type PageQuery } from "../paging.ts";
import { cardIn } from "../people.ts";
import { reviewsById } from "../reviews.repository.ts";
import { reviewViews } from "../reviews.views.ts";
import { countOpenCases, firstReports, listOpenCases } from "./reports.repository.ts";

/** Reviews whose reports wait, the longest waiting first, each with what was reported. */
export async function listReported(
  { db }: Platform,
  actor: Actor,
  query: PageQuery,
): Promise<Page<ReportedReview> & { total?: number }> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const cases = await listOpenCases(db, afterOf(query), limit);
  const ids = [...new Set(cases.slice(0, limit).map((one) => one.review_id))];
  const [reviews, reports] = await Promise.all([reviewsById(db, ids), firstReports(db, ids)]);
  const rows = [...reviews.values()];
  const [views, people] = await Promise.all([
    reviewViews(db, rows, actor.userId),
    cards(db, [...rows.map((row) => row.user_id), ...reports.map((report) => report.reporter_id)]),
  ]);
  const byId = new Map(views.map((view) => [view.review_id, view]));
  const page = toPage(
    cases,
    limit,
    (one) => [one.first_at.toISOString(), one.first_id],
    ({ review_id, part, first_at, reports: reports_count }) => {
      const review = byId.get(review_id);
      assert(review, "a report is about a review");
      return {
        review,
        part,
        about: cardIn(people, review.user_id),
        first_reported_at: first_at.toISOString(),
        reports_count,
        reports: reports
          .filter((report) => report.review_id === review_id && report.part === part)
          .map(({ report_id, reason, text, created_at, reporter_id }) => ({
            report_id,
            part,
            reason,
            text,
            created_at: created_at.toISOString(),
            reporter: cardIn(people, reporter_id),
          })),
      };
    },
  );
  return query.count ? { ...page, total: await countOpenCases(db) } : page;
}
