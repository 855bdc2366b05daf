import { useSyncExternalStore } from "react";
import { href, Link } from "react-router";
import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { TokenForm } from "../../features/auth/token-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { unanswered } from "../../lib/unanswered.ts";
import { authText } from "../../messages/auth.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/verify-email.ts";

export { action, loader } from "./verify-email.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).confirmTitle, { hidden: true });

export default function VerifyEmail({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const submitting = useSubmitting("resend");
  const { token, email } = loaderData;
  const unheard = useSyncExternalStore(unanswered.subscribe, unanswered.now, () => null);
  // Nobody has said that the link is no good while nothing was said.
  if (token && (!actionData || unheard)) {
    return (
      <AuthLayout title={words.confirmTitle} lede={words.confirmLede}>
        <TokenForm token={token} label={words.confirm} reply={actionData} />
      </AuthLayout>
    );
  }
  const sent = email ? words.verifySent(email) : words.verifySentPlain;
  // The same for every address: whether one has an account, or a sign-up that waits, is nobody's to find out.
  return (
    <AuthLayout
      title={token ? words.linkBrokenTitle : words.verifyTitle}
      lede={token ? words.linkBroken : sent}
      foot={<NothingComes />}
    >
      <Form reply={actionData}>
        <input type="hidden" name="intent" value="resend" />
        <TextField
          name="email"
          type="email"
          label={words.email}
          help={words.verifyNothing}
          autoComplete="email"
          defaultValue={email ?? ""}
        />
        <FormActions>
          <Button kind="secondary" loading={submitting}>
            {words.resend}
          </Button>
        </FormActions>
      </Form>
    </AuthLayout>
  );
}

function NothingComes() {
  const words = useText(authText);
  return (
    <>
      <strong>{words.nothingComes}</strong> {words.nothingWaits}{" "}
      <Link to={href("/sign-up")} className="link">
        {words.signUpAgain}
      </Link>{" "}
      {words.orSignIn}{" "}
      <Link to={href("/sign-in")} className="link">
        {words.signInInstead}
      </Link>
      .
    </>
  );
}
