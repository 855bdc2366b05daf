import { createContext, useEffect, useMemo, useRef, useState } from "react";
import { bringBack, isTouched, lacksFields, leaveBehind, leftBehind } from "./draft-fields.ts";
import { draftKey } from "./form-drafts.ts";
import { signInHref } from "./nav.ts";
import { useReader } from "./reader.ts";

interface KeptDraft {
  /** What the fields of this name held, hidden ones with `data-kept` too; undefined without a draft. */
  kept(name: string): readonly string[] | undefined;
}

/** For fields that a form holds hidden: they fetch what they held themselves. */
export const DraftContext = createContext<KeptDraft>({ kept: () => undefined });

export interface Draft extends KeptDraft {
  /** Whether the form holds again what was typed before. */
  readonly restored: boolean;
  /** Goes up when the draft is thrown away: fields that carry it as their key begin anew. */
  readonly round: number;
  forget(): void;
}

interface DraftOptions {
  readonly name: string | undefined;
  /** With it the server sent the form back: what it holds is newer than the draft. */
  readonly reply: unknown;
}

/**
 * Keeps what is typed into a form in this tab until it has been sent and taken: a reload, a lost connection or an
 * expired session loses nothing. Whoever signs in next finds none of it. Passwords, tax numbers and files are never kept.
 */
export function useDraft(form: React.RefObject<HTMLFormElement | null>, { name, reply }: DraftOptions): Draft {
  const userId = useReader().viewer?.userId;
  const key = name === undefined ? null : draftKey(userId, name);
  const [restored, setRestored] = useState(false);
  const [round, setRound] = useState(0);
  const came = useRef(reply !== null);
  useEffect(() => {
    const element = form.current;
    if (!element || key === null) return;
    const left = came.current ? null : leftBehind(key);
    const restore = () => {
      if (left && bringBack(element, left)) setRestored(true);
    };
    restore();
    const keep = () => leaveBehind(element, key);
    // Somebody was faster than the page came alive.
    if (!left && isTouched(element)) keep();
    // Rows that the draft has and the page has not stand there once their part of the form has made them.
    if (left && lacksFields(element, left)) element.addEventListener("rowschanged", restore, { once: true });
    element.addEventListener("rowschanged", keep);
    element.addEventListener("input", keep);
    return () => {
      element.removeEventListener("rowschanged", restore);
      element.removeEventListener("rowschanged", keep);
      element.removeEventListener("input", keep);
    };
  }, [form, key]);
  const [taken, setTaken] = useState(0);
  useForgetOnceTaken(form, { key, reply }, () => {
    setRestored(false);
    setTaken((count) => count + 1);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once taken, there is nothing kept any more
  return useMemo(
    () => ({
      restored,
      round,
      kept: (field) =>
        key === null || came.current
          ? undefined
          : leftBehind(key)
              ?.filter(([one]) => one === field)
              .map(([, value]) => value),
      forget: () => {
        if (key !== null) sessionStorage.removeItem(key);
        setRestored(false);
        setRound((count) => count + 1);
      },
    }),
    [key, restored, round, taken],
  );
}

/** To be called once the thing exists: its form starts empty next time. */
export function useForgetDraft(name: string): void {
  const userId = useReader().viewer?.userId;
  useEffect(() => sessionStorage.removeItem(draftKey(userId, name)), [name, userId]);
}

/** What an action takes it answers by leading on; a refusal stays, and a lost session leads to sign-in and back. */
function useForgetOnceTaken(
  form: React.RefObject<HTMLFormElement | null>,
  { key, reply }: { readonly key: string | null; readonly reply: unknown },
  onTaken: () => void,
): void {
  const sentFrom = useRef<unknown>(null);
  // A refusal: where the page leads next is another form's doing.
  useEffect(() => {
    if (reply !== null) sentFrom.current = null;
  }, [reply]);
  useEffect(() => {
    const element = form.current;
    if (!element || key === null) return;
    const send = () => {
      sentFrom.current = entryOfPage()?.key ?? "first";
    };
    element.addEventListener("submit", send);
    return () => element.removeEventListener("submit", send);
  }, [form, key]);
  // After every render, for a form that stays on its page, and as it leaves the page.
  useEffect(() => {
    const look = () => {
      if (key === null || sentFrom.current === null || !wasTaken(sentFrom.current)) return;
      sentFrom.current = null;
      sessionStorage.removeItem(key);
      onTaken();
    };
    look();
    return look;
  });
}

function wasTaken(sentFrom: unknown): boolean {
  const entry = entryOfPage();
  return entry?.key !== sentFrom && entry?.usr?._isRedirect === true && location.pathname !== signInHref;
}

// The router's own entry of the page that stands; it marks the pages to which an action has led.
function entryOfPage(): { readonly key?: string; readonly usr?: { readonly _isRedirect?: boolean } } | null {
  return history.state as ReturnType<typeof entryOfPage>;
}
