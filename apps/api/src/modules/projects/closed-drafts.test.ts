// Drafts that organisations left behind when they closed, before that took drafts out: the migration gives them back.
import { readFile } from "node:fs/promises";
import { join as joinPath } from "node:path";
import { expect, test } from "vitest";
import { projectBody } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { world } from "#test/world.ts";

const kogi = world();
let made = 0;

/** Ana's organisation with a draft and an open post. */
async function posted(ana: Person) {
  made += 1;
  const founding = { name: "Studio Blau", handle: `studio-drafts-${made}` };
  const { organisation_id } = await ana.api.organisations.createOrganisation({ body: founding });
  const body = { ...projectBody(), organisation_id };
  const draft = await ana.api.projects.createProject({ body });
  const open = await ana.api.projects.createProject({ body });
  await ana.api.projects.publishProject({ params: { project_id: open.project_id } });
  return { organisation_id, draft, open: { project_id: open.project_id } };
}

test("a draft of an organisation that was closed before becomes its writer's own, and nothing else changes", async () => {
  const [ana, mia] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi, { user_type: "client" })]);
  const [closed, standing] = [await posted(ana), await posted(ana)];
  await ana.api.organisations.closeOrganisation({ params: { organisation_id: closed.organisation_id } });
  await kogi.settle();
  // As it was before: the closing left the draft where it stood.
  const params = { project_id: closed.draft.project_id };
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("projects.projects")
      .set({ organisation_id: closed.organisation_id })
      .where("project_id", "=", params.project_id)
      .execute(),
  );
  expect((await refusal(ana.api.projects.publishProject({ params }))).code).toBe("project.organisation_closed");
  const before = await ana.api.projects.getProject({ params });

  const file = joinPath(PROJECT_FOLDER, "db/migrations/0311_projects_closed_organisations.sql");
  const migration = await readFile(file, "utf8");
  for (let time = 0; time < 2; time += 1) await kogi.platform.owner((pg) => pg.query(migration));

  expect(await ana.api.projects.getProject({ params })).toMatchObject({
    status: "draft",
    organisation: null,
    version: before.version + 1,
  });
  expect((await refusal(mia.api.projects.getProject({ params }))).code).toBe("project.not_found");
  const organisationOf = async (project_id: string) =>
    (await ana.api.projects.getProject({ params: { project_id } })).organisation?.organisation_id;
  expect(await organisationOf(closed.open.project_id)).toBe(closed.organisation_id);
  expect(await organisationOf(standing.draft.project_id)).toBe(standing.organisation_id);
  expect(await organisationOf(standing.open.project_id)).toBe(standing.organisation_id);
  await ana.api.projects.publishProject({ params });
});
