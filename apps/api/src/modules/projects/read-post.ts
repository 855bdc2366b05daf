// From what a client sends to what is kept: read, tidied and checked in one place, all problems at once.

import type { ProjectBody, ProjectPatch } from "#api-schema/projects.ts";
import type { Money } from "#money";
import type { FieldError } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { tidyLine } from "#platform/text/index.ts";
import { projectErrors } from "./projects.errors.ts";
import type { Post } from "./projects.rules.ts";
import type { Reference } from "./reference.ts";
import { readPrice } from "./terms.ts";
import { tidy } from "./tidy.ts";

export interface Question {
  readonly question_id: string;
  readonly text: string;
  readonly required: boolean;
}

/** Everything a client may write about a project. */
export interface PostContent extends Post {
  readonly categoryPath: readonly string[];
  readonly tags: readonly string[];
  readonly engagement: string;
  readonly budgetRank: bigint;
  readonly experienceLevel: string;
  readonly countries: readonly string[];
  readonly visibility: string;
  readonly questions: readonly Question[];
  readonly attachments: readonly string[];
}

export const emptyPost: PostContent = {
  title: "",
  description: "",
  categoryId: null,
  categoryPath: [],
  skills: [],
  tags: [],
  engagement: "one_off",
  pricing: "fixed",
  budgetMinor: null,
  budgetMinMinor: null,
  currency: null,
  budgetRank: 0n,
  deadline: null,
  experienceLevel: "intermediate",
  countries: [],
  positions: 1,
  visibility: "public",
  questions: [],
  attachments: [],
};

/**
 * The body over `before` (an empty post for POST and PUT, the current one for PATCH). Throws 422 `project.invalid` with
 * every field that cannot stand.
 */
export function readPost(body: ProjectBody | ProjectPatch, before: PostContent, reference: Reference): PostContent {
  const problems: FieldError[] = [];
  const title = body.title === undefined ? before.title : tidyLine(body.title);
  if (title === "") problems.push({ pointer: "/body/title", detail: "Fill this in.", code: "required" });
  const category = readCategory(body, before, reference, problems);
  const budget = readBudget(body, before, reference, problems);
  const content: PostContent = {
    ...category,
    ...budget,
    title,
    description: body.description === undefined ? before.description : tidy(body.description),
    skills: body.skills === undefined ? before.skills : readSkills(body.skills, reference, problems),
    tags: body.tags === undefined ? before.tags : [...new Set(body.tags.map(tagName))].filter(Boolean),
    engagement: body.engagement ?? before.engagement,
    pricing: body.pricing ?? before.pricing,
    deadline: body.deadline === undefined ? before.deadline : readDeadline(body.deadline, problems),
    experienceLevel: body.experience_level ?? before.experienceLevel,
    countries: body.location?.countries ?? before.countries,
    positions: body.positions ?? before.positions,
    visibility: body.visibility ?? before.visibility,
    questions: readQuestions(body, before, problems),
    attachments: body.attachments ?? before.attachments,
  };
  if (problems.length > 0) throw projectErrors.invalid({ fields: problems });
  return content;
}

/** Tags are the same whatever their case and spacing. */
export function tagName(text: string): string {
  return tidy(text).toLowerCase().replace(/\s+/g, " ");
}

function readDeadline(value: string | null, problems: FieldError[]): Date | null {
  if (value === null) return null;
  const deadline = endOf(value);
  if (!deadline) problems.push({ pointer: "/body/deadline", detail: "This is not a valid date.", code: "format" });
  return deadline;
}

/** An instant, or for a bare day its last moment, so that the day itself still counts. Null when there is no such time. */
export function endOf(value: string): Date | null {
  const instant = new Date(value.length === 10 ? `${value}T23:59:59.000Z` : value);
  // A leap second is valid RFC 3339 and no instant here.
  return Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1970 ? null : instant;
}

function readCategory(
  body: ProjectPatch,
  before: PostContent,
  reference: Reference,
  problems: FieldError[],
): Pick<PostContent, "categoryId" | "categoryPath"> {
  if (body.category_id === undefined) return { categoryId: before.categoryId, categoryPath: before.categoryPath };
  if (body.category_id === null) return { categoryId: null, categoryPath: [] };
  const categoryPath = reference.categoryPath(body.category_id);
  if (!categoryPath)
    problems.push({ pointer: "/body/category_id", detail: "There is no such category.", code: "unknown" });
  return { categoryId: body.category_id, categoryPath: categoryPath ?? [] };
}

function readSkills(slugs: readonly string[], reference: Reference, problems: FieldError[]): readonly string[] {
  slugs.forEach((slug, index) => {
    if (!reference.skill(slug))
      problems.push({ pointer: `/body/skills/${index}`, detail: "Choose a skill from the list.", code: "unknown" });
  });
  return slugs;
}

function readBudget(
  body: ProjectPatch,
  before: PostContent,
  reference: Reference,
  problems: FieldError[],
): Pick<PostContent, "budgetMinor" | "budgetMinMinor" | "currency" | "budgetRank"> {
  const { budget, budget_max } = body;
  const differ = budget?.amount !== budget_max?.amount || budget?.currency !== budget_max?.currency;
  if (budget != null && budget_max != null && differ)
    problems.push({ pointer: "/body/budget_max", detail: "budget and budget_max are the same thing.", code: "twice" });
  const [given, pointer] = budget_max === undefined ? [budget, "/body/budget"] : [budget_max, "/body/budget_max"];
  const max = readBound(given, before.budgetMinor, before.currency, pointer);
  const min = readBound(body.budget_min, before.budgetMinMinor, before.currency, "/body/budget_min");
  const currency = max?.currency ?? min?.currency ?? null;
  if (max && min && max.currency !== min.currency)
    problems.push({ pointer: "/body/budget_min/currency", detail: `Use ${max.currency} for both.`, code: "currency" });
  else if (max && min && min.minor > max.minor)
    problems.push({
      pointer: "/body/budget_min/amount",
      detail: "The lower end is above the upper one.",
      code: "order",
    });
  return {
    budgetMinor: max?.minor ?? null,
    budgetMinMinor: min?.minor ?? null,
    currency,
    budgetRank: (max && reference.euroRank(max.minor, max.currency)) ?? 0n,
  };
}

function readBound(
  given: { amount: string; currency: string } | null | undefined,
  beforeMinor: bigint | null,
  beforeCurrency: string | null,
  pointer: string,
): (Pick<Money, "minor"> & { readonly currency: string }) | null {
  if (given === null) return null;
  if (given !== undefined) return readPrice(given, projectErrors.invalid, pointer);
  return beforeMinor === null || beforeCurrency === null ? null : { minor: beforeMinor, currency: beforeCurrency };
}

/** A question keeps its id while its text stays what people answered. */
function readQuestions(body: ProjectPatch, before: PostContent, problems: FieldError[]): readonly Question[] {
  if (body.screening_questions === undefined) return before.questions;
  const known = new Map(before.questions.map((question) => [question.question_id, question]));
  return body.screening_questions.map((question, index) => {
    const text = tidy(question.text);
    if (text === "")
      problems.push({ pointer: `/body/screening_questions/${index}/text`, detail: "Fill this in.", code: "required" });
    const kept = question.question_id === undefined ? undefined : known.get(question.question_id);
    const same = kept !== undefined && kept.text === text;
    return { question_id: same ? kept.question_id : newId(), text, required: question.required ?? false };
  });
}
