import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { useText } from "../lib/text.ts";
import { unanswered } from "../lib/unanswered.ts";
import { unansweredText } from "../messages/errors.ts";
import { IconAlertTriangle, IconX } from "../ui/icons.ts";
import c from "./unanswered-notice.module.css";

// By then the page has been drawn with its answer.
const DRAWN_MS = 300;

/** Says that what was sent may not have arrived, where no form on the page says it itself. */
export function UnansweredNotice() {
  const words = useText(unansweredText);
  const reply = useSyncExternalStore(unanswered.subscribe, unanswered.now, () => null);
  const { pathname } = useLocation();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    setShown(null);
    const message = reply?.message;
    if (!message) return;
    const timer = setTimeout(() => isSaid(message) || setShown(message), DRAWN_MS);
    return () => clearTimeout(timer);
  }, [reply]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another page it is no news any more
  useEffect(() => () => unanswered.tell(null), [pathname]);
  return (
    <div className={c.region} role="alert">
      {shown && (
        <div className={c.notice}>
          <IconAlertTriangle size={20} aria-hidden />
          <span>{shown}</span>
          <button type="button" aria-label={words.close} onClick={() => unanswered.tell(null)}>
            <IconX size={18} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}

function isSaid(message: string): boolean {
  return [...document.querySelectorAll('#main [role="alert"]')].some((alert) => alert.textContent?.includes(message));
}
