// The OpenAPI 3.1 document, made from the same contracts that validate and serialise.
import { Type } from "typebox";
import { type AnyContract, fileRoute, isGeneralCode, Problem, route } from "#api-schema/core.ts";
import { knownErrors } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { conditions, documentedHeaders, hasTag, headersOf, uploadPaths } from "./openapi-headers.ts";
import { referenceScript } from "./reference-script.ts";

export const openApiApi = {
  document: route({
    method: "GET",
    path: "/api/openapi.json",
    summary: "This API as an OpenAPI 3.1 document",
    access: "public",
    response: Type.Object({}, { additionalProperties: true }),
  }),
  reference: fileRoute({
    method: "GET",
    path: "/api/docs",
    summary: "The API's reference page",
    access: "public",
    files: ["text/html"],
  }),
  referenceScript: fileRoute({
    method: "GET",
    path: "/api/docs/reference.js",
    summary: "The reference page's script",
    access: "public",
    files: ["text/javascript"],
  }),
};

const ACCESS_TEXT: Readonly<Record<string, string>> = {
  public: "Anybody may call this.",
  signed_in: "Needs a sign-in.",
  verified: "Needs a sign-in with a verified e-mail address.",
  admin: "Administrators only.",
  reviewer: "Reviewers only.",
  webhook: "For payment gateways: the signature is checked.",
  operator: "For whoever runs this: with METRICS_TOKEN as a bearer token, or from its own machine.",
  dev: "Only in development.",
};

export function registerOpenApi(http: HttpApp, platform: Platform): void {
  let cached: object | null = null;
  let script: Buffer | null = null;
  serve(http, openApiApi.document, async () => {
    const { publicUrl, https } = platform.config;
    cached ??= buildDocument(http.contracts, { origin: publicUrl, https });
    return cached;
  });
  serve(http, openApiApi.reference, async ({ setHeader }) => {
    setHeader("content-type", "text/html; charset=utf-8");
    setHeader(
      "content-security-policy",
      "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
    );
    return Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kogi API</title></head><body><script id="api-reference" data-url="/api/openapi.json" data-configuration='{"withDefaultFonts":false,"telemetry":false}'></script><script src="/api/docs/reference.js"></script></body></html>`,
    );
  });
  serve(http, openApiApi.referenceScript, async ({ setHeader }) => {
    setHeader("content-type", "text/javascript; charset=utf-8");
    setHeader("cache-control", "public, max-age=3600");
    script ??= await referenceScript(platform.config.projectFolder);
    return script;
  });
}

/** Every served contract but the development aids, as OpenAPI 3.1. */
export function buildDocument(
  contracts: readonly AnyContract[],
  { origin, https }: { readonly origin: string; readonly https: boolean },
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const contract of contracts) {
    if (contract.access === "dev") continue;
    const path = contract.path.replace(/:([a-z_]+)/g, "{$1}");
    const item = paths[path] ?? {};
    item[contract.method.toLowerCase()] = operation(contract);
    paths[path] = item;
  }
  return {
    openapi: "3.1.0",
    info: { title: "Kogi API", version: "0.1.0", license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: origin }],
    paths: { ...paths, ...uploadPaths(paths) },
    components: {
      schemas: { Problem },
      headers: documentedHeaders,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: https ? "__Host-kogi_session" : "kogi_session" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
    "x-error-codes": Object.fromEntries(
      [...knownErrors()].map(([code, [status, detail]]) => [code, { status, detail, general: isGeneralCode(code) }]),
    ),
  };
}

function operation(contract: AnyContract): object {
  const needsActor = !["public", "webhook", "operator"].includes(contract.access);
  return {
    operationId: `${contract.method.toLowerCase()}${contract.path.replace(/[^a-z]+(.)?/gi, (_: string, letter = "") => letter.toUpperCase())}`,
    summary: contract.summary,
    description: `${ACCESS_TEXT[contract.access]} Rate class: ${contract.rate}.${contract.scope ? ` API-key scope: \`${contract.scope}\`.` : ""}${contract.forms ? " Takes a plain form in place of JSON." : ""}`,
    tags: [contract.path.split("/")[2] ?? "operations"],
    parameters: [
      ...parametersOf(contract.params, "path"),
      ...parametersOf(contract.query, "query"),
      ...keyParameter(contract),
      ...conditions(contract),
    ],
    ...bodyOf(contract),
    responses: {
      [contract.status]: { ...success(contract), ...headersOf(contract) },
      ...(hasTag(contract) ? { 304: { description: "As it was read with this tag" } } : {}),
      default: {
        description: refusals(contract),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
    ...(needsActor ? { security: [{ session: [] }, { bearer: [] }] } : { security: [] }),
  };
}

/** Routes for plain forms take those; the one-click link of a mail program sends fields that nobody reads. */
function bodyOf(contract: AnyContract): object {
  const type = contract.forms ? "application/x-www-form-urlencoded" : "application/json";
  if (contract.body.format === "binary")
    return { requestBody: { required: true, content: { "application/octet-stream": { schema: contract.body } } } };
  if ("properties" in contract.body)
    return { requestBody: { required: true, content: { [type]: { schema: contract.body } } } };
  return contract.forms ? { requestBody: { content: { [type]: { schema: { type: "object" } } } } } : {};
}

function success(contract: AnyContract): object {
  if (contract.files)
    return { description: "The file", content: Object.fromEntries(contract.files.map((type: string) => [type, {}])) };
  if (contract.status === 101) return { description: "The socket is open" };
  if (contract.response.type === "undefined") return { description: "Done" };
  return { description: "Done", content: { "application/json": { schema: contract.response } } };
}

function refusals(contract: AnyContract): string {
  return contract.errors.length > 0 ? `A refusal: ${contract.errors.join(", ")}, or a general one.` : "A refusal.";
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

function parametersOf(schema: ObjectSchema, place: "path" | "query"): readonly object[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || (schema.required?.includes(name) ?? false),
    schema: property,
  }));
}

function keyParameter(contract: AnyContract): readonly object[] {
  if (contract.idempotency === "none") return [];
  return [
    {
      name: "Idempotency-Key",
      in: "header",
      required: contract.idempotency === "required",
      schema: { type: "string", maxLength: 255 },
    },
  ];
}
