import { href, Link } from "react-router";
import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { headWords, pageTitle, readerOf } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/sign-in.ts";

export { action, loader } from "./sign-in.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).signIn, {
    description: headWords(authText, matches).signInLede,
    home: { origin: readerOf(matches).origin, path: href("/sign-in") },
  });

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const submitting = useSubmitting();
  return (
    <AuthLayout
      title={words.signInTitle}
      lede={words.signInLede}
      foot={
        <>
          {words.noAccount}{" "}
          <Link to={loaderData.signUp} className="link">
            {words.signUp}
          </Link>
        </>
      }
    >
      <Form reply={actionData}>
        <input type="hidden" name="back" value={loaderData.back} />
        <TextField name="email" type="email" label={words.email} autoComplete="username" inputMode="email" />
        <PasswordField name="password" label={words.password} autoComplete="current-password" />
        <FormActions>
          <Button loading={submitting}>{words.signIn}</Button>
          <Link to={href("/forgot-password")} className="link">
            {words.forgot}
          </Link>
        </FormActions>
      </Form>
    </AuthLayout>
  );
}
