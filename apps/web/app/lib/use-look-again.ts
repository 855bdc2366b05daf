import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { untilAnswered } from "./unsent.ts";

const FIRST_MS = 1_000;
const SLOWEST_MS = 15_000;

// While a page that stands looks again: what it asks then may take as long as the connection is away.
let looking = false;

/**
 * Loads the page's data again and again while it waits for something outside, ever more slowly. The page has `lookedAgain`
 * as its client loader, so that a lost connection leaves it standing.
 */
export function useLookAgain(waiting: boolean): void {
  const { revalidate, state } = useRevalidator();
  const pauseMs = useRef(FIRST_MS);
  useEffect(() => {
    if (!waiting || state !== "idle") return;
    const timer = setTimeout(() => {
      pauseMs.current = Math.min(SLOWEST_MS, pauseMs.current * 1.4);
      looking = true;
      void revalidate().finally(() => {
        looking = false;
      });
    }, pauseMs.current);
    return () => clearTimeout(timer);
  }, [waiting, state, revalidate]);
}

interface Asking<T> {
  readonly request: Request;
  readonly serverLoader: () => Promise<T>;
}

/** What a page that looks again asks the server: it waits for the answer, where others would give up. */
export function lookedAgain<T>({ request, serverLoader }: Asking<T>): Promise<T> {
  return looking ? untilAnswered(serverLoader, request.signal) : serverLoader();
}

interface Asked {
  readonly currentUrl: URL;
  readonly nextUrl: URL;
  readonly formMethod?: string | undefined;
}

/** Whether only the page itself looks again: what frames it is not asked, and cannot fail. */
export function isLookingAgain({ currentUrl, nextUrl, formMethod }: Asked): boolean {
  return looking && formMethod === undefined && currentUrl.href === nextUrl.href;
}
