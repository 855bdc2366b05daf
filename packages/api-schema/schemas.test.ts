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

/** Every pattern of a schema, however deep. */
function patternsIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "pattern" in schema && typeof schema.pattern === "string" ? [schema.pattern] : [];
  return [...own, ...Object.values(schema).flatMap(patternsIn)];
}

// A repeat within a repeat: `(a+)+` tries twice as long for each further letter of what does not fit. With a hyphen before
// each part there is one way to cut it, and nothing to try.
const TRIES_FOR_EVER = /\((?:\?:)?(?!-)[^()]*[+*}]\)(?:[+*]|\{\d+,)/;

test("no pattern of a request can be kept busy by what does not fit it", () => {
  const patterns = new Set(routes.flatMap(([, { params, query, body }]) => [params, query, body].flatMap(patternsIn)));
  expect([...patterns].filter((pattern) => TRIES_FOR_EVER.test(pattern))).toEqual([]);
  expect(patterns.size).toBeGreaterThan(20);
  expect(["^(a+)+$", "^(?:[a-z]*){2,}$"].every((pattern) => TRIES_FOR_EVER.test(pattern))).toBe(true);
});

/** Every text of a schema that holds an instant, however deep. */
function instantsIn(schema: unknown): readonly object[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "format" in schema && schema.format === "date-time" ? [schema] : [];
  return [...own, ...Object.values(schema).flatMap(instantsIn)];
}

test("an instant that somebody gives is one that the database can hold", () => {
  const given = routes.flatMap(([name, { params, query, body }]) =>
    [params, query, body].flatMap(instantsIn).map((schema) => ({ name, schema })),
  );
  expect(given.filter(({ schema }) => !("pattern" in schema)).map(({ name }) => name)).toEqual([]);
  expect(given.length).toBeGreaterThan(2);
});
