import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { RatingInput } from "../../ui/rating-input.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { criteria } from "./criteria.ts";
import c from "./review-form.module.css";

interface ReviewFormProps {
  readonly draft: string;
  readonly idempotencyKey: string;
  readonly reply: FormReply | null;
}

export function ReviewForm({ draft, idempotencyKey, reply }: ReviewFormProps) {
  const words = useText(contractsText);
  const submitting = useSubmitting("review");
  return (
    <Form reply={reply} draft={draft} idempotencyKey={idempotencyKey}>
      <div className={c.stars}>
        {criteria.map((criterion) => (
          <RatingInput key={criterion} name={criterion} label={words.criteria[criterion]} />
        ))}
      </div>
      <TextArea name="text" label={words.reviewText} help={words.reviewTextHelp} rows={5} maxLength={5_000} />
      <FormActions>
        <Button name="intent" value="review" loading={submitting}>
          {words.sendReview}
        </Button>
      </FormActions>
    </Form>
  );
}
