import { reportReasons, reviewParts } from "#api-schema/review-reports.ts";
import { saidReview } from "../../features/people/read-reviews.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, oneOf, submit, text } from "../../lib/form.server.ts";
import { profileHref } from "../../lib/links.ts";
import { localPath } from "../../lib/local-path.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { reviewReportsText } from "../../messages/review-reports.ts";
import type { Route } from "./+types/report.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const params = { review_id: args.params.review_id };
  const review = await load(args.request, apiOf(args).contracts.getReview({ params }));
  const wanted = new URL(args.request.url).searchParams.get("back");
  const { locale } = args.context.get(pageContext).preferences;
  return {
    review: saidReview(review, locale),
    isOwn: review.author.user_id === viewer.userId,
    back: localPath(wanted, profileHref(review.author.handle)),
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(reviewReportsText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const reason = oneOf(form, "reason", reportReasons);
    if (!reason) throw new FormRefusal({ reason: words.chooseOne });
    await apiOf(args).contracts.reportReview({
      params: { review_id: args.params.review_id },
      body: { part: oneOf(form, "part", reviewParts) ?? "review", reason, text: text(form, "text") },
    });
    return redirectWithToast(localPath(form.get("back")), words.sent);
  });
}
