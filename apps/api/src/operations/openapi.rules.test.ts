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
  const { paths } = buildDocument(all, "https://kogi.test") as Document;
  const operationOf = ({ path, method }: AnyContract) =>
    paths[path.replace(/:([a-z_]+)/g, "{$1}")]?.[method.toLowerCase()];
  const forms = all.filter((contract) => contract.forms);
  expect(forms.length).toBeGreaterThanOrEqual(4);
  for (const contract of all) {
    if (contract.access === "dev") continue;
    const type = contract.forms ? "application/x-www-form-urlencoded" : "application/json";
    const hasBody = contract.forms || "properties" in contract.body;
    const operation = operationOf(contract);
    expect(Object.keys(operation?.requestBody?.content ?? {}), contract.path).toEqual(hasBody ? [type] : []);
    expect(operation?.description.includes("Takes a plain form"), contract.path).toBe(contract.forms === true);
  }
});
