import { href, useLocation } from "react-router";
import type { ProposalView } from "#api-schema/hiring-views.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, useDialogHref } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";

interface ProposalActionsProps {
  readonly proposal: ProposalView;
  /** While terms wait for an answer, they are declined, not the proposal. */
  readonly talking: boolean;
}

/** What may be done with the proposal itself. */
export function ProposalActions({ proposal, talking }: ProposalActionsProps) {
  const words = useText(hiringText);
  const decline = useDialogHref("decline");
  const withdraw = useDialogHref("withdraw");
  const { can, proposal_id } = proposal;
  return (
    <>
      {can.includes("shortlist") && (
        <Form>
          <Button full kind="secondary" name="intent" value="shortlist">
            {words.shortlist}
          </Button>
        </Form>
      )}
      {can.includes("edit") && (
        <Button full kind="secondary" to={href("/proposals/:proposal_id/edit", { proposal_id })}>
          {words.edit}
        </Button>
      )}
      {can.includes("decline") && !talking && (
        <Button full kind="quiet" to={decline}>
          {words.decline}
        </Button>
      )}
      {can.includes("withdraw") && (
        <Button full kind="quiet" to={withdraw}>
          {words.withdraw}
        </Button>
      )}
    </>
  );
}

export function WithdrawDialog({ reply }: { reply: FormReply | undefined }) {
  const words = useText(hiringText);
  const form = useText(formText);
  const { pathname } = useLocation();
  const submitting = useSubmitting("withdraw");
  return (
    <Dialog name="withdraw" title={words.withdrawTitle}>
      <Form reply={reply}>
        <p>{words.withdrawHelp}</p>
        <FormActions>
          <Button kind="danger" name="intent" value="withdraw" loading={submitting}>
            {words.withdraw}
          </Button>
          <Button kind="quiet" to={pathname}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
