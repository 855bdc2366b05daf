import type { ProposalBody } from "#api-schema/hiring-views.ts";
import type { ProjectView } from "#api-schema/projects.ts";
import { text, textOrNull } from "../../lib/form.server.ts";
import type { WordsOf } from "../../lib/text.ts";
import type { hiringText } from "../../messages/hiring.ts";
import { type Faults, readAmount, readMilestoneRows, refuseIfAny } from "./milestone-form.server.ts";

type Words = WordsOf<typeof hiringText>;
const DURATION_DAYS_MAX = 1_825;

interface ReadOptions {
  readonly locale: string;
  readonly words: Words;
  readonly project: Pick<ProjectView, "screening_questions">;
}

/** The proposal in a form, without its files; refuses with everything that is missing at once. */
export function readProposal(form: FormData, { locale, words, project }: ReadOptions) {
  const faults: Faults = {};
  const coverLetter = text(form, "cover_letter");
  if (coverLetter === "") faults.cover_letter = words.required;
  const amount = readAmount(form, "amount", { locale, refusal: words.amountRefusal, faults });
  const rows = readMilestoneRows(form, locale, words, faults);
  const answers = readAnswers(form, project, words, faults);
  const body = {
    cover_letter: coverLetter,
    amount: amount ?? { amount: "0", currency: text(form, "amount_currency") },
    duration_days: readDuration(form, words, faults),
    milestones: rows.map(({ milestone }) => milestone),
    answers,
  } satisfies ProposalBody;
  refuseIfAny(faults);
  return { body, rows };
}

function readDuration(form: FormData, words: Words, faults: Faults): number | null {
  const typed = textOrNull(form, "duration_days");
  if (typed === null) return null;
  const days = Number(typed);
  if (Number.isInteger(days) && days >= 1 && days <= DURATION_DAYS_MAX) return days;
  faults.duration_days = words.durationRefusal;
  return null;
}

function readAnswers(form: FormData, project: ReadOptions["project"], words: Words, faults: Faults) {
  return project.screening_questions.flatMap(({ question_id, required }) => {
    const answer = text(form, `answer_${question_id}`);
    if (answer === "" && required) faults[`answer_${question_id}`] = words.answerRefusal;
    return answer === "" ? [] : [{ question_id, text: answer }];
  });
}
