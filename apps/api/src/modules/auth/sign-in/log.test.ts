import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, buildApp } from "#app/app.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { cloneDatabase } from "#test/database.ts";
import { testConfig } from "#test/settings.ts";

// A Kogi of its own, which logs everything it can, into memory.
const lines: string[] = [];
let app: App;
let cleanUp: () => Promise<void>;

beforeAll(async () => {
  const config = testConfig();
  const { connection, drop } = await cloneDatabase();
  const log = createLogger("trace", { write: (line) => void lines.push(line) });
  app = await buildApp(await createPlatform(config, log, { connection, poolSize: 3, skipMigrations: true }));
  await app.start();
  cleanUp = async () => {
    await app.stop();
    await drop();
    await rm(config.dataFolder, { recursive: true, force: true });
  };
});
afterAll(() => cleanUp());

test("neither an e-mail address nor a password nor a token ever reaches the log", async () => {
  const email = "private-person@example.org";
  const password = "seven lamps at noon";
  const post = (url: string, payload: object) => app.fastify.inject({ method: "POST", url, payload });
  await post("/api/auth/sign-up", { name: "Ana Sol", email, password, user_type: "client" });
  await app.settle();
  const { text_body } = await app.platform.db
    .selectFrom("platform.mails")
    .select("text_body")
    .executeTakeFirstOrThrow();
  const token = /token=(\S+)/.exec(text_body)?.[1] ?? "";
  await post("/api/auth/verification/confirm", { token });
  const signedIn = await post("/api/auth/sign-in", { email, password });
  expect(signedIn.statusCode).toBe(200);
  await post("/api/auth/sign-in", { email, password: "seven lamps at night" });
  await post("/api/auth/sign-in", { email, password: 7 });
  await post("/api/auth/password/forgot", { email });
  await app.settle();
  await app.fastify.inject({ url: `/api/users?q=${email}` });
  expect(lines.length).toBeGreaterThan(30);
  const session = String(signedIn.cookies.find((cookie) => cookie.name === "kogi_session")?.value);
  for (const secret of ["private-person", "seven lamps", token, session])
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});
