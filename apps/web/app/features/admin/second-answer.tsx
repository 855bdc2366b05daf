import { useSearchParams } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { secondAnswerText } from "../../messages/second-answer.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, useDialogClosedHref, useDialogHref } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextArea } from "../../ui/text-area.tsx";

/** The parameters of an address that open one of these dialogs. */
export const ANSWER_PARAMS = ["dialog", "answer"] as const;
const NOTE_CHARS_MAX = 2_000;

interface SecondAnswerProps {
  /** What the form says that it is about: the field's name, and the id. */
  readonly name: string;
  readonly id: string;
  readonly confirm: string;
  readonly decline: string;
  readonly reply: FormReply | null;
  readonly idempotencyKey: string;
  /** Left out where the answer is kept without a word. */
  readonly asksWhy?: boolean;
  /** What confirming it does, for whoever is about to. */
  readonly children: React.ReactNode;
}

/** A second administrator's answer to what waits for one: asked before money moves, with room to say why not. */
export function SecondAnswer(props: SecondAnswerProps) {
  const { id, confirm, decline, asksWhy = true } = props;
  const [params] = useSearchParams();
  const toConfirm = useDialogHref("confirm", { answer: id });
  const toDecline = useDialogHref("decline", { answer: id });
  const words = useText(secondAnswerText);
  return (
    <>
      <FormActions>
        <Button kind="danger" to={toConfirm}>
          {confirm}
        </Button>
        <Button kind="secondary" to={toDecline}>
          {decline}
        </Button>
      </FormActions>
      {params.get("answer") === id && (
        <>
          <AnswerDialog {...props} intent="confirm" label={confirm}>
            {props.children}
          </AnswerDialog>
          <AnswerDialog {...props} intent="decline" label={decline}>
            {asksWhy && (
              <TextArea
                name="note"
                label={words.whyNot}
                help={words.whyNotHelp}
                rows={4}
                maxLength={NOTE_CHARS_MAX}
                optional
              />
            )}
          </AnswerDialog>
        </>
      )}
    </>
  );
}

interface AnswerDialogProps extends SecondAnswerProps {
  readonly intent: "confirm" | "decline";
  readonly label: string;
}

function AnswerDialog({ intent, label, name, id, reply, idempotencyKey, children }: AnswerDialogProps) {
  const words = useText(formText);
  const submitting = useSubmitting(intent);
  const closed = useDialogClosedHref(["answer"]);
  return (
    <Dialog name={intent} title={label} params={["answer"]}>
      <Form reply={reply} idempotencyKey={idempotencyKey} {...(intent === "decline" ? { draft: `decline-${id}` } : {})}>
        <input type="hidden" name={name} value={id} />
        {children}
        <FormActions>
          <Button kind={intent === "confirm" ? "danger" : "primary"} name="intent" value={intent} loading={submitting}>
            {label}
          </Button>
          <Button kind="quiet" to={closed}>
            {words.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
