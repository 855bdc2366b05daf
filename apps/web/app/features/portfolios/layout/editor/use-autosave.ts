import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useFetcher, useNavigation } from "react-router";
import type { FormReply } from "../../../../lib/form.ts";
import { unsentReply } from "../../../../lib/unsent.ts";
import { useLeaveWarning } from "../../../../lib/use-leave-warning.ts";
import { useSaveBeforeLeaving } from "./use-save-before-leaving.ts";

const LOOK_MS = 1_000;
// After the connection was lost, it is tried again every so many looks.
const RETRY_LOOKS = 4;
// What tells how a form is sent, not what stands in it.
const NOT_CONTENT = new Set(["version", "alt_was", "intent", "new_kind"]);

/**
 * Keeps what stands in a form by itself, once it has not changed for a moment. Pressing a button meanwhile waits for the
 * answer: else it would be based on a draft that is no longer there. While the connection is lost, what was typed stays
 * and is sent again and again. `reply` is what a button was answered.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, reply: FormReply | undefined) {
  const fetcher = useFetcher<FormReply | null>();
  const { submit } = fetcher;
  const navigation = useNavigation();
  const busy = fetcher.state !== "idle";
  const refusal = busy ? null : refusalOf(fetcher.data);
  const stale = fetcher.data?.values.stale !== undefined;
  const sent = useRef<string | null>(null);
  const seen = useRef<string | null>(null);
  const [lost, setLost] = useState(false);
  const looksToWait = useRef(0);
  useEffect(() => {
    sent.current = contentOf(form.current, true);
  }, [form]);
  const sendAgain = useCallback(() => {
    setLost(true);
    sent.current = null;
    looksToWait.current = RETRY_LOOKS;
  }, []);
  const save = useCallback(() => {
    if (!form.current) return;
    sent.current = contentOf(form.current, false);
    const data = new FormData(form.current);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    data.set("intent", "autosave");
    void submit(data, { method: "post", encType: "multipart/form-data" });
  }, [form, submit]);
  useEffect(() => {
    if (busy || fetcher.data === undefined) return;
    if (fetcher.data === unsentReply) sendAgain();
    else setLost(false);
  }, [busy, fetcher.data, sendAgain]);
  useEffect(() => {
    if (navigation.state === "idle" && reply === unsentReply) sendAgain();
  }, [navigation.state, reply, sendAgain]);
  useEffect(() => {
    if (busy || stale || navigation.state !== "idle") return;
    const timer = setInterval(() => {
      const now = contentOf(form.current, false);
      const still = now === seen.current;
      seen.current = now;
      if (now === sent.current) return setLost(false);
      if (!form.current || !still) return;
      if (!navigator.onLine) return setLost(true);
      looksToWait.current -= 1;
      if (looksToWait.current > 0) return;
      save();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [busy, stale, navigation.state, form, save]);
  useWaitingButton(form, busy);
  useLeaveWarning(lost);
  const isUnsaved = useCallback(
    () => form.current !== null && !stale && contentOf(form.current, false) !== sent.current,
    [form, stale],
  );
  useSaveBeforeLeaving({
    isUnsaved,
    save,
    busy,
    lost: lost || fetcher.data === unsentReply,
    refused: refusal !== null,
  });
  return { busy, refusal, stale, lost };
}

function refusalOf(reply: FormReply | null | undefined): string | null {
  if (!reply) return null;
  return reply.message ?? (Object.values(reply.errors).join(" ") || null);
}

function useWaitingButton(form: RefObject<HTMLFormElement | null>, busy: boolean): void {
  const pressed = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const { current } = form;
    if (!current) return;
    if (!busy) {
      const button = pressed.current;
      pressed.current = null;
      if (button?.isConnected) current.requestSubmit(button);
      return;
    }
    const hold = (event: SubmitEvent) => {
      event.preventDefault();
      pressed.current = event.submitter;
    };
    current.addEventListener("submit", hold);
    return () => current.removeEventListener("submit", hold);
  }, [busy, form]);
}

/** Everything that is typed and chosen, as one text; with `asMade`, as the page came from the server. */
function contentOf(form: HTMLFormElement | null, asMade: boolean): string {
  const parts: string[] = [];
  for (const control of form?.elements ?? []) {
    if (control instanceof HTMLInputElement) {
      if (NOT_CONTENT.has(control.name.split(":")[0] ?? "") || control.type === "file") continue;
      const isChoice = control.type === "radio" || control.type === "checkbox";
      if (isChoice && !(asMade ? control.defaultChecked : control.checked)) continue;
      parts.push(control.name, asMade && !isChoice ? control.defaultValue : control.value);
    } else if (control instanceof HTMLTextAreaElement) {
      parts.push(control.name, asMade ? control.defaultValue : control.value);
    } else if (control instanceof HTMLSelectElement && !NOT_CONTENT.has(control.name)) {
      const made = [...control.options].find((option) => option.defaultSelected);
      parts.push(control.name, asMade && made ? made.value : control.value);
    }
  }
  return JSON.stringify(parts);
}
