import { type ReviewPart, reportReasons, reviewParts } from "#api-schema/review-reports.ts";
import type { ReviewView } from "#api-schema/reviews.ts";
import { ReviewItem } from "../../features/people/review-item.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { reviewReportsText } from "../../messages/review-reports.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { Route } from "./+types/report.ts";
import c from "./report.module.css";

export { action, loader } from "./report.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(titleOf(loaderData?.review ?? null, headWords(reviewReportsText, matches)), { hidden: true });

/** Of who may report the answer alone, such as the review's author, that. */
function titleOf(review: ReviewView | null, words: WordsOf<typeof reviewReportsText>): string {
  const ofAnswer = review?.can.includes("report_answer") && !review.can.includes("report");
  return (ofAnswer ? words.titleOfAnswer : words.title)(review?.author.name ?? "");
}

export default function ReportReview({ loaderData, actionData }: Route.ComponentProps) {
  const { review, isOwn, back } = loaderData;
  const words = useText(reviewReportsText);
  const parts = reviewParts.filter((part) => review.can.includes(part === "answer" ? "report_answer" : "report"));
  return (
    <div className={`wrap ${c.page}`}>
      <PageHeader title={titleOf(review, words)} lede={words.lede} />
      <ul>
        <ReviewItem review={{ ...review, can: [] }} />
      </ul>
      {parts.length > 0 ? (
        <Card>
          <ReportForm {...{ back, parts, reviewId: review.review_id }} reply={actionData} />
        </Card>
      ) : (
        <Notice
          action={
            <Button kind="quiet" size="sm" to={back}>
              {words.back}
            </Button>
          }
        >
          {isOwn && review.answer === null ? words.none : words.already}
        </Notice>
      )}
    </div>
  );
}

interface ReportFormProps {
  readonly back: string;
  readonly reviewId: string;
  /** What of it this person may report. */
  readonly parts: readonly ReviewPart[];
  readonly reply: Route.ComponentProps["actionData"];
}

function ReportForm({ back, reviewId, parts, reply }: ReportFormProps) {
  const words = useText(reviewReportsText);
  const form = useText(formText);
  const sending = useSubmitting("report");
  const choices = reportReasons.map((reason) => ({ value: reason, label: words.reasons[reason] }));
  return (
    <Form reply={reply} draft={`report-${reviewId}`}>
      <input type="hidden" name="back" value={back} />
      {parts.length > 1 ? (
        <Select
          name="part"
          label={words.part}
          choices={parts.map((part) => ({ value: part, label: words.parts[part] }))}
        />
      ) : (
        <input type="hidden" name="part" value={parts[0]} />
      )}
      <Select name="reason" label={words.reason} placeholder={words.choose} choices={choices} />
      <TextArea name="text" label={words.text} help={words.textHelp} rows={5} maxLength={2_000} />
      <FormActions>
        <Button name="intent" value="report" loading={sending}>
          {words.send}
        </Button>
        <Button kind="quiet" to={back}>
          {form.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}
