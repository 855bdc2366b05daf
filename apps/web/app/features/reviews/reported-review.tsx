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
  const { review, part, about, reports, reports_count: count } = reported;
  const words = useText(reviewReportsText);
  return (
    <li className={c.reported}>
      <PersonLine
        person={review.author}
        note={[words.about(about.name), review.contract_title].filter(Boolean).join("\u00a0· ")}
        action={<Rating value={review.overall} count={null} />}
      />
      <Prose text={review.text} />
      {review.answer && (
        <div>
          <b>{words.parts.answer}</b>
          <Prose text={review.answer.text} />
        </div>
      )}
      <b>{part === "answer" ? words.reportsOfAnswer(count) : words.reports(count)}</b>
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
      <Decision {...{ review, part }} reply={replyAbout(reply, "case", `${review.review_id} ${part}`)} />
    </li>
  );
}

interface DecisionProps {
  readonly review: Reported["review"];
  readonly part: Reported["part"];
  readonly reply: FormReply | null;
}

function Decision({ review, part, reply }: DecisionProps) {
  const words = useText(reviewReportsText);
  const { name } = review.author;
  const said = part === "answer" ? words.ofAnswer : words.ofReview;
  return (
    <Form className={c.decision} reply={reply}>
      <input type="hidden" name="case" value={`${review.review_id} ${part}`} />
      <textarea
        name="reason"
        // Each review has such a field: the name that the summary leads to is that of the one it speaks of.
        id={reply ? "field-reason" : undefined}
        className={control.control}
        rows={2}
        maxLength={500}
        aria-label={said.reason(name)}
        aria-invalid={reply?.errors.reason ? true : undefined}
        placeholder={words.reasonPlaceholder}
        defaultValue={reply?.values.reason?.[0] ?? ""}
      />
      <div className={c.actions}>
        <Button kind="danger" size="sm" name="intent" value="hide" aria-label={said.hide(name)}>
          {words.hide}
        </Button>
        <Button kind="secondary" size="sm" name="intent" value="keep" aria-label={said.keep(name)}>
          {words.keep}
        </Button>
      </div>
    </Form>
  );
}
