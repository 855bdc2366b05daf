// What somebody shows who was suspended before posts and portfolios heard of it.
import { expect, onTestFinished, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { databaseBefore } from "#test/old-database.ts";

const at = "2026-01-01";

test("posts and portfolios of the suspended are hidden, an organisation's only where nobody of it can answer", async () => {
  const old = await databaseBefore("0486_projects_suspended.sql");
  onTestFinished(() => old.drop());
  const [out, active, studio] = [newId(), newId(), newId()];
  const person = (userId: string, state: string) =>
    old.client.query(
      `insert into auth.accounts (user_id, email, password_hash, name, user_type, roles, state, created_at, updated_at)
        values ($1::uuid, $1::text, '', 'Somebody', 'client', '{client}', $2, $3, $3)`,
      [userId, state, at],
    );
  const post = (userId: string, organisationId: string | null) =>
    old.client.query(
      `insert into projects.projects (project_id, user_id, organisation_id, title, description, engagement, pricing,
          deadline_rank, experience_level, positions, visibility, status, created_at, updated_at)
        values ($1, $2, $3, '', '', 'one_off', 'fixed', 0, 'entry', 1, 'public', 'open', $4, $4)`,
      [newId(), userId, organisationId, at],
    );
  await person(out, "suspended");
  await person(active, "active");
  await old.client.query(
    `insert into users.organisations (organisation_id, name, handle, created_at, updated_at)
      values ($1, 'Studio', 'studio', $2, $2)`,
    [studio, at],
  );
  for (const userId of [out, active])
    await old.client.query(
      "insert into users.organisation_members (organisation_id, user_id, role, joined_at) values ($1, $2, 'owner', $3)",
      [studio, userId, at],
    );
  await post(out, null);
  await post(active, null);
  await post(out, studio);
  for (const userId of [out, active]) {
    const portfolioId = newId();
    await old.client.query(
      `insert into portfolios.portfolios (portfolio_id, user_id, slug, title, description, template, state, created_at, updated_at)
        values ($1, $2, 'work', 'Work', '', 'grid', 'published', $3, $3)`,
      [portfolioId, userId, at],
    );
    await old.client.query(
      `insert into portfolios.items (item_id, portfolio_id, user_id, kind, title, story, client, role, position, listed,
          created_at, updated_at, listed_at) values ($1, $2, $3, 'image', '', '', '', '', 0, true, $4, $4, $4)`,
      [newId(), portfolioId, userId, at],
    );
  }
  await old.catchUp();
  const rows = async (sql: string) => (await old.client.query(sql)).rows;
  expect(await rows("select user_id, organisation_id from projects.projects where hidden_at is not null")).toEqual([
    { user_id: out, organisation_id: null },
  ]);
  expect(await rows("select user_id from portfolios.portfolios where hidden_at is null")).toEqual([
    { user_id: active },
  ]);
  expect(await rows("select user_id from portfolios.items where listed")).toEqual([{ user_id: active }]);
});
