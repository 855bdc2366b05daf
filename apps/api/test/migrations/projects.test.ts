// Old rows of projects, and what migrations make of them.
import { expect, onTestFinished, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { databaseBefore } from "#test/old-database.ts";

test("whose hire came to nothing has a proposal that is over and counts no more, where the post looks for somebody again", async () => {
  const old = await databaseBefore("0485_projects_hires_of_nothing.sql");
  onTestFinished(() => old.drop());
  const hired = async (post: string, hire: string) => {
    const [project, proposal, client, freelancer] = [newId(), newId(), newId(), newId()];
    await old.client.query(
      `insert into projects.projects (project_id, user_id, title, description, engagement, pricing, deadline_rank, experience_level, positions,
         proposals_count, status, visibility, created_at, updated_at)
       values ($1, $2, 'A mark', '', 'one_off', 'fixed', 1, 'entry', 2, 1, $3, 'public', now(), now())`,
      [project, client, post],
    );
    await old.client.query(
      `insert into projects.proposals (proposal_id, project_id, user_id, client_id, cover_letter, amount_minor, currency, status, created_at, updated_at)
       values ($1, $2, $3, $4, '', 1, 'EUR', 'hired', now(), now())`,
      [proposal, project, freelancer, client],
    );
    await old.client.query(
      `insert into projects.hires (contract_id, project_id, proposal_id, freelancer_id, status, created_at)
       values ($1, $2, $3, $4, $5, now())`,
      [newId(), project, proposal, freelancer, hire],
    );
    return proposal;
  };
  const over = await hired("open", "cancelled");
  for (const [post, hire] of [
    ["open", "active"],
    ["open", "completed"],
    ["cancelled", "cancelled"],
  ] as const)
    await hired(post, hire);
  await old.catchUp();
  const { rows } = await old.client.query("select proposal_id from projects.proposals where status = 'expired'");
  expect(rows).toEqual([{ proposal_id: over }]);
  const counted = await old.client.query(
    "select project_id from projects.proposals join projects.projects using (project_id) where proposals_count = 1",
  );
  expect(counted.rows).toHaveLength(3);
});

test("what was asked for in a post of somebody who was erased before is gone, its title and everybody else's posts are not", async () => {
  const old = await databaseBefore("0491_projects_words_of_erased.sql");
  onTestFinished(() => old.drop());
  const posted = async (handle: string, erasedAt: string | null) => {
    const userId = newId();
    await old.client.query(
      `insert into users.users (user_id, handle, name, user_type, erased_at, created_at, updated_at)
       values ($1, $2, 'Somebody', 'client', $3, now(), now())`,
      [userId, handle, erasedAt],
    );
    await old.client.query(
      `insert into projects.projects (project_id, user_id, title, description, engagement, pricing, deadline_rank, experience_level, positions,
         status, visibility, created_at, updated_at)
       values ($1, $2, 'A mark', 'For Clara.', 'one_off', 'fixed', 1, 'entry', 1, 'completed', 'public', now(), now())`,
      [newId(), userId],
    );
  };
  await posted("gone", "2026-01-01");
  await posted("here", null);
  await old.catchUp();
  const { rows } = await old.client.query("select title, description from projects.projects order by description");
  expect(rows).toEqual([
    { title: "A mark", description: "" },
    { title: "A mark", description: "For Clara." },
  ]);
});

test("files of a post of somebody who was erased before are used no more, everybody else's are", async () => {
  const old = await databaseBefore("0481_media_files_of_erased_posts.sql");
  onTestFinished(() => old.drop());
  const posted = async (handle: string, erasedAt: string | null) => {
    const [userId, project, file] = [newId(), newId(), newId()];
    await old.client.query(
      `insert into users.users (user_id, handle, name, user_type, erased_at, created_at, updated_at)
       values ($1, $2, 'Somebody', 'client', $3, now(), now())`,
      [userId, handle, erasedAt],
    );
    await old.client.query(
      `insert into projects.projects (project_id, user_id, title, description, engagement, pricing, deadline_rank, experience_level, positions,
         status, visibility, created_at, updated_at)
       values ($1, $2, 'A mark', '', 'one_off', 'fixed', 1, 'entry', 1, 'completed', 'public', now(), now())`,
      [project, userId],
    );
    await old.client.query(
      `insert into media.media (media_id, user_id, name, bytes, state, created_at, updated_at)
       values ($1, $2, 'brief.pdf', 1, 'scanning', now(), now())`,
      [file, userId],
    );
    await old.client.query(
      `insert into media.attachments (subject_type, subject_id, purpose, media_id)
       values ('project', $1, 'project', $2), ('portfolio_item', $1, 'portfolio', $2)`,
      [project, file],
    );
    return project;
  };
  await posted("gone", "2026-01-01");
  const here = await posted("here", null);
  await old.catchUp();
  const { rows } = await old.client.query("select subject_id from media.attachments where subject_type = 'project'");
  expect(rows).toEqual([{ subject_id: here }]);
  expect((await old.client.query("select 1 from media.attachments")).rows).toHaveLength(3);
});
