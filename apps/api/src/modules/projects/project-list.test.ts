import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { type ProjectFilter, type ProjectOrder, projectListQuery } from "./project-list.ts";

const kogi = world();
const POSTS = 20_000;

/** Twenty thousand open posts of a few people: every 50th about the rare word, every 200th with the rare skill. */
beforeAll(async () => {
  const clients = await Promise.all([1, 2, 3].map(() => signUp(kogi, { user_type: "client" })));
  await kogi.platform.owner(async (client) => {
    await client.query(
      `insert into projects.projects (project_id, user_id, title, description, category_id, category_path, skills,
         engagement, pricing, budget_minor, currency, budget_rank, deadline_rank, experience_level, positions,
         visibility, status, published_at, created_at, updated_at)
       select gen_random_uuid(), ($1::uuid[])[1 + n % 3], 'Website number ' || n,
         'A website for a shop' || case when n % 50 = 0 then ' with a zeppelin on every page' else '' end,
         case when n % 40 = 0 then 'logo-design' else 'web-apps' end,
         case when n % 40 = 0 then '{logo-design,brand-identity,design}'::text[] else '{web-apps,development}'::text[] end,
         case when n % 200 = 0 then '{letterpress}'::text[] else '{html}'::text[] end,
         'one_off', 'fixed', 1000 + n, 'EUR', (1000 + n) * 1000, 8640000000000000 - n, 'entry', 1,
         'public', 'open', now(), now() - make_interval(mins => n), now()
       from generate_series(1, $2::int) n`,
      [clients.map((person) => person.userId), POSTS],
    );
    await client.query("analyze projects.projects");
  });
});

const all: ProjectFilter = {
  viewerId: null,
  own: false,
  ownerId: null,
  organisationId: null,
  statuses: ["open"],
  categories: [],
  interests: null,
  skills: [],
  tags: [],
  levels: null,
  engagements: null,
  pricings: null,
  budgetRankMin: null,
  budgetRankMax: null,
  countries: [],
  deadlineMax: null,
  words: null,
  meant: null,
};
const newest: ProjectOrder = { by: "newest", after: null };

test.for<[string, Partial<ProjectFilter>, ProjectOrder]>([
  ["the newest", {}, newest],
  ["the newest for somebody who may have blocked people", { viewerId: newId() }, newest],
  ["a page in the middle", {}, { by: "newest", after: { at: new Date("2020-01-01"), id: newId() } }],
  ["the nearest deadline", {}, { by: "deadline", after: null }],
  ["the highest budget", {}, { by: "budget", after: { value: 5_000_000, id: newId() } }],
  ["a rare word", { words: "zeppelin" }, newest],
  ["a common word", { words: "website" }, newest],
  [
    "a word that means a rare skill",
    { words: "letterpress", meant: { skills: [{ skill_id: newId(), slug: "letterpress" }], topics: [] } },
    newest,
  ],
  ["a word that means a kind of work", { words: "design", meant: { skills: [], topics: ["design"] } }, newest],
  ["a rare skill", { skills: ["letterpress"] }, newest],
  ["a common skill", { skills: ["html"] }, newest],
  ["a broad category", { categories: ["design"] }, newest],
  ["one's interests", { interests: ["brand-identity", "motion"] }, newest],
  ["nobody's interests", { interests: [] }, newest],
  [
    "a rare word in a category, dearest first",
    { words: "zeppelin", categories: ["design"] },
    { by: "budget", after: null },
  ],
  ["a budget range", { budgetRankMin: 20_990_000n }, newest],
  ["everything of one person", { ownerId: newId(), statuses: [] }, newest],
])("%s is found by an index and reads few rows", async ([, wishes, order]) => {
  const query = projectListQuery(kogi.platform.db, { ...all, ...wishes }, order, 20);
  const plan = await query.explain("text", sql`analyze, buffers`);
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index (Only )?Scan/);
  expect(text).not.toMatch(/Seq Scan on (projects\.)?projects/);
  const buffers = Number(/Buffers: shared hit=(\d+)/.exec(text)?.[1] ?? 0);
  expect(buffers, text).toBeLessThan(2_000);
});

// Named statements may be planned for any value of their parameters.
test.for<[string, Partial<ProjectFilter>, ProjectOrder]>([
  ["the newest of a level", { levels: ["entry"] }, newest],
  ["fixed prices, the nearest deadline", { pricings: ["fixed"] }, { by: "deadline", after: null }],
  ["a later page, dearest first", {}, { by: "budget", after: { value: 5_000_000, id: newId() } }],
])("%s is found by an index whatever the values", async ([, wishes, order]) => {
  const { sql: text, parameters } = projectListQuery(kogi.platform.db, { ...all, ...wishes }, order, 20).compile();
  const plan = await kogi.platform.owner(async (client) => {
    await client.query("begin");
    await client.query("set local plan_cache_mode = force_generic_plan");
    await client.query(`prepare listed as ${text}`);
    const values = parameters.map((value) =>
      Array.isArray(value) ? `'{${value.join()}}'` : `'${String(value instanceof Date ? value.toISOString() : value)}'`,
    );
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain (analyze, buffers) execute listed(${values.join()})`,
    );
    await client.query("deallocate listed");
    await client.query("rollback");
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toMatch(/Index (Only )?Scan/);
  expect(plan).not.toMatch(/Seq Scan on (projects\.)?projects/);
  expect(Number(/Buffers: shared hit=(\d+)/.exec(plan)?.[1] ?? 0), plan).toBeLessThan(2_000);
});
