import { href, redirect } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { authText } from "../../messages/auth.ts";
import type { Route } from "./+types/sign-out.ts";

// Reading an address never signs anybody out: a picture on another site could do it.
export function loader() {
  return redirect(href("/"));
}

export async function action({ context }: Route.ActionArgs) {
  await apiOf({ context }).auth.signOut();
  const words = textFor(authText, context.get(pageContext).preferences.locale);
  return redirectWithToast(href("/"), words.signedOut);
}
