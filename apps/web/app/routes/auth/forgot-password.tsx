import { href, Link } from "react-router";
import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/forgot-password.ts";

export { action, loader } from "./forgot-password.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).forgotTitle, { hidden: true });

export default function ForgotPassword({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const submitting = useSubmitting();
  const { sentTo } = loaderData;
  const back = (
    <Link to={href("/sign-in")} className="link">
      {words.backToSignIn}
    </Link>
  );
  return (
    <AuthLayout title={words.forgotTitle} lede={sentTo ? undefined : words.forgotLede} foot={back}>
      {sentTo ? (
        <Notice tone="success">{words.forgotSent(sentTo)}</Notice>
      ) : (
        <Form reply={actionData}>
          <TextField name="email" type="email" label={words.email} autoComplete="username" inputMode="email" />
          <FormActions>
            <Button loading={submitting}>{words.forgotSend}</Button>
          </FormActions>
        </Form>
      )}
    </AuthLayout>
  );
}
