import { data, href, type RouterContextProvider, redirect } from "react-router";
import { pageContext, type Viewer } from "./context.ts";
import { isProblem } from "./problem.ts";

interface PageArgs {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}

/** The API client of this request. */
export function apiOf({ context }: Pick<PageArgs, "context">) {
  return context.get(pageContext).api;
}

/**
 * Awaits what a loader needs. What the API refuses becomes the page that says so: sign-in for 401, "does not exist"
 * for 404, and so on for the rest.
 */
export async function load<Answer>(request: Request, call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (!isProblem(error)) throw error;
    if (error.status === 401) throw redirect(signInHref(request));
    throw data(null, { status: error.status });
  }
}

/** The same, but null where there is nothing: for parts of a page that may be missing. */
export async function loadOrNull<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (!isProblem(error)) throw error;
    if (error.status < 500) return null;
    throw data(null, { status: error.status });
  }
}

/** The signed-in person; sends everybody else to sign in and back here. */
export function requireViewer({ request, context }: PageArgs): Viewer {
  const { viewer } = context.get(pageContext);
  if (!viewer) throw redirect(signInHref(request));
  return viewer;
}

/** The signed-in administrator; who is signed out is asked who they are, and for everybody else the page does not exist. */
export function requireAdmin(args: PageArgs): Viewer {
  const viewer = requireViewer(args);
  if (!viewer.roles.includes("admin")) throw data(null, { status: 404 });
  return viewer;
}

/** The sign-in page that leads back to where this request wanted to go. */
export function signInHref(request: Request): string {
  const url = new URL(request.url);
  const back = url.pathname.replace(/\.data$/, "") + url.search;
  return `${href("/sign-in")}?${new URLSearchParams({ back })}`;
}
