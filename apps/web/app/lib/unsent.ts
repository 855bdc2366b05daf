import type { FormReply } from "./form.ts";

/** What a form is answered with whose server could not be reached: nothing was refused, and nothing was kept. */
export const unsentReply: FormReply = { values: {}, errors: {}, message: null };

/** What the form of somebody whose session ended is answered with: nothing was kept, and the page stays. */
export const signedOutReply: FormReply = { ...unsentReply };

/** Asks the server; `lost` instead where no answer came. What the server itself refuses is thrown on. */
export async function orUnsent<T>(ask: () => Promise<T>, lost: () => T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isLost(error)) throw error;
    return lost();
  }
}

const PAUSE_MS = 2_000;

/** Asks again and again while no answer comes, until `signal` says that nobody waits any more. */
export async function untilAnswered<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isLost(error) || signal.aborted) throw error;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

// A connection that breaks is a TypeError of `fetch`; a proxy whose server is away answers what cannot be read.
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof TypeError || error.message.startsWith("Unable to decode");
}

// What browsers call it; a mistake of a page is a TypeError too.
const LOST = /failed to fetch|networkerror|load failed|network connection|^unable to decode/i;

/** The same where a page failed, and the cause may be anything. */
export function isLostPage(error: unknown): boolean {
  return isLost(error) && error instanceof Error && LOST.test(error.message);
}

interface Asked {
  readonly actionResult?: unknown;
  readonly formData?: FormData | undefined;
  readonly defaultShouldRevalidate: boolean;
}

/** Data is not asked for again over a connection that has just been lost, nor by somebody who is signed out. */
export function unlessUnsent({ actionResult, defaultShouldRevalidate }: Asked): boolean {
  return actionResult !== unsentReply && actionResult !== signedOutReply && defaultShouldRevalidate;
}

/** What is kept by itself changes nothing around the form, and the connection may go at any moment. */
export function unlessByItself(asked: Asked): boolean {
  return asked.formData?.get("intent") !== "autosave" && unlessUnsent(asked);
}

// While a page that stands looks again: what it asks then may take as long as the connection is away.
let looking = false;

export async function whileLooking(look: () => Promise<void>): Promise<void> {
  looking = true;
  try {
    await look();
  } finally {
    looking = false;
  }
}

interface Asking<T> {
  readonly request: Request;
  readonly serverLoader: () => Promise<T>;
}

/** What a page that looks again asks the server: it waits for the answer, where others would give up. */
export function lookedAgain<T>({ request, serverLoader }: Asking<T>): Promise<T> {
  return looking ? untilAnswered(serverLoader, request.signal) : serverLoader();
}

interface Looked {
  readonly currentUrl: URL;
  readonly nextUrl: URL;
  readonly formMethod?: string | undefined;
}

/** Whether a page alone looks again: what frames it is not asked, and cannot fail. */
export function isLookingAgain({ currentUrl, nextUrl, formMethod }: Looked): boolean {
  return looking && formMethod === undefined && currentUrl.href === nextUrl.href;
}

/** What frames a page and has nothing of its own to show anew. */
export function unlessLookingAgain(asked: Looked & { readonly defaultShouldRevalidate: boolean }): boolean {
  return !isLookingAgain(asked) && asked.defaultShouldRevalidate;
}
