import { useState } from "react";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { IconCircleCheck, IconX } from "./icons.ts";
import c from "./toast.module.css";

interface ToastProps {
  /** What worked, or null; said once, then it leaves by itself unless the pointer or the focus is on it. */
  readonly message: string | null;
  /** Another value says the same message anew. */
  readonly stamp: string;
}

/** The place where success is told. It always stands in the page: screen readers only hear what changes in it. */
export function Toast({ message, stamp }: ToastProps) {
  return (
    <div className={c.region} role="status">
      {message && <Message key={stamp}>{message}</Message>}
    </div>
  );
}

function Message({ children }: { children: string }) {
  const words = useText(uiText);
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className={c.toast}>
      <IconCircleCheck size={20} aria-hidden />
      <span>{children}</span>
      <button type="button" aria-label={words.close} onClick={() => setClosed(true)}>
        <IconX size={18} aria-hidden />
      </button>
    </div>
  );
}
