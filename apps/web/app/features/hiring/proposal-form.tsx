import type { ProposalView } from "#api-schema/hiring-views.ts";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { ProjectView } from "#api-schema/projects.ts";
import type { FormReply } from "../../lib/form.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { DefaultButton } from "../../ui/default-button.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import { AttachmentsField } from "../media/attachments-field.tsx";
import { LiveFees } from "../money/live-fees.tsx";
import { proposalAmount } from "./form-amounts.ts";
import { FormPart } from "./form-part.tsx";
import { MilestoneRows } from "./milestone-rows.tsx";

interface ProposalFormProps {
  readonly project: Pick<ProjectView, "project_id" | "user_id" | "pricing" | "screening_questions">;
  readonly currencies: readonly [string, ...string[]];
  /** The proposal that is changed; none yet for a new one. */
  readonly proposal?: ProposalView;
  readonly quote: FeeQuoteView | null;
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
  readonly cancelTo: string;
}

/** What a freelancer sends: why them, for how much, in which parts. */
export function ProposalForm(props: ProposalFormProps) {
  const { project, currencies, proposal, quote, idempotencyKey, reply, cancelTo } = props;
  const words = useText(hiringText);
  const form = useText(formText);
  const submitting = useSubmitting();
  const hourly = project.pricing === "hourly";
  const { viewer } = useReader();
  const pair = viewer && { payer_id: project.user_id, recipient_id: viewer.userId };
  const answers = new Map(proposal?.answers.map((answer) => [answer.question_id, answer.text]));
  return (
    <Form
      reply={reply}
      idempotencyKey={idempotencyKey}
      multipart
      draft={proposal ? `proposal-edit-${proposal.proposal_id}` : `proposal-${project.project_id}`}
    >
      <DefaultButton />
      {proposal && <VersionField version={proposal.version} nowHref={cancelTo} />}
      <TextArea
        name="cover_letter"
        label={words.coverLetter}
        help={words.coverLetterHelp}
        rows={8}
        maxLength={8_000}
        defaultValue={proposal?.cover_letter}
      />
      <FieldRow>
        <MoneyField
          name="amount"
          label={hourly ? words.hourlyRate : words.price}
          help={hourly ? words.hourlyRateHelp : words.priceHelp}
          currencies={currencies}
          defaultValue={proposal?.amount ?? null}
        />
        <TextField
          name="duration_days"
          label={words.duration}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          suffix={words.days}
          optional
          defaultValue={proposal?.duration_days?.toString()}
        />
      </FieldRow>
      <LiveFees quote={quote} side="freelancer" pair={pair} amountOf={proposalAmount} />
      {!hourly && (
        <FormPart title={words.milestones} help={words.milestonesHelpProposal} optional>
          <MilestoneRows currencies={currencies} milestones={proposal?.milestones ?? []} />
        </FormPart>
      )}
      {project.screening_questions.length > 0 && (
        <FormPart title={words.answers}>
          {project.screening_questions.map((question) => (
            <TextArea
              key={question.question_id}
              name={`answer_${question.question_id}`}
              label={question.text}
              optional={!question.required}
              rows={3}
              maxLength={4_000}
              defaultValue={answers.get(question.question_id)}
            />
          ))}
        </FormPart>
      )}
      <AttachmentsField
        name="attachments"
        label={words.files}
        attached={proposal?.attachments.map((file) => `${file.media_id} ${file.name}`) ?? []}
      />
      <FormActions>
        <Button loading={submitting}>{proposal ? <SaveLabel>{words.saveProposal}</SaveLabel> : words.send}</Button>
        <Button kind="quiet" to={cancelTo}>
          {form.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}
