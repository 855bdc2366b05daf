// What stands beside the bodies in the OpenAPI document: tags and versions, what is left of the rate, and the tus protocol.
import type { AnyContract } from "#api-schema/core.ts";

const text = { type: "string" } as const;

export const documentedHeaders = {
  ETag: {
    description: "Names this answer, and its version where it has one: `If-None-Match` and `If-Match` take it.",
    schema: text,
  },
  RateLimit: {
    description: "`limit`, `remaining` and `reset` (seconds) of the bucket that the call drew from.",
    schema: text,
  },
};
const ref = (name: keyof typeof documentedHeaders) => ({ $ref: `#/components/headers/${name}` });

/** Public reads have a tag, as `serve` gives it. */
export function hasTag({ method, access, files, response }: AnyContract): boolean {
  return method === "GET" && access === "public" && !files && ("properties" in response || "anyOf" in response);
}

export function headersOf(contract: AnyContract): object {
  const headers = {
    ...(hasTag(contract) ? { ETag: ref("ETag") } : {}),
    ...(contract.rate === "none" ? {} : { RateLimit: ref("RateLimit") }),
  };
  return Object.keys(headers).length > 0 ? { headers } : {};
}

/** `If-None-Match` where there is a tag, `If-Match` where an edit takes a version. */
export function conditions(contract: AnyContract): readonly object[] {
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: text,
  });
  if (hasTag(contract)) return [header("If-None-Match", "The tag it was read with: 304 while it is the same.")];
  const edits = contract.method !== "GET" && "version" in (contract.body.properties ?? {});
  return edits ? [header("If-Match", 'The tag it was read with, or `"v3"`: 412 when there is another version.')] : [];
}

interface Call {
  readonly summary: string;
  readonly status: number;
  readonly request?: readonly string[];
  readonly answer?: readonly string[];
  readonly body?: true;
}

/** The tus protocol has its own methods and headers, and no contract: https://tus.io/protocols/resumable-upload (1.0.0). */
export function uploadPaths(paths: Readonly<Record<string, object>>): object {
  const one = "/api/uploads/{upload_id}";
  return {
    "/api/uploads": {
      ...paths["/api/uploads"],
      post: tusCall({
        summary: "Begin an upload (tus 1.0.0); its address is the answer's Location",
        status: 201,
        request: ["Tus-Resumable", "Upload-Length", "Upload-Metadata"],
        answer: ["Location"],
      }),
    },
    [one]: {
      ...paths[one],
      head: tusCall({
        summary: "How much of an upload has arrived",
        status: 200,
        request: ["Tus-Resumable"],
        answer: ["Upload-Offset", "Upload-Length"],
      }),
      patch: tusCall({
        summary: "Send on with an upload from this offset",
        status: 204,
        request: ["Tus-Resumable", "Upload-Offset"],
        answer: ["Upload-Offset"],
        body: true,
      }),
      delete: tusCall({ summary: "Take an upload back", status: 204 }),
      parameters: [{ name: "upload_id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
    },
  };
}

function tusCall({ summary, status, request = [], answer = [], body }: Call): object {
  const headers = Object.fromEntries(answer.map((name) => [name, { schema: text }]));
  return {
    summary,
    description: "Needs a sign-in. Rate class: upload. API-key scope: `media:write`.",
    tags: ["uploads"],
    parameters: request.map((name) => ({ name, in: "header", required: name !== "Upload-Metadata", schema: text })),
    ...(body ? { requestBody: { required: true, content: { "application/offset+octet-stream": {} } } } : {}),
    responses: {
      [status]: { description: "Done", headers: { ...headers, RateLimit: ref("RateLimit") } },
      default: {
        description: "A refusal.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
    security: [{ session: [] }, { bearer: [] }],
  };
}
