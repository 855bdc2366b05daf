import { type FormReply, replyTo } from "../../lib/form.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";

export function PasswordChange({ reply }: { reply: FormReply | undefined }) {
  const words = useText(settingsText);
  const { viewer, now } = useReader();
  const submitting = useSubmitting("password");
  return (
    <Card title={words.passwordTitle}>
      {/* Made anew after each answer, so that no password stays in the page. */}
      <Form key={now} reply={replyTo(reply, "password")}>
        <input type="hidden" name="intent" value="password" />
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={viewer?.email ?? ""} />
        <FieldRow>
          <PasswordField name="current_password" label={words.currentPassword} autoComplete="current-password" />
          <PasswordField
            name="password"
            label={words.newPassword}
            help={words.passwordHelp}
            autoComplete="new-password"
          />
        </FieldRow>
        <FormActions>
          <Button kind="secondary" loading={submitting}>
            {words.changePassword}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
