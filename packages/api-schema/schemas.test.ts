import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { contracts } from "./contracts.ts";

const routes = Object.values(contracts).flatMap((area) => Object.entries(area));

// The server believes the schemas, because checking hundreds at every start would make it slow.
test("every schema of every route is one", () => {
  const ajv = new Ajv({ strict: false });
  let seen = 0;
  for (const [name, { params, query, body, response }] of routes)
    for (const schema of [params, query, body, response]) {
      if (schema.type === "undefined") continue; // no body: nothing is checked
      expect([name, ajv.validateSchema(schema), ajv.errors]).toEqual([name, true, null]);
      seen += 1;
    }
  expect(seen).toBeGreaterThan(2 * routes.length);
  expect(routes.length).toBeGreaterThan(150);
});

test("a schema that is none is told", () => {
  expect(new Ajv({ strict: false }).validateSchema({ type: "text" })).toBe(false);
});
