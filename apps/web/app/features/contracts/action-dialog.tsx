import { useLocation } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { Button, type ButtonKind } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";

/** What every dialog of a contract is given. */
export interface DialogContext {
  readonly reply: FormReply | undefined;
  readonly idempotencyKey: string;
}

interface ActionDialogProps extends DialogContext {
  /** The dialog's name in the address, and what its form intends. */
  readonly name: string;
  readonly title: string;
  readonly help?: string;
  readonly doLabel: string;
  readonly kind?: ButtonKind;
  /** What it is about goes with the form. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly multipart?: boolean;
  /** What it is about, where somebody may write at length: closed or lost, it opens again with their words. */
  readonly draft?: string;
  readonly children?: React.ReactNode;
}

/** Asks before something happens to a milestone or the contract. */
export function ActionDialog(props: ActionDialogProps) {
  const { name, title, help, doLabel, kind = "primary", fields = {}, multipart, draft, reply, idempotencyKey } = props;
  const words = useText(formText);
  const submitting = useSubmitting(name);
  const { pathname } = useLocation();
  return (
    <Dialog name={name} title={title} params={["milestone", "settlement"]}>
      <Form
        reply={reply}
        idempotencyKey={idempotencyKey}
        multipart={multipart ?? false}
        {...(draft === undefined ? {} : { draft: `${name}-${draft}` })}
      >
        {help && <p>{help}</p>}
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        {props.children}
        <FormActions>
          <Button kind={kind} name="intent" value={name} loading={submitting}>
            {doLabel}
          </Button>
          <Button kind="quiet" to={pathname}>
            {words.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
