import { href } from "react-router";
import { type FormReply, replyTo } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog, useDialogHref } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { Prose } from "../../ui/prose.tsx";

export function AccountErasure({ reply }: { reply: FormReply | undefined }) {
  const words = useText(settingsText);
  const submitting = useSubmitting("erase");
  const open = useDialogHref("erase");
  return (
    <>
      <Card
        title={words.eraseTitle}
        lede={words.eraseLede}
        action={
          <Button kind="secondary" size="sm" to={open}>
            {words.erase}
          </Button>
        }
      />
      <Dialog name="erase" title={words.eraseConfirm}>
        <Form reply={replyTo(reply, "erase")}>
          <Prose text={words.eraseLede} />
          <input type="hidden" name="intent" value="erase" />
          <PasswordField name="erase_password" label={words.currentPassword} autoComplete="current-password" />
          <Checkbox name="give_up_rests" label={words.giveUpRests} help={words.giveUpRestsHelp} />
          <FormActions>
            <Button kind="danger" loading={submitting}>
              {words.erase}
            </Button>
            <Button kind="quiet" to={href("/settings/account")}>
              {words.cancel}
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  );
}
