import { expect, test } from "vitest";
import { contracts } from "#api-schema/contracts.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { buildDocument } from "./openapi.ts";

interface Document {
  readonly paths: Record<
    string,
    Record<string, { description: string; requestBody?: { content: Record<string, unknown> } }>
  >;
}

test("the document says which routes take plain forms, and that all others take JSON", () => {
  const all = Object.values(contracts).flatMap((area): AnyContract[] => Object.values(area));
  // The shape is OpenAPI's; only what is read here is named.
  const { paths } = buildDocument(all, { origin: "https://kogi.test", https: true }) as Document;
  const operationOf = ({ path, method }: AnyContract) =>
    paths[path.replace(/:([a-z_]+)/g, "{$1}")]?.[method.toLowerCase()];
  const forms = all.filter((contract) => contract.forms);
  expect(forms.length).toBeGreaterThanOrEqual(4);
  for (const contract of all) {
    if (contract.access === "dev") continue;
    const isFile = contract.body.format === "binary";
    const plain = isFile ? "application/octet-stream" : "application/json";
    const type = contract.forms ? "application/x-www-form-urlencoded" : plain;
    const hasBody = contract.forms || isFile || "properties" in contract.body;
    const operation = operationOf(contract);
    expect(Object.keys(operation?.requestBody?.content ?? {}), contract.path).toEqual(hasBody ? [type] : []);
    expect(operation?.description.includes("Takes a plain form"), contract.path).toBe(contract.forms === true);
  }
});

test("the document marks the codes that any route may refuse with", () => {
  // The shape is our own, beside OpenAPI's; only what is read here is named.
  const { "x-error-codes": codes } = buildDocument([], { origin: "https://kogi.test", https: true }) as {
    "x-error-codes": Record<string, object>;
  };
  expect(codes["request.stale"]).toMatchObject({ status: 409, general: true });
  expect(codes["idempotency.key_reused"]).toMatchObject({ status: 422, general: true });
  expect(Object.values(codes).filter((code) => !("general" in code))).toEqual([]);
});

test("the document tells tags, versions, rates, uploads and the cookie as they are", () => {
  const all = Object.values(contracts).flatMap((area): AnyContract[] => Object.values(area));
  const document = buildDocument(all, { origin: "https://kogi.test", https: true });
  expect(document).toMatchObject({
    components: { securitySchemes: { session: { name: "__Host-kogi_session" } } },
    paths: {
      "/api/users/{user_id}": {
        get: { responses: { 200: { headers: { ETag: {}, RateLimit: {} } }, 304: {} } },
        patch: { parameters: expect.arrayContaining([expect.objectContaining({ name: "If-Match" })]) },
      },
      "/api/media": { post: { requestBody: { content: { "application/octet-stream": {} } } } },
      "/api/uploads": { get: {}, post: { responses: { 201: { headers: { Location: {} } } } } },
      "/api/uploads/{upload_id}": { head: {}, patch: {}, delete: {} },
    },
  });
});
