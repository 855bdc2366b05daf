import { useEffect } from "react";
import { useBlocker } from "react-router";

interface Leaving {
  readonly isUnsaved: () => boolean;
  readonly save: () => void;
  /** It is being kept. */
  readonly busy: boolean;
  /** It could not be kept just now. */
  readonly lost: boolean;
  /** It will not be kept as it is. */
  readonly refused: boolean;
}

/**
 * Who leaves takes along what was typed last: it is kept first, then the other page comes. Where it cannot be kept, they
 * stay; the browser asks before it closes the page.
 */
export function useSaveBeforeLeaving({ isUnsaved, save, busy, lost, refused }: Leaving): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && (busy || lost || isUnsaved()),
  );
  const { state } = blocker;
  // biome-ignore lint/correctness/useExhaustiveDependencies: between being asked and being busy there is nothing to do
  useEffect(() => {
    if (state !== "blocked" || busy) return;
    if (lost) blocker.reset();
    else if (isUnsaved()) save();
    // The reason stands on the page; who leaves once more goes without it.
    else if (refused) blocker.reset();
    else blocker.proceed();
  }, [state, busy, lost, refused]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!isUnsaved()) return;
      save();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved, save]);
}
