import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { useIsRefusalShown } from "./refusal-shown.ts";
import { whileLooking } from "./unsent.ts";

const FIRST_MS = 1_000;
const SLOWEST_MS = 15_000;

/**
 * Loads the page's data again and again while it waits for something outside, ever more slowly. The page has `lookedAgain`
 * as its client loader, so that a lost connection leaves it standing.
 */
export function useLookAgain(waiting: boolean): void {
  const { revalidate, state } = useRevalidator();
  const pauseMs = useRef(FIRST_MS);
  const refused = useIsRefusalShown();
  useEffect(() => {
    if (!waiting || refused || state !== "idle") return;
    const timer = setTimeout(() => {
      pauseMs.current = Math.min(SLOWEST_MS, pauseMs.current * 1.4);
      void whileLooking(revalidate);
    }, pauseMs.current);
    return () => clearTimeout(timer);
  }, [waiting, refused, state, revalidate]);
}
