// Each field of each body, broken in every way, one at a time: refused at that field, or taken where it may be.
import { beforeAll, expect, test } from "vitest";
import { buildUrl } from "#api-schema/client.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";
import { type Broken, brokenBodies, wholeValue } from "./broken-fields.ts";
import { everybody } from "./everybody.ts";
import { LEFT_OUT, routeName } from "./fuzz.ts";
import type { Pool, Schema } from "./schema-values.ts";

const kogi = world();
let person: Person;
let pool: Pool;
beforeAll(async () => {
  ({ person, pool } = await everybody(kogi));
});

// Providers prove themselves by a signature over the bytes before anybody looks at a field.
const withBody = (): readonly AnyContract[] =>
  kogi.app.http.contracts.filter(
    (contract) => "properties" in contract.body && contract.access !== "webhook" && !LEFT_OUT.has(routeName(contract)),
  );

async function faultOf(contract: AnyContract, broken: Broken): Promise<string | null> {
  // An object schema gives an object.
  const params = wholeValue(contract.params as Schema, pool) as Record<string, unknown>;
  const answer = await kogi.app.fastify.inject({
    method: contract.method as "POST", // the contract's method; light-my-request lists them as a union
    url: buildUrl(contract.path, params),
    headers: { ...person.headers, "content-type": "application/json", "idempotency-key": newId() },
    payload: JSON.stringify(broken.body),
  });
  const { statusCode: status, payload } = answer;
  if (status >= 500) return `answered ${status} ${payload.slice(0, 200)}`;
  if (!broken.mustRefuse) return null;
  // Pages of the sandbox provider say it in a page.
  if (contract.forms) return status >= 400 ? null : `taken with ${status}`;
  const pointers: readonly string[] =
    status === 422 ? answer.json().errors.map((one: { pointer: string }) => one.pointer) : [];
  return pointers.some((one) => `${one}/`.startsWith(`${broken.pointer}/`))
    ? null
    : `answered ${status} ${payload.slice(0, 200)}`;
}

test("a field that is missing, of another type, too long or hostile is refused where it stands, on every route", async () => {
  const faults: string[] = [];
  let sent = 0;
  for (const contract of withBody()) {
    const all = brokenBodies(contract.body as Schema, pool);
    sent += all.length;
    const told = await Promise.all(
      all.map(async (broken) => {
        const fault = await faultOf(contract, broken);
        return fault && `${routeName(contract)} ${broken.what}: ${fault}`;
      }),
    );
    faults.push(...told.filter((fault) => fault !== null));
  }
  expect(faults).toEqual([]);
  expect(withBody().length).toBeGreaterThan(100);
  expect(sent).toBeGreaterThan(3_000);
}, 900_000);
