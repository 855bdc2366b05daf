import { href, Link, useLocation } from "react-router";
import type { ReviewView } from "#api-schema/reviews.ts";
import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import c from "./report-link.module.css";

/** Leads to the page where a review or its answer is reported, and from there back; nothing for who may not. */
export function ReportLink({ review }: { review: ReviewView }) {
  const words = useText(peopleText);
  const { pathname, search } = useLocation();
  if (!review.can.some((may) => may.startsWith("report"))) return null;
  const page = href("/reviews/:review_id/report", { review_id: review.review_id });
  return (
    <Link
      className={c.report}
      to={`${page}?${new URLSearchParams({ back: pathname + search })}`}
      aria-label={words.reportOf(review.author.name)}
    >
      {words.report}
    </Link>
  );
}
