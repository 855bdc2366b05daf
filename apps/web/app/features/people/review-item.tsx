import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { Prose } from "../../ui/prose.tsx";
import { Rating } from "../../ui/rating.tsx";
import { When } from "../../ui/when.tsx";
import { ReportLink } from "../reviews/report-link.tsx";
import { PersonLine } from "./person-line.tsx";
import type { SaidReview } from "./read-reviews.server.ts";
import c from "./review-item.module.css";

/** What somebody wrote after a contract, and what was answered. */
export function ReviewItem({ review }: { review: SaidReview }) {
  const words = useText(peopleText);
  return (
    <li className={c.review}>
      <PersonLine
        person={review.author}
        note={
          <>
            {`${review.about}\u00a0· `}
            <When at={review.revealed_at ?? review.created_at} />
          </>
        }
        action={<Rating value={review.overall} count={null} />}
      />
      <p className={c.marks}>{review.marks}</p>
      <Prose text={review.text} />
      {review.answer && (
        <div className={c.answer}>
          <b>{words.answer}</b>
          <Prose text={review.answer.text} />
        </div>
      )}
      <ReportLink review={review} />
    </li>
  );
}
