import { useLocation, useSearchParams } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextArea } from "../../ui/text-area.tsx";

interface DeclineDialogProps {
  readonly title: string;
  readonly help: string;
  /** What is declined goes with the form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly reply: FormReply | undefined;
  readonly name?: string;
  readonly params?: readonly string[];
}

/** Says no, with a word of why. */
export function DeclineDialog({ title, help, fields, reply, name = "decline", params = [] }: DeclineDialogProps) {
  const words = useText(hiringText);
  const form = useText(formText);
  const submitting = useSubmitting(name);
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const rest = new URLSearchParams(search);
  for (const param of ["dialog", ...params]) rest.delete(param);
  return (
    <Dialog name={name} title={title} params={params}>
      <Form reply={reply} draft={[name, pathname, ...Object.values(fields)].join(" ")}>
        <p>{help}</p>
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={3} maxLength={2_000} optional />
        <FormActions>
          <Button kind="danger" name="intent" value={name} loading={submitting}>
            {words.decline}
          </Button>
          <Button kind="quiet" to={`${pathname}${rest.size > 0 ? `?${rest}` : ""}`}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
