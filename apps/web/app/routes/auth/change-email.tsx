import { AuthLayout } from "../../features/auth/auth-layout.tsx";
import { TokenForm } from "../../features/auth/token-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { Notice } from "../../ui/notice.tsx";
import type { Route } from "./+types/change-email.ts";

export { action, loader } from "./change-email.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(authText, matches).changeEmailTitle, { hidden: true });

export default function ChangeEmail({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(authText);
  const { token } = loaderData;
  return (
    <AuthLayout title={words.changeEmailTitle} lede={words.changeEmailLede}>
      {token ? (
        <TokenForm token={token} label={words.confirm} reply={actionData} />
      ) : (
        <Notice tone="warn">{words.linkMissing}</Notice>
      )}
    </AuthLayout>
  );
}
