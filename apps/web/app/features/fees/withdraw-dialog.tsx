import type { FeePackView } from "#api-schema/payments-fees.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { formText } from "../../messages/form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, useDialogClosedHref } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** Asks before a pack is taken back, and why. */
export function WithdrawDialog({ of, reply }: { of: FeePackView; reply: FormReply | undefined }) {
  const words = useText(feesText);
  const form = useText(formText);
  const closed = useDialogClosedHref(["pack"]);
  const submitting = useSubmitting();
  return (
    <Dialog name="withdraw" title={words.withdrawTitle} params={["pack"]}>
      <Form reply={reply}>
        <p>
          <b>{of.note}</b>
        </p>
        <p>{of.state === "waiting" ? words.withdrawWaiting : words.withdrawInForce}</p>
        <input type="hidden" name="fee_rule_id" value={of.fee_rule_id} />
        <TextField name="note" label={words.withdrawWhy} maxLength={200} />
        <FormActions>
          <Button loading={submitting}>{words.withdraw}</Button>
          <Button kind="quiet" to={closed}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
