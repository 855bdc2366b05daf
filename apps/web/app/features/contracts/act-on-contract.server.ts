import { type ActionFunctionArgs, href, redirectDocument } from "react-router";
import type { WireMoney } from "#money";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, formKey, oneOf, submit, text, textOrNull } from "../../lib/form.server.ts";
import { formatMoney } from "../../lib/format.ts";
import { isProblem } from "../../lib/problem.ts";
import { textFor, type WordsOf } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { contractsText } from "../../messages/contracts.ts";
import { shareInForm } from "../disputes/share-in-form.server.ts";
import { type Faults, readAmount, refuseIfAny } from "../hiring/milestone-form.server.ts";
import { criteria } from "./criteria.ts";

type Words = WordsOf<typeof contractsText>;
type Api = ReturnType<typeof apiOf>;

interface Act {
  readonly form: FormData;
  readonly api: Api["contracts"];
  readonly context: ActionFunctionArgs["context"];
  readonly words: Words;
  readonly locale: string;
  readonly contractId: string;
}

/** Every form of a contract's page, by what it intends. */
const acts: Readonly<Record<keyof Words["said"], (act: Act) => Promise<unknown>>> = {
  submit: async (act) => {
    const note = needed(act, "note");
    const files = await uploadFiles(act.form, "files", { context: act.context, refusal: act.words.filesTooLarge });
    return act.api.submitMilestone({ params: milestoneOf(act), body: { note, files }, ...formKey(act.form) });
  },
  approve: (act) => act.api.approveMilestone({ params: milestoneOf(act), body: decisionOf(act), ...formKey(act.form) }),
  approve_part: approvePart,
  accept_rest: (act) => answerRest(act, "accept"),
  decline_rest: (act) => answerRest(act, "decline"),
  revise: (act) => act.api.requestRevision({ params: milestoneOf(act), body: { note: needed(act, "note") } }),
  ask_refund: (act) => act.api.requestRefund({ params: milestoneOf(act), body: { reason: needed(act, "reason") } }),
  give_back: (act) =>
    act.api.refundMilestone({ params: milestoneOf(act), body: decisionOf(act), ...formKey(act.form) }),
  dispute: async (act) => {
    const reason = needed(act, "reason");
    const share = shareInForm(act.form, "to_freelancer", shareOptions(act));
    const files = await uploadFiles(act.form, "files", { context: act.context, refusal: act.words.filesTooLarge });
    const body = { reason, to_freelancer: share, files };
    return act.api.disputeMilestone({ params: milestoneOf(act), body, ...formKey(act.form) });
  },
  withdraw_dispute: (act) => act.api.withdrawDispute({ params: milestoneOf(act) }),
  settle: (act) => {
    const message = textOrNull(act.form, "message");
    const body = {
      to_freelancer: shareInForm(act.form, "to_freelancer", shareOptions(act)),
      ...(message === null ? {} : { message }),
    };
    return act.api.proposeSettlement({ params: milestoneOf(act), body, ...formKey(act.form) });
  },
  accept_settlement: (act) => {
    const params = { settlement_id: text(act.form, "settlement_id") };
    return act.api.acceptSettlement({ params, ...formKey(act.form) });
  },
  agree: (act) => act.api.agreeMilestone({ params: milestoneOf(act), body: { answer: "agree" } }),
  decline_milestone: (act) => act.api.agreeMilestone({ params: milestoneOf(act), body: { answer: "decline" } }),
  withdraw_milestone: (act) => act.api.agreeMilestone({ params: milestoneOf(act), body: { answer: "withdraw" } }),
  propose_milestone: proposeMilestone,
  close: (act) => {
    const reason = textOrNull(act.form, "reason");
    return act.api.closeContract({ params: contractOf(act), body: reason === null ? {} : { reason } });
  },
  review: writeReview,
  answer: (act) =>
    act.api.answerReview({
      params: { review_id: text(act.form, "review_id") },
      body: { text: needed(act, "answer") },
    }),
};

/** Does what a form of the contract's page asks for, and leads back to the page with a word about it. */
export async function actOnContract(args: Pick<ActionFunctionArgs, "request" | "context">, contractId: string) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(contractsText, locale);
  const api = apiOf(args).contracts;
  const act: Act = { form, api, context: args.context, words, locale, contractId };
  const intent = text(form, "intent");
  return submit(args.request, form, async () => {
    if (intent === "protect" || intent === "renew") return protect(act);
    if (!isAct(intent)) throw new Response(null, { status: 400 });
    await asSeen(act, acts[intent](act));
    return redirectWithToast(href("/contracts/:contract_id", { contract_id: contractId }), words.said[intent]);
  });
}

