import type { RouterContextProvider } from "react-router";
import type { OfferBody } from "#api-schema/hiring-views.ts";
import { pageContext } from "../../lib/context.ts";
import { textOrNull } from "../../lib/form.server.ts";
import type { WordsOf } from "../../lib/text.ts";
import type { hiringText } from "../../messages/hiring.ts";
import { pairInForm } from "../money/pair.ts";
import { quoteOrNull } from "../money/quote.server.ts";
import { sumOfRows } from "./form-amounts.ts";
import { type Faults, readAmount, readMilestoneRows, refuseIfAny, shownAgain, sumOf } from "./milestone-form.server.ts";

type Words = WordsOf<typeof hiringText>;

interface ReadOptions {
  readonly locale: string;
  readonly words: Words;
  /** Whether an hour's price belongs to the terms. */
  readonly hourly: boolean;
  readonly faults?: Faults;
}

/** The terms in a form; refuses with everything that is missing at once. */
export function readOffer(form: FormData, { locale, words, hourly, faults = {} }: ReadOptions) {
  const rows = readMilestoneRows(form, locale, words, faults);
  const rate = hourly ? readAmount(form, "hourly_rate", { locale, refusal: words.amountRefusal, faults }) : null;
  const milestones = rows.map(({ milestone }) => milestone);
  const total = sumOf(milestones);
  if (!total && Object.keys(faults).length === 0) faults.milestone = words.milestoneNeeded;
  refuseIfAny(faults);
  const scope = textOrNull(form, "scope");
  const message = textOrNull(form, "message");
  const body = {
    total: total ?? { amount: "0", currency: "EUR" }, // refused above when there is none
    milestones,
    pricing: hourly ? "hourly" : "fixed",
    ...(rate ? { hourly_rate: rate } : {}),
    ...(scope === null ? {} : { scope }),
    ...(message === null ? {} : { message }),
    fee_rule_id: textOrNull(form, "fee_rule_id"),
  } satisfies OfferBody;
  return { body, rows };
}

/** The form shown again as typed, with the fees of what its milestones add up to; null when it was sent for good. */
export async function offerShownAgain(args: { context: Readonly<RouterContextProvider> }, form: FormData) {
  const reply = shownAgain(form);
  if (!reply) return null;
  const { locale } = args.context.get(pageContext).preferences;
  return { ...reply, quote: await quoteOrNull(args, sumOfRows(form, locale), pairInForm(form)) };
}
