import type { ErrorObject } from "ajv";
import fastJsonStringify from "fast-json-stringify";
import { expect, test } from "vitest";
import { contracts } from "#api-schema/contracts.ts";
import { compileValidator, validationProblem } from "./validation.ts";

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

const { path: url, method, body: schema } = contracts.portfolios.saveLayout;
const check = compileValidator({ schema, method, url, httpPart: "body" });

test.for<[string, object, readonly string[]]>([
  ["a kind that does not exist", { type: "script", code: "x" }, ["/type"]],
  ["a field of no such kind", { type: "text", title: "", text: "", html: "x" }, ["/html"]],
  ["a file that is none", { type: "image", media_id: "x", caption: "" }, ["/media_id"]],
  ["what is missing of its kind", { type: "quote", text: "" }, ["/source"]],
])("of several kinds of things the one that is meant is judged: %s", ([, block, wrong]) => {
  const block_id = "01990000-0000-7000-8000-000000000001";
  const fair = { type: "work", block_id, title: "" };
  const theme = { type: "plain", accent: null, spacing: "even" };
  const blocks = [fair, { block_id, ...block }, fair];
  expect(check({ layout: { theme, blocks } })).toBe(false);
  const { fields } = validationProblem((check as { errors?: ErrorObject[] }).errors ?? [], "body");
  expect(fields.map(({ pointer }) => pointer)).toEqual(wrong.map((field) => `/body/layout/blocks/1${field}`));
});
