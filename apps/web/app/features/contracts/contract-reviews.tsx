import type { ContractView } from "#api-schema/contract-routes.ts";
import type { FormReply } from "../../lib/form.ts";
import { replyTo } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { useForgetDraft } from "../../lib/use-draft.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { When } from "../../ui/when.tsx";
import { ReviewBox } from "./review-box.tsx";
import { ReviewForm } from "./review-form.tsx";

interface ContractReviewsProps {
  readonly contract: ContractView;
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
}

/** Writing about each other: blind until both have written, then both at once. */
export function ContractReviews({ contract, idempotencyKey, reply }: ContractReviewsProps) {
  const words = useText(contractsText);
  const { mine, theirs, theirs_written: theyWrote, due_at: dueAt, revealed } = contract.reviews;
  // Once it is written, the form that comes back some day starts empty.
  useForgetDraft(mine ? `review-${contract.contract_id}` : "");
  const other = contract.role === "freelancer" ? contract.client : contract.freelancer;
  const mayReview = contract.can.includes("review");
  if (!mayReview && !mine && !theirs) return <Notice>{dueAt === null ? words.reviewsNone : words.reviewsOver}</Notice>;
  return (
    <>
      {!revealed && (
        <Notice>
          {theyWrote ? words.theyWrote(other.name) : mine ? words.theyWait(other.name) : words.reviewBlind}{" "}
          {mayReview && dueAt && (
            <>
              {words.reviewUntil} <When at={dueAt} absolute />.
            </>
          )}
        </Notice>
      )}
      {mayReview && (
        <Card title={words.reviewTitle(other.name)}>
          <ReviewForm
            draft={`review-${contract.contract_id}`}
            idempotencyKey={idempotencyKey}
            reply={replyTo(reply, "review")}
          />
        </Card>
      )}
      {theirs && <ReviewBox title={words.theirReview(other.name)} review={theirs} reply={replyTo(reply, "answer")} />}
      {mine && <ReviewBox title={words.yourReview} review={mine} reply={null} />}
    </>
  );
}
