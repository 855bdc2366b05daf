import { createContext, use } from "react";

/** What an action answers when it refuses a form: everything that was typed, and what is wrong with it. */
export interface FormReply {
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** By field name. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong with the form as a whole. */
  readonly message: string | null;
}

/** The reply, if it is about the form with this hidden `intent`: a page with several forms shows it in one of them. */
export function replyTo(reply: FormReply | undefined, intent: string): FormReply | null {
  return reply?.values.intent?.[0] === intent ? reply : null;
}

/** The reply, if it is about this row: where every row of a list has a form of its own. */
export function replyAbout(reply: FormReply | undefined, name: string, row: string): FormReply | null {
  return reply?.values[name]?.[0] === row ? reply : null;
}

/** The reply that the fields of the form around them show, if its action has refused it. */
export const FormReplyContext = createContext<FormReply | null>(null);

export interface FieldState {
  readonly value: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly error: string | undefined;
}

/** What a field called `name` shows: the error from the last reply and what was typed then. */
export function useFieldState(name: string): FieldState {
  const reply = use(FormReplyContext);
  const values = reply?.values[name];
  return { value: values?.[0], values, error: reply?.errors[name] };
}
