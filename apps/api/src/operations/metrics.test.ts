import { Type } from "typebox";
import { expect, test } from "vitest";
import { defineJob } from "#platform/jobs/index.ts";
import { world } from "#test/world.ts";

const token = "a long text of nobody that is no word";
const kogi = world();
const guarded = world({ METRICS_TOKEN: token });

const ask = (of: typeof kogi, remoteAddress: string, headers: Record<string, string> = {}) =>
  of.app.fastify.inject({ url: "/metrics", remoteAddress, headers });
const statusOf = async (...call: Parameters<typeof ask>) => (await ask(...call)).statusCode;

/** The value of a figure as Prometheus reads it. */
async function figure(name: string): Promise<number> {
  const { payload } = await ask(kogi, "127.0.0.1");
  const value = new RegExp(`^${name} (\\S+)$`, "m").exec(payload)?.[1];
  expect(value, name).toBeDefined();
  return Number(value);
}

test("without a token this machine alone reads the figures, and nobody through a proxy on it", async () => {
  expect(await statusOf(kogi, "127.0.0.1")).toBe(200);
  expect(await statusOf(kogi, "::1")).toBe(200);
  expect(await statusOf(kogi, "192.0.2.1")).toBe(404);
  expect(await statusOf(kogi, "127.0.0.1", { "x-forwarded-for": "192.0.2.1" })).toBe(404);
  expect(await statusOf(kogi, "127.0.0.1", { via: "1.1 proxy" })).toBe(404);
});

test("with a token whoever sends it reads them from anywhere, and nobody else does", async () => {
  const bearer = { authorization: `Bearer ${token}` };
  expect(await statusOf(guarded, "192.0.2.1", bearer)).toBe(200);
  expect(await statusOf(guarded, "127.0.0.1", { ...bearer, "x-forwarded-for": "192.0.2.1" })).toBe(200);
  expect(await statusOf(guarded, "192.0.2.1", { authorization: "Bearer another" })).toBe(404);
  expect(await statusOf(guarded, "192.0.2.1")).toBe(404);
  expect(await statusOf(guarded, "127.0.0.1")).toBe(404);
});

test("a job that waits shows by its age", async () => {
  const { jobs, inTransaction } = kogi.platform;
  expect(await figure("kogi_jobs_oldest_ready_seconds")).toBe(0);
  await inTransaction((tx) => jobs.enqueue(tx, defineJob("platform.trim", Type.Object({})), {}));
  await kogi.platform.owner((client) =>
    client.query("update pgboss.job set start_after = now() - interval '90 seconds' where name = 'platform.trim'"),
  );
  expect(await figure("kogi_jobs_oldest_ready_seconds")).toBeGreaterThanOrEqual(90);
  await kogi.settle();
  expect(await figure("kogi_jobs_oldest_ready_seconds")).toBe(0);
});

test("a timer that is late shows by how much", async () => {
  const { timers, inTransaction, clock } = kogi.platform;
  const dueAt = new Date(clock.now().getTime() - 120_000);
  await inTransaction((tx) => timers.schedule(tx, { kind: "nobody's", ref: "1", dueAt }));
  expect(await figure("kogi_timer_lag_milliseconds")).toBeGreaterThanOrEqual(120_000);
  await inTransaction((tx) => timers.cancel(tx, "nobody's", "1"));
  expect(await figure("kogi_timer_lag_milliseconds")).toBe(0);
});

test("figures that cannot be read now leave the others to be read", async () => {
  const { metrics } = kogi.platform;
  metrics.gauge("kogi_of_a_test", "Always away", () => Promise.reject(new Error("the database is away")));
  expect(await figure("kogi_of_a_test")).toBeNaN();
  expect(await figure("kogi_sockets")).toBe(0);
});