/** The refusal of an amount that moved on names the one of now, as the reader writes amounts. */
async function asSeen({ words, locale }: Act, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isProblem(error) || error.code !== "milestone.amount_changed") throw error;
    const now = "current" in error.problem ? error.problem.current : null;
    throw isMoney(now) ? new FormRefusal({}, words.amountChanged(formatMoney(now, locale)), error.status) : error;
  }
}

function isMoney(value: unknown): value is WireMoney {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}

function isAct(intent: string): intent is keyof Words["said"] {
  return Object.hasOwn(acts, intent);
}

/**
 * To the provider's page; or to our own, which waits for it, when the provider has not made it yet. Where another
 * payment of one's own stands in the way, to that: there it is finished or cancelled.
 */
async function protect(act: Act): Promise<Response> {
  try {
    const payment = await act.api.fundMilestone({ params: milestoneOf(act), ...formKey(act.form) });
    return redirectDocument(payment.checkout_url ?? paymentPage(payment.transaction_id));
  } catch (error) {
    if (!isProblem(error) || error.code !== "payment.already_open") throw error;
    const other = "transaction_id" in error.problem ? error.problem.transaction_id : null;
    if (typeof other !== "string") throw error;
    return redirectDocument(paymentPage(other));
  }
}

const paymentPage = (transaction_id: string) => href("/payments/:transaction_id", { transaction_id });

async function approvePart(act: Act): Promise<unknown> {
  const faults: Faults = {};
  const { locale, words, form } = act;
  const amount = readAmount(form, "amount", { locale, refusal: words.amountRefusal, faults });
  refuseIfAny(faults);
  const rest = oneOf(form, "rest", ["next", "refund"]) ?? "refund";
  const body = { ...decisionOf(act), rest, ...(amount ? { amount } : {}) };
  return act.api.approveMilestone({ params: milestoneOf(act), body, ...formKey(form) });
}

function answerRest(act: Act, answer: "accept" | "decline"): Promise<unknown> {
  return act.api.answerRest({ params: milestoneOf(act), body: { answer, ...decisionOf(act) }, ...formKey(act.form) });
}

async function proposeMilestone(act: Act): Promise<unknown> {
  const faults: Faults = {};
  const { locale, words, form } = act;
  const title = text(form, "title");
  if (title === "") faults.title = words.required;
  const amount = readAmount(form, "amount", { locale, refusal: words.amountRefusal, faults });
  refuseIfAny(faults);
  if (!amount) return null;
  const description = text(form, "description");
  const body = { title, description, amount, due_date: textOrNull(form, "due_date") };
  return act.api.proposeMilestone({ params: contractOf(act), body, ...formKey(form) });
}

async function writeReview(act: Act): Promise<unknown> {
  const faults: Faults = {};
  const stars = (name: (typeof criteria)[number]): number => {
    const given = Number(text(act.form, name));
    if (!(Number.isInteger(given) && given >= 1 && given <= 5))
      faults[name] = act.words.starsNeeded(act.words.criteria[name]);
    return given;
  };
  const [quality, communication, expertise, deadlines, cooperation] = criteria.map(stars);
  if (text(act.form, "text") === "") faults.text = act.words.required;
  refuseIfAny(faults);
  const body = {
    quality: quality ?? 0,
    communication: communication ?? 0,
    expertise: expertise ?? 0,
    deadlines: deadlines ?? 0,
    cooperation: cooperation ?? 0,
    text: text(act.form, "text"),
  };
  return act.api.writeReview({ params: contractOf(act), body, ...formKey(act.form) });
}

const milestoneOf = ({ form }: Act) => ({ milestone_id: text(form, "milestone_id") });
const contractOf = ({ contractId }: Act) => ({ contract_id: contractId });

/** The note, and what the form showed as protected. */
function decisionOf({ form }: Act): { note?: string; seen_amount?: WireMoney } {
  const note = textOrNull(form, "note");
  const amount = text(form, "seen_amount");
  const seen = amount === "" ? {} : { seen_amount: { amount, currency: text(form, "seen_currency") } };
  return { ...seen, ...(note === null ? {} : { note }) };
}

function needed({ form, words }: Act, name: string): string {
  const given = text(form, name);
  if (given === "") throw new FormRefusal({ [name]: words.required });
  return given;
}

const shareOptions = ({ locale, words }: Act) => ({ locale, refusal: words.amountRefusal });
