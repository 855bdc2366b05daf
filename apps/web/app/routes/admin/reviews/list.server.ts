import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { submit, text } from "../../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { reviewReportsText } from "../../../messages/review-reports.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const page = await load(args.request, apiOf(args).contracts.listReportedReviews({ query: listWindow(url) }));
  return { reported: page.data, more: moreLinks(url, page.next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(reviewReportsText, args.context.get(pageContext).preferences.locale);
  const decision = text(form, "intent") === "hide" ? ("hide" as const) : ("keep" as const);
  const [review_id = "", part] = text(form, "case").split(" ");
  const ofAnswer = part === "answer";
  return submit(args.request, form, async () => {
    await apiOf(args).contracts.decideReportedReview({
      params: { review_id },
      body: { part: ofAnswer ? "answer" : "review", decision, reason: text(form, "reason") },
    });
    return redirectWithToast(
      href("/admin/reviews"),
      (ofAnswer ? words.ofAnswer : words.ofReview)[decision === "hide" ? "hidden" : "kept"],
    );
  });
}
