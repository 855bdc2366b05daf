import { AccountEmail } from "../../features/settings/account-email.tsx";
import { AccountErasure } from "../../features/settings/account-erasure.tsx";
import { AccountExport } from "../../features/settings/account-export.tsx";
import { AccountHats } from "../../features/settings/account-hats.tsx";
import { AccountPreferences } from "../../features/settings/account-preferences.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { useLookAgain } from "../../lib/use-look-again.ts";
import { settingsText } from "../../messages/settings.ts";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/account.ts";

export { action, loader } from "./account.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).account, { hidden: true });

export default function AccountSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { email, userType, roles, settings, currencies, timeZones, exports } = loaderData;
  useLookAgain(exports.some(({ state }) => state === "making"));
  return (
    <>
      <UnclaimedRefusal reply={actionData} forms={["email", "preferences", "export", "erase"]} />
      <AccountEmail email={email} reply={actionData} />
      <AccountHats userType={userType} roles={roles} />
      <AccountPreferences settings={settings} currencies={currencies} timeZones={timeZones} reply={actionData} />
      <AccountExport exports={exports} reply={actionData} />
      <AccountErasure reply={actionData} />
    </>
  );
}
