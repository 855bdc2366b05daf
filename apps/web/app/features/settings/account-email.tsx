import { type FormReply, replyTo } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";

export function AccountEmail({ email, reply }: { email: string; reply: FormReply | undefined }) {
  const words = useText(settingsText);
  const submitting = useSubmitting("email");
  return (
    <Card title={words.emailTitle} lede={words.emailNow(email)}>
      <Form reply={replyTo(reply, "email")}>
        <input type="hidden" name="intent" value="email" />
        <FieldRow>
          <TextField name="email" type="email" label={words.newEmail} autoComplete="email" />
          <PasswordField name="password" label={words.currentPassword} autoComplete="current-password" />
        </FieldRow>
        <FormActions>
          <Button kind="secondary" loading={submitting}>
            {words.changeEmail}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
