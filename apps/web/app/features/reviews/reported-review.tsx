import type { ReportedReview as Reported } from "#api-schema/review-reports.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { reviewReportsText } from "../../messages/review-reports.ts";
import { Button } from "../../ui/button.tsx";
import control from "../../ui/control.module.css";
import { Form } from "../../ui/form.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Rating } from "../../ui/rating.tsx";
import { When } from "../../ui/when.tsx";
import { PersonLine } from "../people/person-line.tsx";
import c from "./reported-review.module.css";

interface ReportedReviewProps {
  readonly reported: Reported;
  readonly reply: FormReply | undefined;
}

/** A review with what is said against it, to be hidden or kept with a reason. */
export function ReportedReview({ reported, reply }: ReportedReviewProps) {
  const { review, about, reports, reports_count: count } = reported;
  const words = useText(reviewReportsText);
  return (
    <li className={c.reported}>
      <PersonLine
        person={review.author}
        note={`${words.about(about.name)}\u00a0· ${review.contract_title}`}
        action={<Rating value={review.overall} count={null} />}
      />
      <Prose text={review.text} />
      {review.answer && <Prose text={review.answer.text} />}
      <b>{words.reports(count)}</b>
      <ul className={c.reports}>
        {reports.map((report) => (
          <li key={report.report_id}>
            <PersonLine
              person={report.reporter}
              note={
                <>
                  {words.reasons[report.reason]}
                  {"\u00a0· "}
                  <When at={report.created_at} />
                </>
              }
            />
            <Prose text={report.text} />
          </li>
        ))}
      </ul>
      <Decision review={review} reply={replyAbout(reply, "review_id", review.review_id)} />
    </li>
  );
}

function Decision({ review, reply }: { review: Reported["review"]; reply: FormReply | null }) {
  const words = useText(reviewReportsText);
  const { name } = review.author;
  return (
    <Form className={c.decision} reply={reply}>
      <input type="hidden" name="review_id" value={review.review_id} />
      <textarea
        name="reason"
        // Each review has such a field: the name that the summary leads to is that of the one it speaks of.
        id={reply ? "field-reason" : undefined}
        className={control.control}
        rows={2}
        maxLength={500}
        aria-label={words.reasonOf(name)}
        aria-invalid={reply?.errors.reason ? true : undefined}
        placeholder={words.reasonPlaceholder}
        defaultValue={reply?.values.reason?.[0] ?? ""}
      />
      <div className={c.actions}>
        <Button kind="danger" size="sm" name="intent" value="hide" aria-label={words.hideOf(name)}>
          {words.hide}
        </Button>
        <Button kind="secondary" size="sm" name="intent" value="keep" aria-label={words.keepOf(name)}>
          {words.keep}
        </Button>
      </div>
    </Form>
  );
}
