// The list everybody reads. Its conditions repeat the partial indices' own word for word, so that those are used.
import { type SelectQueryBuilder, sql } from "kysely";
import { type Meant, visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tables } from "#platform/db/index.ts";
import { projectColumns, tagId } from "./projects.repository.ts";
import type { ProjectStatus } from "./projects.rules.ts";
import { tagName } from "./read-post.ts";
import { shownOrganiser, shownOwner, shownTags } from "./shown-project.ts";

export type ProjectOrder =
  | { readonly by: "newest"; readonly after: { readonly at: Date; readonly id: string } | null }
  | { readonly by: "deadline" | "budget"; readonly after: { readonly value: number; readonly id: string } | null };

export interface ProjectFilter {
  readonly viewerId: string | null;
  /** One's own list, and one's organisation's, shows drafts and what is hidden; everybody else's shows public posts alone. */
  readonly own: boolean;
  readonly ownerId: string | null;
  readonly organisationId: string | null;
  /** Any of; empty: all. */
  readonly statuses: readonly ProjectStatus[];
  readonly categories: readonly string[];
  /** Only what lies in one of these topics, which the reader is interested in; null: anything. */
  readonly interests: readonly string[] | null;
  readonly skills: readonly string[];
  readonly tags: readonly string[];
  /** Any of; null: all. */
  readonly levels: readonly string[] | null;
  readonly engagements: readonly string[] | null;
  readonly pricings: readonly string[] | null;
  readonly budgetRankMin: bigint | null;
  readonly budgetRankMax: bigint | null;
  readonly countries: readonly string[];
  readonly deadlineMax: Date | null;
  readonly words: string | null;
  /** Skills and kinds of work that the words may mean. */
  readonly meant: Meant | null;
}

type ProjectQuery<O> = SelectQueryBuilder<Tables, "projects.projects", O>;

/** The first `rows` of the list. */
export function projectListQuery(db: Db, filter: ProjectFilter, order: ProjectOrder, rows: number) {
  const query = db
    .selectFrom("projects.projects")
    .select(projectColumns)
    .select([shownOwner().as("owner"), shownOrganiser().as("organisation"), shownTags.as("tags")]);
  return ordered(filtered(query, filter), order).limit(rows);
}

export async function countProjectRows(db: Db, filter: ProjectFilter): Promise<number> {
  return countRows(db, filtered(db.selectFrom("projects.projects").select("project_id"), filter));
}

function ordered<O>(query: ProjectQuery<O>, order: ProjectOrder): ProjectQuery<O> {
  if (order.by === "newest") {
    const { after } = order;
    return query
      .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, project_id) < (${after?.at}, ${after?.id})`))
      .orderBy("created_at", "desc")
      .orderBy("project_id", "desc");
  }
  const { after } = order;
  if (order.by === "deadline")
    return query
      .$if(after !== null, (q) => q.where(sql<boolean>`(deadline_rank, project_id) > (${after?.value}, ${after?.id})`))
      .orderBy("deadline_rank")
      .orderBy("project_id");
  return query
    .$if(after !== null, (q) => q.where(sql<boolean>`(budget_rank, project_id) < (${after?.value}, ${after?.id})`))
    .orderBy("budget_rank", "desc")
    .orderBy("project_id", "desc");
}

function filtered<O>(start: ProjectQuery<O>, filter: ProjectFilter): ProjectQuery<O> {
  let query = byVisibility(start, filter);
  if (filter.ownerId !== null) query = query.where("user_id", "=", filter.ownerId);
  if (filter.organisationId !== null) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.categories.length > 0) query = query.where(sql<boolean>`category_path && ${filter.categories}::text[]`);
  if (filter.interests !== null) query = query.where(sql<boolean>`category_path && ${filter.interests}::text[]`);
  if (filter.skills.length > 0) query = query.where(sql<boolean>`skills && ${filter.skills}::text[]`);
  if (filter.tags.length > 0) query = query.where(taggedWith(filter.tags));
  if (filter.levels !== null) query = query.where(sql<boolean>`experience_level = any (${filter.levels}::text[])`);
  if (filter.engagements !== null) query = query.where(sql<boolean>`engagement = any (${filter.engagements}::text[])`);
  if (filter.pricings !== null) query = query.where(sql<boolean>`pricing = any (${filter.pricings}::text[])`);
  if (filter.budgetRankMin !== null) query = query.where("budget_rank", ">=", filter.budgetRankMin);
  if (filter.budgetRankMax !== null) query = query.where("budget_rank", "<=", filter.budgetRankMax);
  if (filter.countries.length > 0)
    query = query.where(sql<boolean>`(countries = '{}' or countries && ${[...filter.countries]}::text[])`);
  if (filter.deadlineMax !== null) query = query.where("deadline_rank", "<=", BigInt(filter.deadlineMax.getTime()));
  if (filter.words !== null) query = query.where(foundBy(filter.words, filter.meant));
  return query;
}

// The posts of a tag as one list: so that an index finds each of the four.
function foundBy(words: string, meant: Meant | null) {
  const tagged = sql`select pt.project_id from projects.projects_tags pt where pt.tag_id = ${tagId(tagName(words))}::uuid`;
  return sql<boolean>`(search @@ websearch_to_tsquery('english', ${words})
    or skills && ${(meant?.skills ?? []).map((skill) => skill.slug)}::text[]
    or category_path && ${meant?.topics ?? []}::text[]
    or projects.project_id = any(array(${tagged})))`;
}

function taggedWith(tags: readonly string[]) {
  return sql<boolean>`exists (select 1 from projects.projects_tags
    where projects_tags.project_id = projects.project_id and projects_tags.tag_id = any (${tags.map(tagId)}::uuid[]))`;
}

function byVisibility<O>(query: ProjectQuery<O>, filter: ProjectFilter): ProjectQuery<O> {
  const { statuses } = filter;
  // A literal, because the planner takes a partial index only when it can read its condition in the query.
  const inStatus =
    statuses.length === 1 && statuses[0] === "open"
      ? query.where(sql<boolean>`status = 'open'`)
      : statuses.length > 0
        ? query.where("status", "in", statuses)
        : query;
  if (filter.own) return inStatus;
  return inStatus
    .where(sql<boolean>`visibility = 'public' and hidden_at is null`)
    .where(sql<boolean>`status <> 'draft' and status <> 'cancelled'`)
    .where(visibleTo(filter.viewerId, sql.ref("projects.projects.user_id")));
}
