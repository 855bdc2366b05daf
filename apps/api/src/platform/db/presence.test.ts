// What tells a living process from a dead one, when its connection is cut under it.
import { sql } from "kysely";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { silentNetwork } from "#test/silent-network.ts";
import { world } from "#test/world.ts";
import { isDatabaseAway } from "./index.ts";
import { createPresence, isGone, type Presence } from "./presence.ts";

const kogi = world();
const CUTS = 8;
let presence: Presence;
let connectionName: string;
afterEach(() => presence.stop());

function start(): void {
  connectionName = `presence ${newId()}`;
  presence = createPresence({ ...kogi.platform.connection, application_name: connectionName });
}

/** As an administrator does, or a firewall. */
const cut = () =>
  kogi.platform.owner((client) =>
    client.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = $1", [
      connectionName,
    ]),
  );

async function connections(): Promise<readonly { readonly waits: boolean }[]> {
  const { rows } = await sql<{
    waits: boolean;
  }>`select wait_event_type is not distinct from 'Lock' as waits from pg_stat_activity
    where application_name = ${connectionName}`.execute(kogi.platform.db);
  return rows;
}

async function looksGone(number: number): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select ${isGone("of.number")} as gone
    from (select ${number}::integer as number) as of`.execute(kogi.platform.db);
  return rows[0]?.gone ?? true;
}

test("a process whose connection is cut again and again is there again, on one connection that waits for nobody", async () => {
  start();
  const number = await presence.number();
  for (let cuts = 0; cuts < CUTS; cuts += 1) {
    await cut();
    await expect.poll(() => looksGone(number)).toBe(false);
    expect(await presence.number()).toBe(number);
  }
  await expect.poll(connections).toEqual([{ waits: false }]);
});

test("several calls in the moment after a cut find one hold", async () => {
  start();
  const number = await presence.number();
  await Promise.all([cut(), ...Array.from({ length: 20 }, () => presence.number().catch(() => number))]);
  expect(await presence.number()).toBe(number);
  await expect.poll(connections).toEqual([{ waits: false }]);
  expect(await looksGone(number)).toBe(false);
});

test("a process that stops is gone", async () => {
  start();
  const number = await presence.number();
  await presence.stop();
  await expect.poll(() => looksGone(number)).toBe(true);
  expect(await connections()).toEqual([]);
});

test.each(["takes nobody on", "says nothing more"] as const)(
  "who waits for a server that %s is told in time",
  async (how) => {
    const network = await silentNetwork(kogi.platform.connection);
    onTestFinished(() => network.stop());
    if (how === "takes nobody on") network.swallowNew();
    presence = createPresence({ ...network.connection, application_name: "silent" }, 200);
    if (how === "says nothing more") {
      await presence.number();
      network.swallowNew();
      network.cut();
      // Until the cut is heard of, the number is known.
      await expect.poll(() => presence.number().then(() => null, isDatabaseAway)).toBe(true);
    }
    expect(await presence.number().then(() => null, isDatabaseAway)).toBe(true);
  },
);
