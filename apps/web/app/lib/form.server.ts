import { randomUUID } from "node:crypto";
import { data, type RouterContextProvider, redirect } from "react-router";
import type { WireMoney } from "#money";
import { amountFault } from "./amount-fault.ts";
import { signInHref } from "./api.server.ts";
import { pageContext } from "./context.ts";
import type { FormReply } from "./form.ts";
import { parseMoneyText } from "./money-text.ts";
import { isProblem } from "./problem.ts";
import { typedIn } from "./typed-in.ts";

/** A form refused before the API was asked, with a sentence for each field. */
export class FormRefusal extends Error {
  readonly errors: Readonly<Record<string, string>>;
  /** About the form as a whole. */
  readonly sentence: string | null;
  readonly status: number;
  constructor(errors: Readonly<Record<string, string>>, sentence: string | null = null, status = 422) {
    super("The form was refused.");
    this.name = "FormRefusal";
    this.errors = errors;
    this.sentence = sentence;
    this.status = status;
  }
}

interface SubmitOptions {
  /** Which field an error code is about: `{"user.handle_taken": "handle"}`. Others stand above the form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Fields whose name in the form differs from the one in the body: `{"hourly_rate": "rate"}`. */
  readonly names?: Readonly<Record<string, string>>;
  /** For a page that keeps by itself what is typed: a lost session is told to it instead, by `signed_out` in the reply. */
  readonly staysSignedOut?: boolean;
}

/**
 * Runs what a form asks for. A refusal comes back as everything that was typed with what is wrong beside it; a lost
 * session leads to sign-in and back (what was typed waits in the form's draft).
 */
export async function submit<Answer>(
  request: Request,
  form: FormData,
  work: () => Promise<Answer>,
  options: SubmitOptions = {},
) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FormRefusal)
      return refuse(form, { errors: error.errors, message: error.sentence, status: error.status });
    // 503 is a refusal too: the payment provider is away, or the machine is loaded. What was typed stays.
    if (!isProblem(error) || (error.status >= 500 && error.status !== 503)) throw error;
    if (error.code === "request.sign_in_needed") {
      if (!options.staysSignedOut) throw redirect(signInHref(request));
      form.set("signed_out", "yes");
      return refuse(form, { errors: {}, message: null, status: error.status });
    }
    const { status, problem } = error;
    const about = options.fields?.[problem.code];
    if (about) return refuse(form, { errors: { [about]: problem.detail }, message: null, status });
    // What is wrong with an address or with all of the body has no field to stand beside.
    const ofFields = (problem.errors ?? []).filter(({ pointer }) => pointer.startsWith("/body/"));
    const errors = Object.fromEntries(ofFields.map(({ pointer, detail }) => [fieldOf(pointer, options.names), detail]));
    return refuse(form, { errors, message: Object.keys(errors).length > 0 ? null : problem.detail, status });
  }
}

// "/body/budget/amount" is about the field "budget": a form has one control for it.
function fieldOf(pointer: string, names: SubmitOptions["names"] = {}): string {
  const field = pointer.split("/")[2] ?? "";
  return names[field] ?? field;
}

interface Refusal extends Pick<FormReply, "errors" | "message"> {
  readonly status: number;
}

function refuse(form: FormData, { errors, message, status }: Refusal) {
  const reply: FormReply = { values: typedIn(form), errors, message };
  return data(reply, { status });
}

/** A line or text of the form, trimmed. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n/g, "\n").trim() : "";
}

/** The same, null when left empty. */
export function textOrNull(form: FormData, name: string): string | null {
  return text(form, name) || null;
}

/** Every value of a group of checkboxes. */
export function chosen(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string");
}

/** One of the given words, or undefined: for radio buttons and selects. */
export function oneOf<const Words extends readonly string[]>(form: FormData, name: string, words: Words) {
  const value = text(form, name);
  return words.find((word): word is Words[number] => word === value);
}

/** What the form asks for, of all that its page does; undefined for what no button of it says, such as "constructor". */
export function intended<Act>(form: FormData, acts: Readonly<Record<string, Act>>): Act | undefined {
  const intent = text(form, "intent");
  return Object.hasOwn(acts, intent) ? acts[intent] : undefined;
}

interface MoneyOptions {
  readonly context: Readonly<RouterContextProvider>;
  /** What to say when it is not an amount. */
  readonly refusal: string;
}

/** What a MoneyField was filled with, in the reader's locale; null when empty. Refuses what is not an amount. */
export function readMoney(form: FormData, name: string, { context, refusal }: MoneyOptions): WireMoney | null {
  const typed = text(form, name);
  if (typed === "") return null;
  const { locale } = context.get(pageContext).preferences;
  const currency = text(form, `${name}_currency`);
  const amount = parseMoneyText(typed, currency, locale);
  if (!amount) throw new FormRefusal({ [name]: amountFault({ typed, currency, locale }, refusal) });
  return amount;
}

/** A fresh key for a form's hidden field; to be made in its loader. The same key has its effect once. */
export function newFormKey(): string {
  return randomUUID();
}

/** The key that the form was given, to be passed to the API. */
export function formKey(form: FormData): { idempotencyKey: string } | Record<never, never> {
  const key = text(form, "idempotency_key");
  return key ? { idempotencyKey: key } : {};
}
