import { useRef, useState, useSyncExternalStore } from "react";
import { Form as RouterForm, useNavigation } from "react-router";
import { type FormReply, FormReplyContext } from "../lib/form.ts";
import { useText } from "../lib/text.ts";
import { unanswered } from "../lib/unanswered.ts";
import { DraftContext, useDraft } from "../lib/use-draft.ts";
import { formText } from "../messages/form.ts";
import c from "./form.module.css";
import { FormErrorSummary } from "./form-error-summary.tsx";

interface FormProps {
  readonly action?: string;
  readonly method?: "post" | "get";
  /** What the action answered, when it refused the form. */
  readonly reply?: FormReply | null | undefined;
  /** Made by the server; the same key has its effect once, whatever is pressed twice. Required where money moves. */
  readonly idempotencyKey?: string;
  /** Names the form, so that what is typed survives a reload and a lost session in this tab. */
  readonly draft?: string;
  /** For files without JavaScript. */
  readonly multipart?: boolean;
  /** The page stays where it is: for one of many small forms in a list. */
  readonly stays?: boolean;
  readonly className?: string | undefined;
  readonly children: React.ReactNode;
}

/** A form that works without JavaScript and loses nothing: errors stand in a summary and beside their fields. */
export function Form(props: FormProps) {
  const { action, method = "post", reply = null, idempotencyKey, draft, multipart, stays, className, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const kept = useDraft(form, { name: draft, reply });
  const key = useHeldKey(idempotencyKey);
  const [dropped, drop] = useState<FormReply | null>(null);
  const forget = () => {
    drop(reply);
    kept.forget();
  };
  return (
    <RouterForm
      ref={form}
      method={method}
      {...(action === undefined ? {} : { action })}
      {...(multipart ? { encType: "multipart/form-data" as const } : {})}
      className={className ?? c.form}
      preventScrollReset={stays ?? false}
      noValidate
    >
      {key && <input type="hidden" name="idempotency_key" value={key} />}
      {reply && isRefusal(reply) && <FormErrorSummary reply={reply} form={form} />}
      {kept.restored && <RestoredNote onForget={forget} />}
      <DraftContext value={kept}>
        <FormReplyContext key={kept.round} value={reply === dropped ? null : reply}>
          {children}
        </FormReplyContext>
      </DraftContext>
    </RouterForm>
  );
}

/**
 * The page brings another key each time it is looked at again. What was sent and not answered keeps the one it was sent
 * with, so that it is the same when it is sent once more.
 */
function useHeldKey(current: string | undefined): string | undefined {
  const { state } = useNavigation();
  const waiting = useSyncExternalStore(unanswered.subscribe, unanswered.now, () => null);
  const [held, hold] = useState(current);
  if (state === "idle" && waiting === null && held !== current) hold(current);
  return held;
}

/** Says that this is not what the page knows: nobody should send what they have forgotten that they typed. */
function RestoredNote({ onForget }: { onForget: () => void }) {
  const words = useText(formText);
  return (
    <p className={c.restored} role="status">
      {words.draftRestored}{" "}
      <button type="button" className="link" onClick={onForget}>
        {words.draftForget}
      </button>
    </p>
  );
}

// A form may also be shown again as it was typed with nothing wrong: after adding a row without JavaScript.
function isRefusal(reply: FormReply): boolean {
  return reply.message !== null || Object.keys(reply.errors).length > 0;
}

/** True while a form of this page is on its way to the server. */
export function useSubmitting(intent?: string): boolean {
  const { state, formData } = useNavigation();
  if (state === "idle" || !formData) return false;
  return intent === undefined || formData.get("intent") === intent;
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: React.ReactNode }) {
  return <div className={c.row}>{children}</div>;
}

/** The buttons that end a form. */
export function FormActions({ children }: { children: React.ReactNode }) {
  return (
    <div className={c.actions} data-form-actions>
      {children}
    </div>
  );
}
