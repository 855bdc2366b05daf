import type { ReviewView } from "#api-schema/reviews.ts";
import type { FormReply } from "../../lib/form.ts";
import { formatNumber } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { reviewReportsText } from "../../messages/review-reports.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconStarFilled } from "../../ui/icons.ts";
import { KeyValue } from "../../ui/key-value.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Prose } from "../../ui/prose.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { When } from "../../ui/when.tsx";
import { ReportLink } from "../reviews/report-link.tsx";
import { criteria } from "./criteria.ts";
import c from "./review-box.module.css";

interface ReviewBoxProps {
  readonly title: string;
  readonly review: ReviewView;
  readonly reply: FormReply | null;
}

/** A review of this contract with its stars, and the one answer it may have. */
export function ReviewBox({ title, review, reply }: ReviewBoxProps) {
  const words = useText(contractsText);
  const reports = useText(reviewReportsText);
  return (
    <Card title={title} headingLevel={3} action={<Overall stars={review.overall} />}>
      <div className={c.review}>
        {review.hidden && (
          <Notice tone="warn" title={reports.hiddenTitle}>
            {review.hidden.reason === null ? reports.undoneHelp : reports.hiddenHelp(review.hidden.reason)}
          </Notice>
        )}
        <Prose text={review.text} />
        <KeyValue
          look="grid"
          facts={criteria.map((criterion) => ({ label: words.criteria[criterion], value: review[criterion] }))}
        />
        <span className={c.when}>
          <When at={review.created_at} />
        </span>
        {review.answer && (
          <div className={c.answer}>
            <b>{words.answerReview}</b>
            <Prose text={review.answer.text} />
          </div>
        )}
        {review.answer_hidden && (
          <div className={c.answer}>
            <Notice tone="warn" title={reports.answerHiddenTitle}>
              {reports.answerHiddenHelp(review.answer_hidden.reason)}
            </Notice>
            <Prose text={review.answer_hidden.text} />
          </div>
        )}
        <ReportLink review={review} />
        {review.can.includes("answer") && <AnswerForm reviewId={review.review_id} reply={reply} />}
      </div>
    </Card>
  );
}

function Overall({ stars }: { stars: number }) {
  const words = useText(contractsText);
  const { locale } = useReader();
  return (
    <span className={c.overall}>
      <IconStarFilled size={16} aria-hidden />
      {words.ofFive(formatNumber(Math.round(stars * 10) / 10, locale))}
    </span>
  );
}

function AnswerForm({ reviewId, reply }: { reviewId: string; reply: FormReply | null }) {
  const words = useText(contractsText);
  const submitting = useSubmitting("answer");
  return (
    <Form reply={reply} draft={`answer-${reviewId}`}>
      <input type="hidden" name="review_id" value={reviewId} />
      <TextArea name="answer" label={words.answerReview} help={words.answerHelp} rows={3} maxLength={3_000} />
      <FormActions>
        <Button kind="secondary" size="sm" name="intent" value="answer" loading={submitting}>
          {words.answerDo}
        </Button>
      </FormActions>
    </Form>
  );
}
