// Every route, valid and broken requests: no 5xx, no answer that breaks its schema. KOGI_FUZZ sets how many, KOGI_SEED
// repeats a run.
import { expect, test } from "vitest";
import { type Person, signUp } from "#test/people.ts";
import { countSet } from "#test/read-count.ts";
import { world } from "#test/world.ts";
import { type Caller, fuzz, succeededRoutes } from "./fuzz.ts";
import { harvest } from "./met-things.ts";
import { playInside } from "./play-inside.ts";
import { createRandom } from "./random.ts";
import type { Pool } from "./schema-values.ts";

const REQUESTS = countSet("KOGI_FUZZ", 2_000);
const SEED = Number(process.env.KOGI_SEED ?? Math.floor(performance.timeOrigin % 2 ** 31));
const SUCCEEDED_SHARE = 0.8;

// The provider tells of a charge that nobody made, for the desk to look after.
const kogi = world({}, { spoils: ["10-gateway-agrees"] });

const ownOf = ({ headers, userId }: Person) => ({ headers, own: new Map([["user_id", [userId]]]) });

test(`${REQUESTS} requests made from the published document (seed ${SEED}) meet no 5xx and no answer that breaks its schema`, async () => {
  const pool: Pool = new Map();
  const people = await playInside(kogi, pool);
  const admin = await signUp(kogi, { name: "Ada Min", roles: ["admin", "reviewer"] });
  const callers: Caller[] = [
    { name: "nobody", headers: {}, own: new Map() },
    { name: "client", ...ownOf(people.client) },
    { name: "freelancer", ...ownOf(people.freelancer) },
    { name: "admin", ...ownOf(admin) },
    { name: "a forged session", headers: { authorization: "Bearer forged" }, own: new Map() },
  ];
  for (const person of [people.client, people.freelancer, admin]) harvest({ user_id: person.userId }, pool);
  const report = await fuzz(kogi.app, callers, pool, createRandom(SEED), REQUESTS);
  expect(report.faults.slice(0, 10)).toEqual([]);
  const succeeded = await succeededRoutes(kogi.app);
  const never = report.routes.filter((route) => !succeeded.has(route));
  process.stdout.write(
    `of ${report.routes.length} routes ${report.succeeded.size} answered these requests with success, ${report.routes.length - never.length} these or those before\n`,
  );
  const share = 1 - never.length / report.routes.length;
  expect(share, `routes that never answered with success: ${never.join(", ")}`).toBeGreaterThanOrEqual(SUCCEEDED_SHARE);
}, 3_600_000);
