import { href } from "react-router";
import { PasswordStep } from "../../features/settings/password-step.tsx";
import { RecoveryCodes } from "../../features/settings/recovery-codes.tsx";
import { SecretStep } from "../../features/settings/secret-step.tsx";
import type { FormReply } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import type { Route } from "./+types/two-factor.ts";

export { action, loader } from "./two-factor.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).twoFactorTitle, { hidden: true });

export default function TwoFactorSettings({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(settingsText);
  return (
    <>
      <Breadcrumbs
        crumbs={[{ label: words.security, to: href("/settings/security") }, { label: words.twoFactorTitle }]}
      />
      <Step enabled={loaderData.enabled} answer={actionData} />
    </>
  );
}

type Answer = Route.ComponentProps["actionData"];

function Step({ enabled, answer }: { enabled: boolean; answer: Answer }) {
  const words = useText(settingsText);
  if (answer && "step" in answer) {
    return answer.step === "codes" ? (
      <RecoveryCodes codes={answer.codes} />
    ) : (
      <SecretStep secret={answer.secret} link={answer.link} drawing={answer.drawing} />
    );
  }
  const reply: FormReply | undefined = answer;
  const failed = reply?.values.intent?.[0];
  // A mistyped code: the secret is known to the app by now, and only the code is asked again.
  if (failed === "enable") return <SecretStep reply={reply} />;
  if (!enabled)
    return (
      <PasswordStep
        intent="set_up"
        title={words.setUpTitle}
        lede={words.setUpStartHelp}
        label={words.next}
        reply={reply}
      />
    );
  return (
    <>
      <PasswordStep
        intent="new_codes"
        title={words.newCodes}
        lede={words.newCodesHelp}
        label={words.newCodes}
        reply={reply}
      />
      <PasswordStep
        intent="disable"
        title={words.turnOffTitle}
        lede={words.turnOffHelp}
        label={words.turnOff}
        reply={reply}
        danger
      />
    </>
  );
}
