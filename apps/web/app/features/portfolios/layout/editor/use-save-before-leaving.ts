import { useEffect, useState } from "react";
import { useBlocker } from "react-router";

interface Leaving {
  readonly isUnsaved: () => boolean;
  readonly save: () => void;
  /** It is being kept. */
  readonly busy: boolean;
  /** It could not be kept just now. */
  readonly lost: boolean;
  /** It was changed in another window: it is not kept as long as nobody says which one is to stay. */
  readonly stale: boolean;
  /** It will not be kept as it is. */
  readonly refused: boolean;
}

/**
 * Who leaves takes along what was typed last: it is kept first, then the other page comes. Where it cannot be kept, they
 * stay; the browser asks before it closes the page. True once somebody was stopped over a stale draft: they were told
 * why, and leave without it the next time.
 */
export function useSaveBeforeLeaving({ isUnsaved, save, busy, lost, stale, refused }: Leaving): boolean {
  const [stopped, setStopped] = useState(false);
  if (stopped && !stale) setStopped(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) =>
    currentLocation.pathname === nextLocation.pathname
      ? // Another width asks the server, which would lead somebody without a session away.
        lost && currentLocation.search !== nextLocation.search
      : busy || lost || (stale ? !stopped : isUnsaved()),
  );
  const { state } = blocker;
  // biome-ignore lint/correctness/useExhaustiveDependencies: between being asked and being busy there is nothing to do
  useEffect(() => {
    if (state !== "blocked" || busy) return;
    if (lost) blocker.reset();
    else if (stale) {
      setStopped(true);
      blocker.reset();
    } else if (isUnsaved()) save();
    // The reason stands on the page; who leaves once more goes without it.
    else if (refused) blocker.reset();
    else blocker.proceed();
  }, [state, busy, lost, stale, refused]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!isUnsaved()) return;
      save();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved, save]);
  return stopped;
}
