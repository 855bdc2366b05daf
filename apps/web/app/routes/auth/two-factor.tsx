import { href, Link } from "react-router";
import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/two-factor.ts";

export { action, loader } from "./two-factor.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).twoFactorTitle, { hidden: true });

export default function TwoFactor({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const submitting = useSubmitting();
  const { back, recovery } = loaderData;
  const other = `${href("/two-factor")}?${new URLSearchParams({ back, ...(recovery ? {} : { recovery: "" }) })}`;
  return (
    <AuthLayout
      title={words.twoFactorTitle}
      lede={recovery ? undefined : words.twoFactorLede}
      foot={
        <>
          <Link to={other} className="link">
            {recovery ? words.appInstead : words.recoveryInstead}
          </Link>
          <Link to={href("/sign-in")} className="link">
            {words.backToSignIn}
          </Link>
        </>
      }
    >
      <Form key={String(recovery)} reply={actionData}>
        <input type="hidden" name="back" value={back} />
        {recovery ? (
          <TextField name="recovery_code" label={words.recoveryCode} help={words.recoveryHelp} autoComplete="off" />
        ) : (
          <TextField name="code" label={words.code} autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
        )}
        <FormActions>
          <Button loading={submitting}>{words.verify}</Button>
        </FormActions>
      </Form>
    </AuthLayout>
  );
}
