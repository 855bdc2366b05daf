import { type DataStrategyResult, data, isRouteErrorResponse } from "react-router";
import { unansweredText } from "../messages/errors.ts";
import type { FormReply } from "./form.ts";
import { signOutHref } from "./nav.ts";
import { textFor } from "./text.ts";
import { typedIn } from "./typed-in.ts";
import { isLost } from "./unsent.ts";

type Results = Record<string, DataStrategyResult>;

let told: FormReply | null = null;
const listeners = new Set<() => void>();

/** What was sent last and came to nothing we know of; null once something else was sent. For `useSyncExternalStore`. */
export const unanswered = {
  now: () => told,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  tell(reply: FormReply | null) {
    told = reply;
    for (const listener of listeners) listener();
  },
};

/**
 * What a form or a button sent while the connection broke, or the server was too busy to look at it: the page stays as
 * it is, and is answered as by a refusal. Without this an error page would take its place, and what was typed with it.
 */
export async function replyWhereUnanswered(request: Request, next: () => Promise<Results>): Promise<Results> {
  // Who may still be signed in is not left on a page that looks as if nothing had been asked.
  if (request.method === "GET" || new URL(request.url).pathname === signOutHref) return next();
  unanswered.tell(null);
  const sent = request.clone();
  const results = await next();
  for (const [routeId, { type, result }] of Object.entries(results)) {
    const fault = type === "error" && !request.signal.aborted ? faultOf(thrown(result)) : null;
    if (!fault) continue;
    const reply = await replyTo(sent, fault);
    unanswered.tell(reply);
    // As what is refused: what the page has is not asked for again, least of all over a connection that is away.
    results[routeId] = { type: "data", result: data(reply, { status: 503 }) };
  }
  return results;
}

type Fault = "lost" | "busy" | "tooMany";

function faultOf(error: unknown): Fault | null {
  if (isLost(error)) return "lost";
  if (!isRouteErrorResponse(error)) return null;
  // A proxy whose server went away while it worked.
  if (error.status === 502 || error.status === 504) return "lost";
  return error.status === 503 ? "busy" : error.status === 429 ? "tooMany" : null;
}

// The router gives what an action threw together with the status of the answer, where there was one.
function thrown(result: unknown): unknown {
  const isWithStatus = typeof result === "object" && result !== null && "type" in result && "data" in result;
  return isWithStatus && result.type === "DataWithResponseInit" ? result.data : result;
}

async function replyTo(request: Request, fault: Fault): Promise<FormReply> {
  const words = textFor(unansweredText, document.documentElement.lang);
  const form = await request.formData().catch(() => new FormData()); // a button may send nothing
  // A file is another one each time that it is sent.
  const hasFile = [...form.values()].some((value) => typeof value !== "string" && value.size > 0);
  const lost = form.has("idempotency_key") && !hasFile ? words.lostOnce : words.lost;
  return { values: typedIn(form), errors: {}, message: fault === "lost" ? lost : words[fault] };
}
