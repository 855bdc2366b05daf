// The routes as the server's own document tells them, read as a program would that knows nothing else of Kogi.
import type { App } from "#app/app.ts";
import type { Schema } from "./schema-values.ts";

export interface PublishedRoute {
  readonly method: string;
  /** With `:names`, as the server's metrics call it. */
  readonly path: string;
  readonly params: Schema;
  readonly query: Schema;
  readonly body: Schema | null;
  /** As a page without script sends it. */
  readonly isForm: boolean;
  /** Null where it answers with nothing, or with a file. */
  readonly response: object | null;
  readonly takesKey: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Schema;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Operation {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

// The tus protocol: its calls are headers and bytes, which no schema tells how to make.
const UPLOADS = "/api/uploads";
const FORM = "application/x-www-form-urlencoded";

export async function publishedRoutes(app: App): Promise<readonly PublishedRoute[]> {
  const answer = await app.fastify.inject({ method: "GET", url: "/api/openapi.json" });
  const { paths } = answer.json<Document>();
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => !path.startsWith(UPLOADS) || method === "get")
      .map(([method, operation]) => routeOf(path, method, operation)),
  );
}

function routeOf(path: string, method: string, { parameters, requestBody, responses }: Operation): PublishedRoute {
  const success = Object.entries(responses).find(([status]) => status !== "default")?.[1];
  return {
    method: method.toUpperCase(),
    path: path.replaceAll(/\{([a-z_]+)\}/g, ":$1"),
    params: objectOf(parameters, "path"),
    query: objectOf(parameters, "query"),
    body: (requestBody?.content["application/json"] ?? requestBody?.content[FORM])?.schema ?? null,
    isForm: requestBody?.content[FORM] !== undefined,
    response: success?.content?.["application/json"]?.schema ?? null,
    takesKey: parameters.some(({ name }) => name === "Idempotency-Key"),
  };
}

function objectOf(parameters: readonly Parameter[], place: Parameter["in"]): Schema {
  const own = parameters.filter((parameter) => parameter.in === place);
  return {
    type: "object",
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
  };
}
