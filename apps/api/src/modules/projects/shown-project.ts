// What everybody reads of a post in one query: its row, its owner's card and its tags.
import { type RawBuilder, sql } from "kysely";
import { type ShownCard, type ShownOrganisation, shownCard, shownOrganisation } from "#modules/users/index.ts";
import { batched, type Db } from "#platform/db/index.ts";
import { type ProjectRow, projectColumns, typedProject } from "./projects.repository.ts";

export interface ShownProject extends ProjectRow {
  readonly owner: ShownCard | null;
  readonly organisation: ShownOrganisation | null;
  readonly tags: readonly string[];
}
export const shownOwner = (): RawBuilder<ShownCard | null> => shownCard(sql.ref("projects.projects.user_id"));

export const shownOrganiser = (): RawBuilder<ShownOrganisation | null> =>
  shownOrganisation(sql.ref("projects.projects.organisation_id"));

export const shownTags: RawBuilder<string[]> = sql<string[]>`array(select t.name from projects.projects_tags t
  where t.project_id = projects.projects.project_id order by t.position)`;

type Row = Parameters<typeof typedProject>[0] & Pick<ShownProject, "owner" | "organisation" | "tags">;

export const typedShown = ({ owner, organisation, tags, ...row }: Row): ShownProject => ({
  ...typedProject(row),
  owner,
  organisation,
  tags,
});

const oneShown = batched(
  "projects.shown_project",
  (db, { keys }) =>
    db
      .selectFrom("projects.projects")
      .select(projectColumns)
      .select([shownOwner().as("owner"), shownOrganiser().as("organisation"), shownTags.as("tags")])
      .where(sql<boolean>`project_id = any (${keys}::uuid[])`),
  (row) => row.project_id,
);

export async function findShownProject(db: Db, projectId: string): Promise<ShownProject | undefined> {
  const row = await oneShown(db, projectId.toLowerCase()); // as PostgreSQL writes them
  return row && typedShown(row);
}
