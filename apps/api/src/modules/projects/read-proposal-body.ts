// From what a freelancer sends to what is kept, checked against the project it answers.
import type { ProposalBody } from "#api-schema/hiring-views.ts";
import { isCurrency } from "#money";
import type { FieldError } from "#platform/errors/index.ts";
import { termsProblems } from "./offers.rules.ts";
import { proposalErrors } from "./projects.errors.ts";
import { type ProjectRow, questionsOf } from "./projects.repository.ts";
import type { ProposalContent } from "./proposals.repository.ts";
import { answerProblems } from "./proposals.rules.ts";
import { milestonesToJson, readMilestones, readPrice } from "./terms.ts";
import { tidy } from "./tidy.ts";

/** Throws 422 `proposal.invalid` with every field that cannot stand. */
export function readProposalBody(body: ProposalBody, project: ProjectRow, today: string): ProposalContent {
  const amount = readPrice(body.amount, proposalErrors.invalid, "/body/amount");
  const milestones = readMilestones(body.milestones ?? [], proposalErrors.invalid);
  const coverLetter = tidy(body.cover_letter);
  const questions = questionsOf(project);
  const answers = (body.answers ?? []).map((answer) => ({ ...answer, text: tidy(answer.text) }));
  const problems: FieldError[] = [...answerProblems(questions, answers)];
  if (coverLetter === "") problems.push({ pointer: "/body/cover_letter", detail: "Fill this in.", code: "required" });
  const wanted = project.currency;
  if (wanted !== null && isCurrency(wanted) && amount.currency !== wanted)
    problems.push({
      pointer: "/body/amount/currency",
      detail: `The project pays in ${wanted}.`,
      code: "currency",
    });
  // By the hour the amount is a rate, so milestones are plans of their own and need not add up to it.
  const total = project.pricing === "hourly" ? sumOf(milestones, amount) : amount;
  const terms = { pricing: "fixed" as const, total, hourlyRate: null, milestones };
  for (const problem of termsProblems(terms, today))
    problems.push(problem.pointer === "/body/total/amount" ? { ...problem, pointer: "/body/amount/amount" } : problem);
  if (problems.length > 0) throw proposalErrors.invalid({ fields: problems });
  const texts = new Map(questions.map((question) => [question.question_id, question.text]));
  return {
    coverLetter,
    amountMinor: amount.minor,
    currency: amount.currency,
    durationDays: body.duration_days ?? null,
    milestones: milestonesToJson(milestones),
    answers: answers
      .filter((answer) => answer.text !== "")
      .map((answer) => ({ ...answer, question: texts.get(answer.question_id) ?? "" })),
    attachments: body.attachments ?? [],
  };
}

type Milestones = ReturnType<typeof readMilestones>;
type Price = ReturnType<typeof readPrice>;

function sumOf(milestones: Milestones, like: Price): Price {
  return { minor: milestones.reduce((sum, item) => sum + item.amount.minor, 0n), currency: like.currency };
}
