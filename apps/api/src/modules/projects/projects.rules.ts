// What may happen to a post in which state. Pure: values in, a refusal or null out.
import type { FieldError } from "#platform/errors/index.ts";

export const projectStatuses = ["draft", "open", "in_progress", "completed", "closed", "cancelled"] as const;
export type ProjectStatus = (typeof projectStatuses)[number];
export type ProjectAction = "edit" | "publish" | "close" | "cancel" | "invite" | "take_proposals";

const ALLOWED_IN: Readonly<Record<ProjectAction, readonly ProjectStatus[]>> = {
  edit: ["draft", "open"],
  publish: ["draft"],
  close: ["open"],
  cancel: ["draft", "open", "in_progress", "closed"],
  invite: ["open"],
  take_proposals: ["open"],
};

export function allows(status: ProjectStatus, action: ProjectAction): boolean {
  return ALLOWED_IN[action].includes(status);
}

export interface Post {
  readonly title: string;
  readonly description: string;
  readonly categoryId: string | null;
  readonly skills: readonly string[];
  readonly budgetMinor: bigint | null;
  readonly budgetMinMinor: bigint | null;
  readonly deadline: Date | null;
  readonly positions: number;
  readonly pricing: string;
  readonly currency: string | null;
}

export const DESCRIPTION_MIN = 40;
const DEADLINE_YEARS_MAX = 5;

/** What is missing before a post can be published: all of it at once, each with its field. */
export function missingForPublication(post: Post, at: Date): FieldError[] {
  const missing: FieldError[] = [];
  const need = (met: boolean, field: string, detail: string) => {
    if (!met) missing.push({ pointer: `/body/${field}`, detail, code: "required" });
  };
  need(post.title.length > 0, "title", "Give the project a title.");
  need(
    post.description.length >= DESCRIPTION_MIN,
    "description",
    `Describe the work in at least ${DESCRIPTION_MIN} characters.`,
  );
  need(post.categoryId !== null, "category_id", "Choose a category.");
  need(post.skills.length > 0, "skills", "Name at least one skill.");
  need(post.budgetMinor !== null, "budget", "Say what you can spend.");
  need(post.deadline === null || post.deadline > at, "deadline", "The deadline must lie ahead.");
  need(
    post.deadline === null || post.deadline < yearsAfter(at, DEADLINE_YEARS_MAX),
    "deadline",
    `The deadline must lie within ${DEADLINE_YEARS_MAX} years.`,
  );
  return missing;
}

function yearsAfter(at: Date, years: number): Date {
  const later = new Date(at);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

/** What an edit may not change any more: proposals name amounts in the currency and kind of price they were asked for. */
export function frozenChanges(
  before: Post,
  after: Post,
  facts: { proposalsCount: number; positionsFilled: number },
): FieldError[] {
  const frozen: FieldError[] = [];
  if (facts.proposalsCount > 0 && before.currency !== after.currency)
    frozen.push({
      pointer: "/body/budget/currency",
      detail: "People have proposed in this currency; it stays.",
      code: "frozen",
    });
  if (facts.proposalsCount > 0 && before.pricing !== after.pricing)
    frozen.push({
      pointer: "/body/pricing",
      detail: "People have proposed on these terms; they stay.",
      code: "frozen",
    });
  if (after.positions < Math.max(1, facts.positionsFilled))
    frozen.push({
      pointer: "/body/positions",
      detail: "More people than that are hired already.",
      code: "minimum",
    });
  return frozen;
}

export type HireStatus = "active" | "completed" | "cancelled";

/**
 * Where a post goes when it takes no more proposals, or when a hire ends: somebody still works -> in_progress; work was
 * finished -> completed; nobody was ever hired -> closed; all hires came to nothing -> cancelled.
 */
export function statusByHires(hires: readonly HireStatus[]): ProjectStatus {
  if (hires.includes("active")) return "in_progress";
  if (hires.includes("completed")) return "completed";
  return hires.length === 0 ? "closed" : "cancelled";
}

/** After a hire: the post moves on when its positions are taken, else it stays open for the others. */
export function statusAfterHire(positions: number, filled: number): ProjectStatus {
  return filled >= positions ? "in_progress" : "open";
}

/** Who keeps a post may do everything with it; a reader knows it in every state. */
export type Hand = "keeper" | "reader" | null;

/**
 * In whose hands a post is. An organisation's is kept by its owners and admins and read by its members, whoever wrote
 * it; once the organisation is closed it is its client's alone.
 */
export function handOf(
  post: {
    readonly ownerId: string;
    readonly organisation: { readonly open: boolean; readonly role: string | null } | null;
  },
  userId: string,
): Hand {
  if (!post.organisation?.open) return post.ownerId === userId ? "keeper" : null;
  const { role } = post.organisation;
  if (role === "owner" || role === "admin") return "keeper";
  return role === "member" ? "reader" : null;
}

/** True when the person may know that the post exists. */
export function maySee(
  post: { status: ProjectStatus; visibility: string; hidden: boolean },
  viewer: { hand: Hand; isInvolved: boolean },
): boolean {
  if (viewer.hand !== null) return true;
  if (post.status === "draft") return false;
  if (viewer.isInvolved) return true;
  return !post.hidden && post.visibility === "public" && post.status !== "cancelled";
}
