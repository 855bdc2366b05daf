// Who may propose what, and how a proposal moves on.
import type { FieldError } from "#platform/errors/index.ts";
import { allows, type ProjectStatus } from "./projects.rules.ts";

export const proposalStatuses = [
  "submitted",
  "shortlisted",
  "negotiating",
  "hired",
  "declined",
  "withdrawn",
  "expired",
] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];
/** Still in the running: ended by a decline, a withdrawal, a hire, or with the project. */
export const liveStatuses = ["submitted", "shortlisted", "negotiating"] as const satisfies readonly ProposalStatus[];

export type ProposalAction = "edit" | "withdraw" | "shortlist" | "decline" | "make_offer";
const ALLOWED_IN: Readonly<Record<ProposalAction, readonly ProposalStatus[]>> = {
  edit: ["submitted", "shortlisted"],
  withdraw: liveStatuses,
  shortlist: ["submitted"],
  decline: liveStatuses,
  make_offer: liveStatuses,
};

export function proposalAllows(status: ProposalStatus, action: ProposalAction): boolean {
  return ALLOWED_IN[action].includes(status);
}

export type ProposalRefusal = "freelancerOnly" | "ownProject" | "wrongState" | "livesElsewhere";

interface ForProposals {
  readonly status: ProjectStatus;
  readonly isOwn: boolean;
  /** Its client is suspended, and could not answer. */
  readonly isHidden: boolean;
  readonly deadline: Date | null;
  /** Where whoever proposes must live; empty: anywhere. */
  readonly countries: readonly string[];
}

/** Whom the client has invited is welcome wherever they live. */
export function mayPropose(
  project: ForProposals,
  actor: { readonly isFreelancer: boolean; readonly country: string | null; readonly isInvited: boolean },
  at: Date,
): ProposalRefusal | null {
  if (project.isOwn) return "ownProject";
  if (!actor.isFreelancer) return "freelancerOnly";
  if (project.isHidden || !allows(project.status, "take_proposals")) return "wrongState";
  if (project.deadline !== null && at >= project.deadline) return "wrongState"; // its timer may run late
  if (project.countries.length === 0 || actor.isInvited) return null;
  return actor.country !== null && project.countries.includes(actor.country) ? null : "livesElsewhere";
}

interface AskedQuestion {
  readonly question_id: string;
  readonly required: boolean;
}

/** Each required question is answered, none twice, and none that was not asked. */
export function answerProblems(
  questions: readonly AskedQuestion[],
  answers: readonly { question_id: string; text: string }[],
): FieldError[] {
  const problems: FieldError[] = [];
  const asked = new Map(questions.map((question) => [question.question_id, question]));
  const seen = new Set<string>();
  answers.forEach((answer, index) => {
    const pointer = `/body/answers/${index}`;
    if (!asked.has(answer.question_id))
      problems.push({ pointer: `${pointer}/question_id`, detail: "The project does not ask this.", code: "unknown" });
    else if (seen.has(answer.question_id))
      problems.push({ pointer: `${pointer}/question_id`, detail: "This question is answered twice.", code: "twice" });
    seen.add(answer.question_id);
  });
  const given = new Set(answers.filter((answer) => answer.text !== "").map((answer) => answer.question_id));
  questions.forEach((question) => {
    if (question.required && !given.has(question.question_id))
      problems.push({ pointer: "/body/answers", detail: "Answer every required question.", code: "required" });
  });
  return problems.slice(0, 20);
}
