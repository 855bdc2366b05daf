import { href, Link, useSearchParams } from "react-router";
import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { headWords, pageTitle, readerOf } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconBriefcase, IconSparkles, IconUser } from "../../ui/icons.ts";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/sign-up.ts";

export { action, loader } from "./sign-up.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).signUp, {
    description: headWords(authText, matches).signUpLede,
    home: { origin: readerOf(matches).origin, path: href("/sign-up") },
  });

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const submitting = useSubmitting();
  const [params] = useSearchParams();
  return (
    <AuthLayout
      title={words.signUpTitle}
      lede={words.signUpLede}
      foot={
        <>
          {words.haveAccount}{" "}
          <Link to={loaderData.signIn} className="link">
            {words.signIn}
          </Link>
        </>
      }
    >
      <Form reply={actionData} draft="sign-up">
        <input type="hidden" name="back" value={loaderData.back} />
        <ChoiceGroup
          name="user_type"
          label={words.userType}
          look="cards"
          defaultValues={[params.get("as") ?? "freelancer"]}
          choices={[
            {
              value: "freelancer",
              label: words.freelancer,
              help: words.freelancerHelp,
              icon: <IconUser aria-hidden />,
            },
            { value: "client", label: words.client, help: words.clientHelp, icon: <IconBriefcase aria-hidden /> },
            { value: "investor", label: words.investor, help: words.investorHelp, icon: <IconSparkles aria-hidden /> },
          ]}
        />
        <TextField name="name" label={words.name} autoComplete="name" />
        <TextField name="email" type="email" label={words.email} autoComplete="email" inputMode="email" />
        <PasswordField name="password" label={words.password} help={words.passwordHelp} autoComplete="new-password" />
        <FormActions>
          <Button loading={submitting}>{words.signUp}</Button>
        </FormActions>
      </Form>
    </AuthLayout>
  );
}
