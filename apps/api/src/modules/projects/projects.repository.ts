// Rows of posts, their tags and hires. The list that people filter is in project-list.ts.
import type { Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { ProjectStatus } from "./projects.rules.ts";
import type { ProjectsTable } from "./projects.tables.ts";
import type { PostContent, Question } from "./read-post.ts";

export const projectColumns = [
  "project_id",
  "user_id",
  "title",
  "description",
  "category_id",
  "category_path",
  "skills",
  "engagement",
  "pricing",
  "budget_minor",
  "budget_min_minor",
  "currency",
  "budget_rank",
  "deadline",
  "deadline_rank",
  "experience_level",
  "countries",
  "positions",
  "positions_filled",
  "visibility",
  "status",
  "screening_questions",
  "attachments",
  "proposals_count",
  "version",
  "hidden_at",
  "published_at",
  "created_at",
  "updated_at",
  "organisation_id",
] as const satisfies readonly (keyof ProjectsTable)[];

type Row = Pick<Selectable<ProjectsTable>, (typeof projectColumns)[number]>;
export interface ProjectRow extends Omit<Row, "status"> {
  readonly status: ProjectStatus;
}

// The column's check constraint holds exactly these words.
export const typedProject = (row: Row): ProjectRow => ({ ...row, status: row.status as ProjectStatus });

// Above any date a client can give: posts without a deadline come last.
const NO_DEADLINE = 8_640_000_000_000_000n;

function contentColumns(content: PostContent) {
  return {
    title: content.title,
    description: content.description,
    category_id: content.categoryId,
    category_path: content.categoryPath,
    skills: content.skills,
    engagement: content.engagement,
    pricing: content.pricing,
    budget_minor: content.budgetMinor,
    budget_min_minor: content.budgetMinMinor,
    currency: content.currency,
    budget_rank: content.budgetRank,
    deadline: content.deadline,
    deadline_rank: content.deadline === null ? NO_DEADLINE : BigInt(content.deadline.getTime()),
    experience_level: content.experienceLevel,
    countries: content.countries,
    positions: content.positions,
    visibility: content.visibility,
    screening_questions: JSON.stringify(content.questions),
    attachments: content.attachments,
  };
}

export function questionsOf(row: Pick<ProjectRow, "screening_questions">): Question[] {
  assert(Array.isArray(row.screening_questions), "questions are kept as a list");
  // Written by contentColumns alone.
  return row.screening_questions as unknown as Question[];
}

/** What the client wrote, as it stands: the ground a patch is laid over. */
export function contentOf(row: ProjectRow, tags: readonly string[]): PostContent {
  return {
    title: row.title,
    description: row.description,
    categoryId: row.category_id,
    categoryPath: row.category_path,
    skills: row.skills,
    tags,
    engagement: row.engagement,
    pricing: row.pricing,
    budgetMinor: row.budget_minor,
    budgetMinMinor: row.budget_min_minor,
    currency: row.currency,
    budgetRank: row.budget_rank,
    deadline: row.deadline,
    experienceLevel: row.experience_level,
    countries: row.countries,
    positions: row.positions,
    visibility: row.visibility,
    questions: questionsOf(row),
    attachments: row.attachments,
  };
}

export async function insertProject(
  tx: Tx,
  project: { projectId: string; userId: string; organisationId: string | null; content: PostContent; at: Date },
): Promise<void> {
  await tx
    .insertInto("projects.projects")
    .values({
      project_id: project.projectId,
      user_id: project.userId,
      organisation_id: project.organisationId,
      ...contentColumns(project.content),
      status: "draft",
      created_at: project.at,
      updated_at: project.at,
    })
    .execute();
  await insertTags(tx, project.projectId, project.content.tags);
}

export async function updateContent(tx: Tx, row: ProjectRow, content: PostContent, at: Date): Promise<void> {
  await tx
    .updateTable("projects.projects")
    .set({ ...contentColumns(content), version: row.version + 1, updated_at: at })
    .where("project_id", "=", row.project_id)
    .execute();
  await replaceTags(tx, row.project_id, content.tags);
}

/** A tag's id follows from its name, so that no table of tags has to be asked or filled first. */
export const tagId = (name: string): string => idFromName(`tag:${name}`);

async function replaceTags(tx: Tx, projectId: string, tags: readonly string[]): Promise<void> {
  await tx.deleteFrom("projects.projects_tags").where("project_id", "=", projectId).execute();
  await insertTags(tx, projectId, tags);
}

async function insertTags(tx: Tx, projectId: string, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const rows = tags.map((name, position) => ({ project_id: projectId, tag_id: tagId(name), name, position }));
  await tx.insertInto("projects.projects_tags").values(rows).execute();
}

export async function tagsOf(db: Db, projectIds: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>(projectIds.map((id) => [id, []]));
  if (projectIds.length === 0) return tags;
  const rows = await db
    .selectFrom("projects.projects_tags")
    .select(["project_id", "name"])
    .where("project_id", "in", projectIds)
    .orderBy("position")
    .execute();
  for (const row of rows) tags.get(row.project_id)?.push(row.name);
  return tags;
}

export async function findProject(db: Db, projectId: string): Promise<ProjectRow | undefined> {
  const row = await db
    .selectFrom("projects.projects")
    .select(projectColumns)
    .where("project_id", "=", projectId)
    .executeTakeFirst();
  return row && typedProject(row);
}

export async function findProjects(db: Db, projectIds: readonly string[]): Promise<Map<string, ProjectRow>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("projects.projects")
    .select(projectColumns)
    .where("project_id", "in", projectIds)
    .execute();
  return new Map(rows.map((row) => [row.project_id, typedProject(row)]));
}

/** Takes the project's lock: the first lock of every change to it, its proposals and its offers. */
export async function lockProject(tx: Tx, projectId: string): Promise<ProjectRow | undefined> {
  const row = await tx
    .selectFrom("projects.projects")
    .select(projectColumns)
    .where("project_id", "=", projectId)
    .forUpdate()
    .executeTakeFirst();
  return row && typedProject(row);
}

export async function setStatus(tx: Tx, projectId: string, status: ProjectStatus, at: Date): Promise<void> {
  const instants = status === "open" ? { published_at: at } : { closed_at: at };
  await tx
    .updateTable("projects.projects")
    .set((eb) => ({ status, ...instants, version: eb("version", "+", 1), updated_at: at }))
    .where("project_id", "=", projectId)
    .execute();
}

export async function countProposals(tx: Tx, projectId: string, by: 1 | -1): Promise<void> {
  await tx
    .updateTable("projects.projects")
    .set((eb) => ({ proposals_count: eb("proposals_count", "+", by) }))
    .where("project_id", "=", projectId)
    .execute();
}
