import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useFetcher, useNavigation } from "react-router";
import type { FormReply } from "../../../../lib/form.ts";
import { signedOutReply, unsentReply } from "../../../../lib/unsent.ts";
import { useLeaveWarning } from "../../../../lib/use-leave-warning.ts";
import { useSaveBeforeLeaving } from "./use-save-before-leaving.ts";

const LOOK_MS = 1_000;
// After the connection or the session was lost, it is tried again every so many looks.
const RETRY_LOOKS = { connection: 4, session: 15 };
// What tells how a form is sent, not what stands in it.
const NOT_CONTENT = new Set(["version", "alt_was", "intent", "new_kind", "theme.accent_was"]);

type Loss = keyof typeof RETRY_LOOKS;

function lossOf(reply: unknown): Loss | null {
  return reply === unsentReply ? "connection" : reply === signedOutReply ? "session" : null;
}

/**
 * Keeps what stands in a form by itself, once it has not changed for a moment. Pressing a button meanwhile waits for the
 * answer: else it would be based on a draft that is no longer there. While the connection or the session is lost, what
 * was typed stays and is sent again and again. `reply` is what a button was answered.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, reply: FormReply | undefined) {
  const fetcher = useFetcher<FormReply | null>();
  const { submit, reset } = fetcher;
  const navigation = useNavigation();
  const busy = fetcher.state !== "idle";
  const refusal = busy ? null : refusalOf(fetcher.data);
  const stale = fetcher.data?.values.stale !== undefined;
  const sent = useRef<string | null>(null);
  const seen = useRef<string | null>(null);
  const [lost, setLost] = useState<Loss | null>(null);
  const looksToWait = useRef(0);
  useEffect(() => {
    sent.current = contentOf(form.current, true);
  }, [form]);
  const sendAgain = useCallback((loss: Loss) => {
    setLost(loss);
    sent.current = null;
    looksToWait.current = RETRY_LOOKS[loss];
  }, []);
  const save = useCallback(() => {
    if (!form.current) return;
    sent.current = contentOf(form.current, false);
    const data = new FormData(form.current);
    for (const [name, value] of [...data]) if (typeof value !== "string" && !goesAlong(name, value)) data.delete(name);
    data.set("intent", "autosave");
    void submit(data, { method: "post", encType: "multipart/form-data" });
  }, [form, submit]);
  useEffect(() => {
    if (busy || fetcher.data === undefined) return;
    const loss = lossOf(fetcher.data);
    if (loss) sendAgain(loss);
    else setLost(null);
  }, [busy, fetcher.data, sendAgain]);
  useEffect(() => {
    const loss = navigation.state === "idle" ? lossOf(reply) : null;
    if (loss) sendAgain(loss);
  }, [navigation.state, reply, sendAgain]);
  useAnsweredButton(reply, reset);
  useEffect(() => {
    if (busy || stale || navigation.state !== "idle") return;
    const timer = setInterval(() => {
      const now = contentOf(form.current, false);
      const still = now === seen.current;
      seen.current = now;
      if (now === sent.current) return setLost(null);
      if (!form.current || !still) return;
      if (!navigator.onLine) return setLost("connection");
      looksToWait.current -= 1;
      if (looksToWait.current > 0) return;
      save();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [busy, stale, navigation.state, form, save]);
  useWaitingButton(form, busy);
  useLeaveWarning(lost !== null || stale);
  const isUnsaved = useCallback(
    () => form.current !== null && !stale && contentOf(form.current, false) !== sent.current,
    [form, stale],
  );
  const stopped = useSaveBeforeLeaving({
    isUnsaved,
    save,
    busy,
    lost: lost !== null || lossOf(fetcher.data) !== null,
    stale,
    refused: refusal !== null,
  });
  return { busy, refusal, stale, lost, stopped };
}

function refusalOf(reply: FormReply | null | undefined): string | null {
  if (!reply) return null;
  return reply.message ?? (Object.values(reply.errors).join(" ") || null);
}

/** A button that was taken has kept all that stands here, over another window too: what was said before is past. */
function useAnsweredButton(reply: FormReply | undefined, reset: () => void): void {
  const { state } = useNavigation();
  const pressed = useRef(false);
  useEffect(() => {
    if (state === "submitting") pressed.current = true;
    if (state !== "idle" || !pressed.current) return;
    pressed.current = false;
    if (reply === undefined) reset();
  }, [state, reply, reset]);
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

// As the fields say that take them: what is larger would be refused with everything around it.
const BESIDE_BYTES_MAX: Readonly<Record<string, number>> = { poster: 10_000_000, captions: 1_000_000 };

const goesAlong = (name: string, file: File): boolean =>
  file.size <= (BESIDE_BYTES_MAX[name.split(":")[0] ?? ""] ?? -1);

/** Everything that is typed and chosen, as one text; with `asMade`, as the page came from the server. */
function contentOf(form: HTMLFormElement | null, asMade: boolean): string {
  const parts: string[] = [];
  for (const control of form?.elements ?? []) {
    if (control instanceof HTMLInputElement) {
      if (NOT_CONTENT.has(control.name.split(":")[0] ?? "")) continue;
      if (control.type === "file") {
        // Other files are on their way as soon as they are chosen.
        const along = [...(control.files ?? [])].filter((file) => goesAlong(control.name, file));
        parts.push(...along.map((file) => file.name));
        continue;
      }
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
