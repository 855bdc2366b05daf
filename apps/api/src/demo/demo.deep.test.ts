// The demo's own process on a small part of the seeds, killed (SIGKILL) in the middle, while somebody uses Kogi. `npm run chaos -- demo`
// does so with the whole demo and more often.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../db/checks/run.ts";
import { multiplyDemo } from "./multiply.ts";
import { emailOf } from "./people.ts";
import type { Progress } from "./play.ts";
import { hashSeeds, noteBeginning, readDemo } from "./progress.ts";
import { readSeeds, type Seeds, seedsFolder } from "./seeds.ts";

const kogi = world();
let seeds: Seeds;

/** Three contracts that went differently far, with everybody and everything they need. */
async function cutSeeds(folder: string): Promise<Seeds> {
  const all = await readSeeds(seedsFolder(PROJECT_FOLDER));
  const ended = all.histories.find((one) => one.ended_days_ago !== null && one.project !== null);
  const running = all.histories.filter((one) => one.milestones.some(({ state }) => state === "submitted")).slice(0, 2);
  const histories = [ended, ...running].filter((one) => one !== undefined);
  const posts = new Set([
    ...histories.map((one) => one.project),
    all.projects.find((one) => one.state === "open")?.key,
  ]);
  const projects = all.projects.filter((one) => posts.has(one.key));
  const proposals = all.proposals.filter((one) => posts.has(one.project));
  const portfolios = all.portfolios.toSorted((one, other) => one.items.length - other.items.length).slice(0, 2);
  const keys = new Set(
    [
      ...histories.flatMap((one) => [one.client, one.freelancer]),
      ...[...projects, ...portfolios].map((one) => one.owner),
      ...proposals.map((one) => one.freelancer),
    ].flat(),
  );
  // A face takes longer than its person.
  const people = all.people
    .filter((one) => keys.has(one.key))
    .map((one, index) => (index < 3 ? one : { ...one, picture: null }));
  // What is no picture, in portfolios that are small enough.
  const samples = all.samples.map((one, index) => ({ ...one, portfolio: portfolios[index % 2]?.key ?? "" }));
  const layouts = all.layouts.filter((one) => portfolios.some(({ key }) => key === one.portfolio));
  const cut = { people, portfolios, samples, layouts, projects, proposals, histories, pictures: all.pictures };
  for (const [name, list] of Object.entries(cut)) await writeFile(join(folder, `${name}.json`), JSON.stringify(list));
  for (const name of ["pictures", "files"]) await symlink(join(all.folder, name), join(folder, name));
  return readSeeds(folder);
}

/** Plays until the end, or until it is killed right after its first step. */
async function play(options: { kill: boolean }): Promise<Progress | undefined> {
  const { platform } = kogi;
  const child = spawn(process.execPath, [join(import.meta.dirname, "../demo-player.ts"), seeds.folder], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      KOGI_DATA: platform.config.dataFolder,
      KOGI_DEMO_DATABASE: JSON.stringify(platform.connection),
    },
  });
  let reached: Progress | undefined;
  createInterface({ input: child.stdout }).on("line", (line) => {
    reached = JSON.parse(line) as Progress; // what demo-player.ts writes
    if (options.kill) child.kill("SIGKILL");
  });
  const [code, signal] = await once(child, "close");
  expect([code, signal]).toEqual(options.kill ? [null, "SIGKILL"] : [0, null]);
  return reached;
}

const count = async (table: "portfolios.portfolios" | "projects.projects" | "contracts.contracts" | "auth.accounts") =>
  Number(
    (
      await kogi.platform.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<bigint>().as("rows"))
        .executeTakeFirstOrThrow()
    ).rows,
  );

/** What waits in the queue, but the finer coding of pictures. */
const queued = () =>
  kogi.platform.owner(async (client) => {
    const { rows } = await client.query(
      "select name, data from pgboss.job where state = 'created' and name <> 'media.make_avif' and name not like '\\_\\_%' order by id",
    );
    return rows;
  });

beforeAll(async () => {
  seeds = await cutSeeds(await mkdtemp(join(tmpdir(), "kogi-seeds-")));
});
afterAll(() => rm(seeds.folder, { recursive: true, force: true }));

