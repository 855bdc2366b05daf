// A process of its own that fills an empty Kogi with the demo, so that the server answers meanwhile. Told by its parent
// where the database is (and which seeds, when not ours); tells how far it is, one JSON line a batch.
import { join } from "node:path";
import type pg from "pg";
import { grantRole, openAccount } from "#modules/auth/index.ts";
import { ingestFile, prepareShipped } from "#modules/media/index.ts";
import { countViews } from "#modules/portfolios/index.ts";
import { type BatchWriter, createBatchWriter } from "#platform/batches/index.ts";
import { readConfig } from "#platform/config/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor, Authenticate, Role } from "#platform/http/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform, type Platform } from "#platform/platform.ts";
import { buildApp } from "./app.ts";
import { DEMO_PASSWORD_HASH } from "./demo/accounts.ts";
import type { DemoDoors } from "./demo/people.ts";
import { type Progress, playDemo } from "./demo/play.ts";
import { readDemo } from "./demo/progress.ts";
import { readSeeds, seedsFolder } from "./demo/seeds.ts";
import { DEMO_SCHEME } from "./demo/stage.ts";

const PROJECT_FOLDER = join(import.meta.dirname, "../../..");
// One player at a time, also when two servers start on one database: the other finds the work done.
const DEMO_LOCK = 7_164_003;

function doorsOf(platform: Platform, types: Map<string, Role>): DemoDoors {
  return {
    async openAccount({ email, name, userType }) {
      const input = { email, name, userType, passwordHash: DEMO_PASSWORD_HASH, emailVerified: true };
      const userId = await platform.inTransaction((tx) => openAccount(tx, platform, input));
      assert(userId !== null, `${name} joins once`);
      types.set(userId, userType);
      return userId;
    },
    preparePicture: (content) => prepareShipped(platform, content),
    ingest: (file) => ingestFile(platform, file),
    countViews: (views) => countViews(platform, views),
    async grantAdmin(userId) {
      await platform.inTransaction((tx) => grantRole(tx, platform, { userId, byId: null, role: "admin" }));
    },
    async hearByMail(userIds) {
      await platform.inTransaction((tx) =>
        tx.deleteFrom("notifications.preferences").where("user_id", "in", userIds).execute(),
      );
    },
  };
}

/** Who acts is written in the call itself: nobody but this process can reach this application. */
function believe(types: ReadonlyMap<string, Role>): Authenticate {
  return async ({ authorization }) => {
    const userId = authorization?.startsWith(DEMO_SCHEME) ? authorization.slice(DEMO_SCHEME.length) : null;
    if (userId === null) return null;
    const userType = types.get(userId) ?? "freelancer";
    const actor: Actor = {
      userId,
      userType,
      roles: [userType],
      emailVerified: true,
      sessionId: null,
      via: "session",
      scopes: "all",
    };
    return actor;
  };
}

async function main(): Promise<void> {
  const config = readConfig(process.env, PROJECT_FOLDER);
  const connection = JSON.parse(process.env.KOGI_DEMO_DATABASE ?? "{}") as pg.PoolConfig; // written by the server
  let writer: BatchWriter | null = null;
  const platform = await createPlatform({ ...config, dev: false, rateScale: 1_000_000 }, createLogger("error"), {
    connection,
    skipMigrations: true,
    manyWrites: true,
    works: false,
    poolSize: 1,
    writer: (db, queue) => (writer = createBatchWriter(db, queue)),
  });
  const types = new Map<string, Role>();
  const app = await buildApp(platform, { authenticate: believe(types) });
  await platform.jobs.start();
  await app.fastify.ready();
  const seeds = await readSeeds(process.argv[2] ?? seedsFolder(PROJECT_FOLDER));
  const tell = (progress: Progress): void => void process.stdout.write(`${JSON.stringify(progress)}\n`);
  await platform.owner(async (client) => {
    await client.query("select pg_advisory_lock($1)", [DEMO_LOCK]);
    const made = (await readDemo(platform.db))?.made.people;
    for (const person of seeds.people) {
      const userId = made?.get(person.key);
      if (userId) types.set(userId, person.user_type);
    }
    assert(writer, "the platform took the writer it was given");
    await playDemo(app, seeds, { doors: doorsOf(platform, types), batch: writer.batch }, tell);
  });
  await app.stop();
}

await main();
