import { data, type RouterContextProvider, redirect } from "react-router";
import type { Route } from "./+types/root.ts";
import { signInHref } from "./lib/api.server.ts";
import { pageContext } from "./lib/context.ts";
import type { Reader } from "./lib/reader.ts";
import { takeToast } from "./lib/toast.server.ts";

/**
 * Before any loader: they would take everybody for a visitor and send them to sign in. What is thrown brings the reader,
 * whom no loader tells then.
 */
export const middleware: Route.MiddlewareFunction[] = [
  ({ request, context }) => {
    const { away, foreign, tooLarge, viewer } = context.get(pageContext);
    const failed = (status: number) => data({ reader: readerOf(context), foreign }, { status });
    if (away) throw failed(503);
    if (foreign) throw failed(403);
    if (!tooLarge) return;
    // Files are for who is signed in. Where the session ended while they were chosen, smaller ones would not help.
    const withFiles = request.headers.get("content-type")?.startsWith("multipart/") ?? false;
    throw withFiles && !viewer ? redirect(signInHref(request)) : failed(413);
  },
];

export function loader({ request, context }: Route.LoaderArgs) {
  const { toast, headers } = takeToast(request);
  return data({ reader: readerOf(context), toast }, { headers });
}

function readerOf(context: Readonly<RouterContextProvider>): Reader {
  const { viewer, preferences, now, origin } = context.get(pageContext);
  return { viewer, ...preferences, now: now.toISOString(), origin };
}
