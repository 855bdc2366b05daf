import { href } from "react-router";
import { PasswordChange } from "../../features/settings/password-change.tsx";
import { SessionList } from "../../features/settings/session-list.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/security.ts";

export { action, loader } from "./security.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).security, { hidden: true });

export default function SecuritySettings({ loaderData, actionData }: Route.ComponentProps) {
  const { twoFactor, sessions, more } = loaderData;
  const words = useText(settingsText);
  return (
    <>
      <UnclaimedRefusal reply={actionData} forms={["password"]} />
      <PasswordChange reply={actionData} />
      <Card
        title={words.twoFactorTitle}
        lede={twoFactor ? words.twoFactorOn : words.twoFactorOff}
        action={
          <Button kind="secondary" size="sm" to={href("/settings/two-factor")}>
            {twoFactor ? words.manage : words.turnOn}
          </Button>
        }
      />
      <SessionList sessions={sessions} />
      <ShowMore {...more} shown={sessions.length} />
    </>
  );
}