test("a demo that is killed in the middle is there once, and leaves who came meanwhile alone", async () => {
  const { platform } = kogi;
  await noteBeginning(platform.inTransaction, hashSeeds(seeds), platform.clock.now());
  const killedAt = await play({ kill: true });
  expect(killedAt?.done).toBeLessThan(killedAt?.total ?? 0);
  expect((await readDemo(platform.db))?.finished).toBe(false);

  const visitor = await signUp(kogi);
  const choice = { category: "money", in_app: true, email: false } as const;
  await visitor.api.notifications.putPreferences({ body: { data: [choice] } });
  const waiting = await queued();
  expect(waiting.map(({ name }) => name)).toContain("platform.deliver_event");

  const end = await play({ kill: false });
  expect(end?.done).toBe(end?.total);
  expect((await readDemo(platform.db))?.finished).toBe(true);
  expect(await count("auth.accounts")).toBe(seeds.people.length + 2); // an administrator, and the visitor
  expect(await count("portfolios.portfolios")).toBe(seeds.portfolios.length);
  const made = await platform.db
    .selectFrom("portfolios.items")
    .select("kind")
    .where("kind", "in", ["video", "document", "link", "audio"])
    .execute();
  expect(made.map(({ kind }) => kind).toSorted()).toEqual(["audio", "audio", "document", "link", "video"]);
  const looked = await platform.db.selectFrom("portfolios.day_figures").select("portfolio_id").distinct().execute();
  expect(looked).toHaveLength(seeds.portfolios.length);
  expect(await count("projects.projects")).toBe(seeds.projects.length);
  expect(await count("contracts.contracts")).toBe(seeds.histories.length);
  expect((await visitor.api.notifications.getPreferences()).data).toContainEqual(choice);
  const states = await platform.db.selectFrom("contracts.milestones").select("status").orderBy("status").execute();
  expect(states.map((row) => row.status)).toEqual(
    seeds.histories.flatMap((history) => history.milestones.map(({ state }) => state)).toSorted(),
  );
  // Jobs of who came meanwhile are theirs alone, and none of the demo's are left: only the finer coding of pictures.
  expect(await queued()).toEqual(waiting);
  expect(await runChecks(platform.db)).toEqual([]);
}, 600_000);

test("the demo's people have their faces and sign in with one password; each once", async () => {
  const { platform } = kogi;
  const emails = await platform.db.selectFrom("auth.accounts").select("email").execute();
  for (const person of seeds.people) expect(emails.map((row) => row.email)).toContain(emailOf(person));
  const faces = await platform.db
    .selectFrom("users.users")
    .select("user_id")
    .where("profile_image_media_id", "is not", null)
    .execute();
  expect(faces).toHaveLength(seeds.people.filter((person) => person.picture).length);
});

test("three times the demo more has rows that fit together: people who sign in, their pages, posts with their answers", async () => {
  const { platform } = kogi;
  const demo = await readDemo(platform.db);
  const before = { accounts: await count("auth.accounts"), portfolios: await count("portfolios.portfolios") };
  const loaded = await platform.owner((client) => multiplyDemo(client, [...(demo?.made.people.values() ?? [])], 3));
  const rowsOf = (table: string) => loaded.find((one) => one.table === table)?.rows;
  expect(rowsOf("auth.accounts")).toBe(3 * seeds.people.length);
  expect(await count("auth.accounts")).toBe(before.accounts + 3 * seeds.people.length);
  expect(await count("portfolios.portfolios")).toBe(before.portfolios * 4);
  const open = seeds.projects.filter((one) => one.state === "open").length;
  expect(rowsOf("projects.projects")).toBe(3 * open);

  const { data: posts } = await kogi.api().projects.listProjects({ query: { limit: 100 } });
  expect(new Set(posts.map((post) => post.project_id)).size).toBe(4 * open);
  const { data: shown } = await kogi.api().portfolios.listPortfolios({ query: { limit: 100 } });
  expect(shown).toHaveLength(4 * seeds.portfolios.length);
  for (const { portfolio_id } of shown) {
    const portfolio = await kogi.api().portfolios.getPortfolio({ params: { portfolio_id } });
    for (const item of portfolio.items) expect(item.media[0]?.url ?? item.link).toBeTruthy();
  }
  const strays = await platform.owner(async (client) => {
    const { rows } = await client.query(`
      select 'proposal' from projects.proposals p where not exists (select from users.users u where u.user_id = p.user_id)
      union all select 'post' from projects.projects p where p.proposals_count <>
        (select count(*) from projects.proposals a where a.project_id = p.project_id and a.status <> 'withdrawn')
        and status = 'open'
      union all select 'item' from portfolios.items i where i.kind <> 'link' and not exists
        (select from media.media m where m.media_id = any (i.media_ids) and m.user_id = i.user_id)`);
    return rows;
  });
  expect(strays).toEqual([]);
  expect(await runChecks(platform.db)).toEqual([]);
});
