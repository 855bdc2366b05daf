// The hostile words in every field that takes any text, of every route: taken or refused at a field, never a failure of ours.
import { beforeAll, expect, test } from "vitest";
import { buildUrl } from "#api-schema/client.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";
import { wholeValue, wordedBody } from "../fuzz/broken-fields.ts";
import { everybody } from "../fuzz/everybody.ts";
import { LEFT_OUT, routeName } from "../fuzz/fuzz.ts";
import type { Pool, Schema } from "../fuzz/schema-values.ts";
import { naughtyStrings, scriptPayloads } from "./read-words.ts";

const kogi = world();
// Each route takes some of the words, the next one the next of them; with a longer fuzzing each takes all.
const WORDS_A_ROUTE = process.env.KOGI_FUZZ === undefined ? 12 : Number.POSITIVE_INFINITY;
// Sign-ups beyond those that may wait for their passwords are told to come back.
const AT_ONCE = 12;
let person: Person;
let pool: Pool;
beforeAll(async () => {
  ({ person, pool } = await everybody(kogi));
});

const isWorded = (contract: AnyContract): boolean =>
  "properties" in contract.body && wordedBody(contract.body as Schema, pool, "Words") !== null;

async function faultOf(contract: AnyContract, word: string): Promise<string | null> {
  const body = wordedBody(contract.body as Schema, pool, word);
  if (body === null) return null;
  // Object schemas give objects.
  const params = wholeValue(contract.params as Schema, pool) as Record<string, unknown>;
  const { statusCode: status, payload } = await kogi.app.fastify.inject({
    method: contract.method as "POST", // the contract's method; light-my-request lists them as a union
    url: buildUrl(contract.path, params),
    headers: { ...person.headers, "content-type": "application/json", "idempotency-key": newId() },
    payload: JSON.stringify(body),
  });
  return status < 500 ? null : `${routeName(contract)} ${JSON.stringify(word)}: ${status} ${payload.slice(0, 200)}`;
}

test("no route fails over a word", async () => {
  const routes = kogi.app.http.contracts.filter(
    (contract) => contract.access !== "webhook" && !LEFT_OUT.has(routeName(contract)) && isWorded(contract),
  );
  const words = [...new Set([...naughtyStrings(), ...scriptPayloads()])];
  const faults: string[] = [];
  let next = 0;
  for (const contract of routes) {
    const some = Math.min(words.length, WORDS_A_ROUTE);
    const taken = Array.from({ length: some }, (_, index) => words[(next + index) % words.length] ?? "");
    next += some;
    for (let asked = 0; asked < some; asked += AT_ONCE) {
      const told = await Promise.all(taken.slice(asked, asked + AT_ONCE).map((word) => faultOf(contract, word)));
      faults.push(...told.filter((fault) => fault !== null));
    }
  }
  expect(faults).toEqual([]);
  expect(routes.length).toBeGreaterThan(60);
}, 900_000);
