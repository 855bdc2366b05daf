import fastJsonStringify from "fast-json-stringify";
import { expect, test } from "vitest";
import { contracts } from "#api-schema/contracts.ts";
import { compileValidator } from "./validation.ts";

const routes = Object.values(contracts).flatMap((module) => Object.values(module));

// Schemas are compiled at a route's first call, so that a server starts sooner; a fault in one must not wait for that.
test("every route's schemas can be compiled", () => {
  expect(routes.length).toBeGreaterThan(100);
  for (const { path: url, method, params, query, body, response } of routes) {
    const parts = { params, querystring: query, ...("properties" in body ? { body } : {}) };
    for (const [httpPart, schema] of Object.entries(parts))
      expect(() => compileValidator({ schema, method, url, httpPart })({}), `${method} ${url}`).not.toThrow();
    if ("properties" in response || "anyOf" in response)
      expect(() => fastJsonStringify(response), `${method} ${url}`).not.toThrow();
  }
});
