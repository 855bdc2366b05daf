import { href } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { isProblem } from "../../lib/problem.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { forgetWayBack, wayBack, withBack } from "../../lib/way-back.server.ts";
import { authText } from "../../messages/auth.ts";
import type { Route } from "./+types/verify-email.ts";

export function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const email = searchParams.get("email") ?? context.get(pageContext).viewer?.email ?? null;
  return { token: searchParams.get("token"), email };
}

// Opening the link does nothing by itself: mail scanners open links too. The page posts the token.
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const api = apiOf({ context });
  const words = textFor(authText, context.get(pageContext).preferences.locale);
  return submit(request, form, async () => {
    if (text(form, "intent") === "resend") {
      await api.auth.resendVerification({ body: { email: text(form, "email") } });
      const again = new URLSearchParams({ email: text(form, "email") });
      return redirectWithToast(`${href("/verify-email")}?${again}`, words.resent);
    }
    const answer = await api.auth.confirmVerification({ body: { token: text(form, "token") } }).catch(usedBefore);
    const back = wayBack(request);
    const signIn = withBack(href("/sign-in"), back ?? href("/"));
    if (answer === null) return redirectWithToast(signIn, words.openedBefore);
    return forgetWayBack(
      answer.signed_in
        ? redirectWithToast(back ?? href("/settings/profile"), words.confirmed)
        : redirectWithToast(signIn, words.confirmedSignIn),
    );
  });
}

function usedBefore(error: unknown): null {
  if (isProblem(error) && error.code === "auth.link_used") return null;
  throw error;
}
