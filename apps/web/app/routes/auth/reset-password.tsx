import { href, Link } from "react-router";
import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import type { Route } from "./+types/reset-password.ts";

export { action, loader } from "./reset-password.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).resetTitle, { hidden: true });

export default function ResetPassword({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const submitting = useSubmitting();
  const again = (
    <Link to={href("/forgot-password")} className="link">
      {words.forgotSend}
    </Link>
  );
  return (
    <AuthLayout title={words.resetTitle} lede={words.resetLede} foot={again}>
      {loaderData.token ? (
        <Form reply={actionData}>
          <input type="hidden" name="token" value={loaderData.token} />
          <PasswordField
            name="password"
            label={words.newPassword}
            help={words.passwordHelp}
            autoComplete="new-password"
          />
          <FormActions>
            <Button loading={submitting}>{words.reset}</Button>
          </FormActions>
        </Form>
      ) : (
        <Notice tone="warn">{words.linkMissing}</Notice>
      )}
    </AuthLayout>
  );
}
