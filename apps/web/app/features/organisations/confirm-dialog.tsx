import { useActionData, useLocation } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";

interface ConfirmDialogProps {
  /** Also the intent that the form sends. */
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly params?: readonly string[];
}

/** Asks before one leaves, or closes for everybody. */
export function ConfirmDialog({ name, title, help, confirm, fields = {}, params = [] }: ConfirmDialogProps) {
  const words = useText(organisationsText);
  const submitting = useSubmitting(name);
  const { pathname } = useLocation();
  // What the page says of a refusal lies below the dialog, where nobody hears it.
  const reply = useActionData<FormReply>();
  return (
    <Dialog name={name} title={title} params={params}>
      <Form action={pathname} reply={reply?.message ? reply : null}>
        <p>{help}</p>
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <FormActions>
          <Button kind="danger" name="intent" value={name} loading={submitting}>
            {confirm}
          </Button>
          <Button kind="quiet" to={pathname}>
            {words.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
