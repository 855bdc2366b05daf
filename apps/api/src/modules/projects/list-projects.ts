import type { Static } from "typebox";
import type { ProjectCard, projectQuery } from "#api-schema/projects.ts";
import { interestSlugs, meantByWords, standingIn } from "#modules/users/index.ts";
import { type Db, readOnce } from "#platform/db/index.ts";
import type { FieldError } from "#platform/errors/index.ts";
import { type Actor, decodeInstantCursor, decodeNumberCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { PAGE_DEFAULT } from "./paging.ts";
import { countProjectRows, type ProjectFilter, type ProjectOrder } from "./project-list.ts";
import { listProjectRows } from "./project-rows.ts";
import { projectErrors } from "./projects.errors.ts";
import type { ProjectRow } from "./projects.repository.ts";
import { projectCards } from "./projects.views.ts";
import { endOf, tagName } from "./read-post.ts";
import { type Reference, referenceOf } from "./reference.ts";
import { tidy } from "./tidy.ts";

type Query = Static<typeof projectQuery>;

/** Open public posts, or those of one person or organisation; drafts and invited-only posts show to their own alone. */
export async function listProjects(
  platform: Platform,
  viewer: Actor | null,
  query: Query,
): Promise<Page<ProjectCard> & { total?: number }> {
  const { db } = platform;
  const filter = {
    ...filterOf(query, viewer, referenceOf(platform)),
    own: await isOwn(db, viewer, query),
    interests: await interestsIn(db, viewer, query),
    meant: query.q === undefined ? null : await meantByWords(platform, query.q),
  };
  const limit = query.limit ?? PAGE_DEFAULT;
  const order = orderOf(query);
  const shown = () => pageOf(platform, filter, order, limit);
  const page = await (viewer === null ? visitorsPage(db, JSON.stringify(query), shown) : shown());
  return query.count ? { ...page, total: await countProjectRows(db, filter) } : page;
}

// Visitors who ask alike see alike.
const visitorsPage = readOnce<Page<ProjectCard>>();

async function pageOf(
  platform: Platform,
  filter: ProjectFilter,
  order: ProjectOrder,
  limit: number,
): Promise<Page<ProjectCard>> {
  const rows = await listProjectRows(platform.db, filter, order, limit);
  const { next_cursor } = toPage(rows, limit, (row) => cursorOf(order, row), String);
  return { data: projectCards(platform, rows.slice(0, limit)), next_cursor };
}

function orderOf({ sort, cursor }: Query): ProjectOrder {
  if (sort === "deadline" || sort === "-budget")
    return {
      by: sort === "deadline" ? "deadline" : "budget",
      after: cursor === undefined ? null : decodeNumberCursor(cursor),
    };
  return { by: "newest", after: cursor === undefined ? null : decodeInstantCursor(cursor) };
}

function cursorOf(order: ProjectOrder, row: ProjectRow) {
  if (order.by === "newest") return [row.created_at.toISOString(), row.project_id];
  return [Number(order.by === "deadline" ? row.deadline_rank : row.budget_rank), row.project_id];
}

/** The topics that "mine" means; a visitor has none, so nothing lies in them. */
async function interestsIn(db: Db, viewer: Actor | null, { interests }: Query): Promise<string[] | null> {
  if (!interests) return null;
  return viewer ? interestSlugs(db, viewer.userId) : [];
}

async function isOwn(db: Db, viewer: Actor | null, query: Query): Promise<boolean> {
  if (viewer === null) return false;
  const { organisation_id: organisationId } = query;
  if (organisationId === undefined) return query.user_id === viewer.userId;
  return (await standingIn(db, { organisationId, userId: viewer.userId })).role !== null;
}

function filterOf(
  query: Query,
  viewer: Actor | null,
  reference: Reference,
): Omit<ProjectFilter, "interests" | "meant" | "own"> {
  const words = query.q === undefined ? "" : tidy(query.q);
  return {
    viewerId: viewer?.userId ?? null,
    ownerId: query.user_id ?? null,
    organisationId: query.organisation_id ?? null,
    statuses: query.status ?? (query.user_id === undefined && query.organisation_id === undefined ? ["open"] : []),
    categories: query.category_id ?? [],
    skills: query.skills ?? [],
    tags: (query.tags ?? []).map(tagName),
    levels: query.experience_level ?? null,
    engagements: query.engagement ?? null,
    pricings: query.pricing ?? null,
    ...budgetBounds(query, reference),
    countries: query.location ?? [],
    deadlineMax: deadlineBound(query.deadline_max),
    words: words === "" ? null : words,
  };
}

function deadlineBound(value: string | undefined): Date | null {
  if (value === undefined) return null;
  const bound = endOf(value);
  if (!bound)
    throw invalidQuery({ pointer: "/query/deadline_max", detail: "This is not a valid date.", code: "format" });
  return bound;
}

function budgetBounds(query: Query, reference: Reference): Pick<ProjectFilter, "budgetRankMin" | "budgetRankMax"> {
  const { currency } = query;
  const rank = (digits: string | undefined): bigint | null => {
    if (digits === undefined) return null;
    const inEuros = currency === undefined ? null : reference.euroRank(BigInt(digits), currency);
    if (inEuros === null)
      throw invalidQuery({
        pointer: "/query/currency",
        detail:
          currency === undefined ? "Say which currency the bounds are in." : "No exchange rate is known for this.",
        code: "currency",
      });
    return inEuros;
  };
  return { budgetRankMin: rank(query.budget_min), budgetRankMax: rank(query.budget_max) };
}

const invalidQuery = (field: FieldError) => projectErrors.invalid({ fields: [field] });
