// Each field of each address, broken in every way, one at a time: refused where it stands, or taken where it may be.
import { beforeAll, expect, test } from "vitest";
import { buildUrl } from "#api-schema/client.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";
import { wholeValue } from "./broken-fields.ts";
import { everybody } from "./everybody.ts";
import { LEFT_OUT, routeName } from "./fuzz.ts";
import type { Pool, Schema } from "./schema-values.ts";

const kogi = world();
const HOSTILE = [
  "",
  "\u0000",
  "'; drop table users; --",
  "-1",
  "1e9",
  "NaN",
  "9".repeat(30),
  "2026-02-30",
  "مرحبا",
  "[]",
];
// Longer than any address part of ours may be, and shorter than what the server refuses before it looks.
const OVERLONG = "x".repeat(3_000);
let person: Person;
let pool: Pool;
beforeAll(async () => {
  ({ person, pool } = await everybody(kogi));
});

type Place = "query" | "params";
const fieldsOf = (contract: AnyContract, place: Place): readonly (readonly [string, Schema])[] =>
  Object.entries((contract[place] as Schema).properties ?? {});
const withFields = (place: Place): readonly AnyContract[] =>
  kogi.app.http.contracts.filter(
    (contract) =>
      fieldsOf(contract, place).length > 0 &&
      contract.access !== "webhook" &&
      !contract.forms &&
      !LEFT_OUT.has(routeName(contract)),
  );

async function ask(contract: AnyContract, place: Place, name: string, value: string) {
  // Object schemas give objects.
  const params = wholeValue(contract.params as Schema, pool) as Record<string, unknown>;
  const query: Record<string, unknown> = {};
  if (place === "query") query[name] = value;
  else params[name] = value;
  const body = "properties" in contract.body ? wholeValue(contract.body as Schema, pool) : undefined;
  return kogi.app.fastify.inject({
    method: contract.method as "POST", // the contract's method; light-my-request lists them as a union
    url: buildUrl(contract.path, params, query),
    headers: {
      ...person.headers,
      "idempotency-key": newId(),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

/** What the schema alone says of a text that is no number, no truth and no word of ours. */
function cannotBe(field: Schema, value: string): boolean {
  if (field.anyOf) return field.anyOf.every((one) => cannotBe(one, value));
  if (field.type === "array") return cannotBe(field.items ?? {}, value);
  if (field.const !== undefined) return field.const !== value;
  if (field.enum) return !field.enum.includes(value);
  if (field.type === "integer" || field.type === "number") return !/^-?[0-9]+$/.test(value);
  if (field.type === "boolean") return value !== "true" && value !== "false";
  if (field.pattern !== undefined && !new RegExp(field.pattern, "u").test(value)) return true;
  return field.type === "string" && value.length > (field.maxLength ?? Number.POSITIVE_INFINITY);
}

test("a field of a query that cannot be is refused where it stands, on every route", async () => {
  const faults: string[] = [];
  let sent = 0;
  for (const contract of withFields("query"))
    for (const [name, field] of fieldsOf(contract, "query"))
      for (const value of [...HOSTILE, OVERLONG]) {
        sent += 1;
        const { statusCode: status, payload } = await ask(contract, "query", name, value);
        const what = `${routeName(contract)} ${name}=${value.slice(0, 30)}`;
        if (status >= 500) faults.push(`${what}: answered ${status} ${payload.slice(0, 200)}`);
        if (!cannotBe(field, value)) continue;
        if (status < 400 || status >= 500) faults.push(`${what}: taken with ${status}`);
        // Whoever may not see the thing is told so first.
        else if (status === 422 && !payload.includes(`"/query/${name}`))
          faults.push(`${what}: refused without its place: ${payload.slice(0, 200)}`);
      }
  expect(faults).toEqual([]);
  expect(withFields("query").length).toBeGreaterThan(40);
  expect(sent).toBeGreaterThan(1_500);
}, 600_000);

test("an address of a thing that cannot be is answered with a refusal, on every route", async () => {
  const faults: string[] = [];
  for (const contract of withFields("params"))
    for (const [name] of fieldsOf(contract, "params"))
      for (const value of [...HOSTILE.slice(1), OVERLONG, "%2e%2e%2fetc%2fpasswd", newId()]) {
        const { statusCode: status, payload } = await ask(contract, "params", name, value);
        if (status >= 400 && status < 500) continue;
        // What is not there is as gone as it was asked to be.
        if (status === 204 && contract.method === "DELETE") continue;
        faults.push(
          `${routeName(contract)} ${name}=${value.slice(0, 30)}: answered ${status} ${payload.slice(0, 200)}`,
        );
      }
  expect(faults).toEqual([]);
  expect(withFields("params").length).toBeGreaterThan(100);
}, 600_000);
