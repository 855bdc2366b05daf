import { data, redirect } from "react-router";
import type { Route } from "./+types/root.ts";
import { signInHref } from "./lib/api.server.ts";
import { pageContext } from "./lib/context.ts";
import type { Reader } from "./lib/reader.ts";
import { takeToast } from "./lib/toast.server.ts";

/** Before any loader: they would take everybody for a visitor and send them to sign in. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ request, context }) => {
    const { away, foreign, tooLarge, viewer } = context.get(pageContext);
    if (away) throw data(null, { status: 503 });
    if (foreign) throw data({ foreign: true }, { status: 403 });
    if (!tooLarge) return;
    // Files are for who is signed in. Where the session ended while they were chosen, smaller ones would not help.
    const withFiles = request.headers.get("content-type")?.startsWith("multipart/") ?? false;
    throw withFiles && !viewer ? redirect(signInHref(request)) : data(null, { status: 413 });
  },
];

export function loader({ request, context }: Route.LoaderArgs) {
  const { viewer, preferences, now, origin } = context.get(pageContext);
  const { toast, headers } = takeToast(request);
  const reader: Reader = { viewer, ...preferences, now: now.toISOString(), origin };
  return data({ reader, toast }, { headers });
}
