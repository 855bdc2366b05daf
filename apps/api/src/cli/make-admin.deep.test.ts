// The command as a person runs it: a process of its own, beside a Kogi that works on the same database.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { world } from "#test/world.ts";

const kogi = world();

/** The database of this file as an address, also where it is reached by a socket. */
function databaseUrl(): string {
  const { host = "127.0.0.1", port = 5432, user = "", password, database } = kogi.platform.connection;
  const who = [user, ...(typeof password === "string" && password !== "" ? [password] : [])].map(encodeURIComponent);
  return host.startsWith("/")
    ? `postgres://${who.join(":")}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgres://${who.join(":")}@${host}:${port}/${database}`;
}

async function makeAdmin(...args: readonly string[]): Promise<{ code: number | null; says: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "make-admin.ts"), ...args], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, DATABASE_URL: databaseUrl(), KOGI_DATA: kogi.platform.dataFolder, KOGI_DEMO: "off" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let says = "";
  child.stdout.on("data", (data) => (says += String(data)));
  const [code] = await once(child, "close");
  return { code, says: says.trim() };
}

test("whoever has an account becomes an administrator at once, and all modules hear of it", async () => {
  const person = await signUp(kogi);
  const { email } = person;
  expect((await refusal(person.api.payments.readLedger())).status).toBe(403);
  const heard = async () => {
    await kogi.settle();
    const rows = kogi.platform.db.selectFrom("platform.handled_events").select("event_id");
    return (await rows.where("listener", "=", "users.roles_changed").execute()).length;
  };
  const before = await heard();
  const answer = await makeAdmin(email.toUpperCase());
  expect(answer).toEqual({
    code: 0,
    says: `${email.toUpperCase()} is an administrator now (roles: freelancer, admin).`,
  });
  expect(await heard()).toBe(before + 1);
  expect((await person.api.payments.readLedger()).journals).toBe(0);
});

test.each([
  ["nobody with an account", ["nobody@example.org"], 1, "Nobody has an account with nobody@example.org."],
  ["nobody at all", [], 2, "Say whom: npm run admin -- somebody@example.org"],
] as const)("%s is said in a sentence", async (_, args, code, sentence) => {
  const answer = await makeAdmin(...args);
  expect(answer.code).toBe(code);
  expect(answer.says).toContain(sentence);
});
