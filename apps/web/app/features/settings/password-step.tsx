import { type FormReply, replyTo } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";

interface PasswordStepProps {
  readonly intent: string;
  readonly title: string;
  readonly lede: string;
  readonly label: string;
  readonly reply: FormReply | undefined;
  readonly danger?: boolean;
}

/** Something that asks for the password once more, under a name of its own: several may stand on one page. */
export function PasswordStep({ intent, title, lede, label, reply, danger = false }: PasswordStepProps) {
  const words = useText(settingsText);
  const submitting = useSubmitting(intent);
  return (
    <Card title={title} lede={lede}>
      <Form reply={replyTo(reply, intent)}>
        <input type="hidden" name="intent" value={intent} />
        <PasswordField name={`${intent}_password`} label={words.currentPassword} autoComplete="current-password" />
        <FormActions>
          <Button kind={danger ? "danger" : "primary"} loading={submitting}>
            {label}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
