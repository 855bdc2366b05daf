import type { Static } from "typebox";
import type { MilestoneTermsInput } from "#api-schema/hiring-views.ts";
import { add, fromWire, toWire, type WireMoney } from "#money";
import { FormRefusal, text, textOrNull } from "../../lib/form.server.ts";
import type { FormReply } from "../../lib/form.ts";
import { isProblem } from "../../lib/problem.ts";
import { amountInField, faultInField } from "./form-amounts.ts";
import { nextRow, ROWS_MAX, rowField, rowsOf } from "./row-names.ts";

type Milestone = Static<typeof MilestoneTermsInput>;
/** Sentences by field name, gathered so that a form tells everything at once. */
export type Faults = Record<string, string>;

interface ReadWords {
  readonly amountRefusal: string;
  readonly required: string;
}

/** The milestones of a form with the keys of their rows. Rows left wholly empty count as not there. */
export function readMilestoneRows(form: FormData, locale: string, words: ReadWords, faults: Faults) {
  const rows: { row: string; milestone: Milestone }[] = [];
  for (const row of rowsOf(form)) {
    const title = text(form, rowField(row, "title"));
    const due = textOrNull(form, rowField(row, "due"));
    if (title === "" && due === null && text(form, rowField(row, "amount")) === "") continue;
    if (title === "") faults[rowField(row, "title")] = words.required;
    const amount = readAmount(form, rowField(row, "amount"), { locale, refusal: words.amountRefusal, faults });
    const description = text(form, rowField(row, "description"));
    const about = description === "" ? {} : { description };
    if (amount) rows.push({ row, milestone: { title, ...about, amount, due_date: due } });
  }
  return rows;
}

interface AmountOptions {
  readonly locale: string;
  readonly refusal: string;
  readonly faults: Faults;
}

/** An amount that has to be there and above zero. */
export function readAmount(form: FormData, name: string, { locale, refusal, faults }: AmountOptions): WireMoney | null {
  const amount = amountInField(form, name, locale);
  if (amount && amount.amount !== "0") return amount;
  faults[name] = faultInField(form, name, { locale, refusal });
  return null;
}

/** What milestones add up to; they share a currency or the API refuses them. */
export function sumOf(milestones: readonly Milestone[]): WireMoney | null {
  const [first, ...rest] = milestones.map((milestone) => milestone.amount);
  if (!first) return null;
  const same = rest.filter(({ currency }) => currency === first.currency);
  return toWire(same.map(fromWire).reduce(add, fromWire(first)));
}

export function refuseIfAny(faults: Faults): void {
  if (Object.keys(faults).length > 0) throw new FormRefusal(faults);
}

/** Runs a call whose body holds milestones, so that what is wrong with one stands in its own row. */
export async function withRowErrors<Answer>(rows: readonly { row: string }[], call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (!isProblem(error) || error.status >= 500 || !error.problem.errors?.length) throw error;
    const faults = error.problem.errors.map(({ pointer, detail }) => [fieldOf(pointer, rows), detail] as const);
    throw new FormRefusal(Object.fromEntries(faults));
  }
}

const parts = { title: "title", description: "description", amount: "amount", due_date: "due" } as const;

function fieldOf(pointer: string, rows: readonly { row: string }[]): string {
  const [, , field = "", place, part = ""] = pointer.split("/");
  const row = field === "milestones" ? rows[Number(place)]?.row : undefined;
  const known = Object.entries(parts).find(([name]) => name === part);
  if (row !== undefined) return rowField(row, known?.[1] ?? "title");
  return field === "milestones" ? "milestone" : field;
}

/**
 * The form as it was typed, for a page that shows it again with nothing wrong: after a row was added or taken out by
 * a button, or to see the fees, all without JavaScript. Null when the form was sent for good.
 */
export function shownAgain(form: FormData): FormReply | null {
  const intent = text(form, "intent");
  const rows = rowsOf(form);
  const [action, taken] = intent.split(":");
  if (action !== "add_milestone" && action !== "remove_milestone" && action !== "quote") return null;
  const values: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (typeof value === "string" && name !== "intent") values[name] = [...(values[name] ?? []), value];
  values.milestone = rows.filter((row) => action !== "remove_milestone" || row !== taken);
  if (action === "add_milestone" && rows.length < ROWS_MAX)
    values.milestone.push(nextRow(rows, Number(text(form, "milestones_given")) || 0));
  return { values, errors: {}, message: null };
}
