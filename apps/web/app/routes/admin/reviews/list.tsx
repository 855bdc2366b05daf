import { ReportedReview } from "../../../features/reviews/reported-review.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { reviewReportsText } from "../../../messages/review-reports.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconFlag } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { UnclaimedRefusal } from "../../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/list.ts";
import c from "./list.module.css";

export { action, loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(reviewReportsText, matches).deskTitle, { hidden: true });

export default function ReportedReviews({ loaderData, actionData }: Route.ComponentProps) {
  const { reported, more } = loaderData;
  const words = useText(reviewReportsText);
  return (
    <>
      <PageHeader inset title={words.deskTitle} lede={words.deskLede} />
      <UnclaimedRefusal
        reply={actionData}
        rows={{ name: "case", shown: reported.map(({ review, part }) => `${review.review_id} ${part}`) }}
      />
      {reported.length === 0 ? (
        <EmptyState icon={<IconFlag size={26} aria-hidden />} title={words.deskNone} help={words.deskNoneHelp} />
      ) : (
        <>
          <ul className={c.list}>
            {reported.map((one) => (
              <ReportedReview key={`${one.review.review_id} ${one.part}`} reported={one} reply={actionData} />
            ))}
          </ul>
          <ShowMore {...more} shown={reported.length} />
        </>
      )}
    </>
  );
}
