// What a route is: one object that validates, serialises, documents and types a call.
import { type Static, type TObject, type TProperties, type TSchema, Type } from "typebox";
import { TOTAL_MAX } from "./total-max.ts";

/**
 * Who may call: anybody; a signed-in person; one with a verified e-mail; an administrator; a reviewer; a payment
 * gateway (by its signature); whoever runs Kogi (by a token or from its machine); or anybody in development.
 */
export type Access = "public" | "signed_in" | "verified" | "admin" | "reviewer" | "webhook" | "operator" | "dev";

/**
 * Which bucket a call draws from: sign-in attempts are scarcer than reads. `none` is for what watches the server: it asks
 * all day, often from the address of the proxy, and its question is answered alike for everybody.
 */
export type RateClass = "read" | "write" | "money" | "auth" | "upload" | "rendering" | "webhook" | "none";

/** `required` where money moves: the same key and body gives the stored answer. */
export type Idempotency = "none" | "optional" | "required";

export interface RouteContract<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
  A extends Access = Access,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Fastify's form: `/api/projects/:project_id`. */
  readonly path: string;
  readonly summary: string;
  readonly access: A;
  /** The API-key scope that opens it (`projects:write`), or null when keys may not call it at all. */
  readonly scope: string | null;
  readonly rate: RateClass;
  readonly idempotency: Idempotency;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  /** The status of success; 101 where the address opens a WebSocket. */
  readonly status: 101 | 200 | 201 | 202 | 204;
  /** Codes it may refuse with, beside the ones any route may (`isGeneralCode`). */
  readonly errors: readonly string[];
  /** Set when it answers with a file instead of JSON: the media types. */
  readonly files?: readonly string[];
  /** Takes a plain form in place of JSON: pages without script, and mail programs. */
  readonly forms?: true;
}

// biome-ignore lint/suspicious/noExplicitAny: a contract of any shape; the schemas keep their own types
export type AnyContract = RouteContract<any, any, any, any, any>;

/** Whether any route may refuse with it, so that no contract names it: what the door of every route says. */
export function isGeneralCode(code: string): boolean {
  return code.startsWith("request.") || code.startsWith("idempotency.");
}

const nothing = Type.Object({}, { additionalProperties: false });
type Nothing = typeof nothing;
const noBody = Type.Undefined();

interface RouteInput<P, Q, B, R, A> {
  method: RouteContract["method"];
  path: string;
  summary: string;
  access: A;
  scope?: string | null;
  rate?: RateClass;
  idempotency?: Idempotency;
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  status?: RouteContract["status"];
  errors?: readonly string[];
  files?: readonly string[];
  forms?: true;
}

/** Declares a route. Unsafe methods take an Idempotency-Key unless told otherwise; the money class requires one. */
export function route<
  A extends Access,
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = typeof noBody,
  R extends TSchema = typeof noBody,
>(input: RouteInput<P, Q, B, R, A>): RouteContract<P, Q, B, R, A> {
  const safe = input.method === "GET";
  const rate = input.rate ?? (safe ? "read" : "write");
  return {
    method: input.method,
    path: input.path,
    summary: input.summary,
    access: input.access,
    scope: input.scope ?? null,
    rate,
    idempotency: input.idempotency ?? (safe || rate === "auth" ? "none" : rate === "money" ? "required" : "optional"),
    // The defaults stand in exactly when the type parameter took its default.
    params: input.params ?? (nothing as unknown as P),
    query: input.query ?? (nothing as unknown as Q),
    body: input.body ?? (noBody as unknown as B),
    response: input.response ?? (noBody as unknown as R),
    status: input.status ?? (input.response === undefined ? 204 : 200),
    errors: input.errors ?? [],
    ...(input.files ? { files: input.files } : {}),
    ...(input.forms ? { forms: input.forms } : {}),
  };
}

/** What a file route answers with: bytes, or a stream of them (Node's Readable is one). */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;
const fileContent = Type.Unsafe<FileContent>({});

/** Declares a route that answers with a file of one of these media types instead of JSON. */
export function fileRoute<
  A extends Access,
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = typeof noBody,
>(
  input: Omit<RouteInput<P, Q, B, typeof fileContent, A>, "response"> & { files: readonly string[] },
): RouteContract<P, Q, B, typeof fileContent, A> {
  return route<A, P, Q, B, typeof fileContent>({ ...input, response: fileContent });
}

/** An object that refuses fields it does not list: bodies, queries, parameters and views alike. */
export function record<T extends TProperties>(properties: T, options: { description?: string } = {}): TObject<T> {
  return Type.Object(properties, { ...options, additionalProperties: false });
}

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** One of the given words. */
export function oneOf<const T extends readonly string[]>(...words: T) {
  return Type.Unsafe<T[number]>(Type.String({ enum: [...words] }));
}

export const Id = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
  description: "An id (UUID version 7).",
});
/** An instant that somebody gives: in UTC, of a year with four digits, without leap seconds, which no date type holds. */
export const InstantInput = Type.String({
  format: "date-time",
  pattern: "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?Z$",
  description: "An instant in UTC, RFC 3339.",
});
export const Instant = Type.String({ format: "date-time", description: "An instant in UTC, RFC 3339." });
export const Version = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: "Counts the changes. Sent back with an edit, it refuses one that is based on what was before.",
});
// No year 0: the calendar of the database has none.
export const Day = Type.String({ format: "date", pattern: "^(?!0000)", description: "A calendar day, YYYY-MM-DD." });
export const CurrencyCode = Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 4217 code." });
/** Minor units as digits, so that no reader's number type can round it. Zero and negative are refused by the rules, not here. */
export const MoneyView = record({
  amount: Type.String({ pattern: "^-?[0-9]{1,18}$", description: "Minor units as digits." }),
  currency: CurrencyCode,
});
/** An amount somebody offers or pays: above zero. */
export const MoneyInput = record({
  amount: Type.String({ pattern: "^[0-9]{1,15}$", description: "Minor units as digits, above zero." }),
  currency: CurrencyCode,
});

// Halves of a surrogate pair are no letters: no UTF-8 can hold them, and PostgreSQL refuses them in JSON.
/** One line of text that people type: trimmed by the server, without control characters. */
export function Line(maxLength: number, minLength = 1) {
  return Type.String({ minLength, maxLength, pattern: "^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]*$" });
}
/** Several lines of text; no control characters but tab and line break. */
export function Prose(maxLength: number, minLength = 0) {
  return Type.String({
    minLength,
    maxLength,
    pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$",
  });
}

// A name of 80 letters of four bytes each, with an id beside it, written in base64.
const CURSOR_MAX = 1_000;

/** Spread into a list route's query: page size, cursor, and whether to count. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: CURSOR_MAX, description: "Opaque; from `next_cursor`." })),
  count: Type.Optional(Type.Boolean({ description: `Ask for \`total\`, counted up to ${TOTAL_MAX}.` })),
};

/**
 * Spread into a list route's query: the orders that a caller may name, that without a wish first. After the field that
 * each goes by; `-` is the greatest or newest first.
 */
export function sortedBy<const T extends string>(...orders: readonly [T, ...T[]]) {
  return { sort: Type.Optional(oneOf(...orders)) };
}

/** `{data, next_cursor, total}`: `total` only when asked for. */
export function pageOf<T extends TSchema>(item: T) {
  return record({
    data: Type.Array(item),
    next_cursor: nullable(Type.String()),
    total: Type.Optional(Type.Integer()),
  });
}

/** A list that is whole by design, bounded by what it lists (record 87): the shape of a page that has no next. */
export function wholeListOf<T extends TSchema>(item: T) {
  return record({ data: Type.Array(item), next_cursor: Type.Null() });
}

/** The answer of such a list. */
export const whole = <T>(data: T[]): { data: T[]; next_cursor: null } => ({ data, next_cursor: null });

export type InputOf<C extends AnyContract> = {
  params: Static<C["params"]>;
  query: Static<C["query"]>;
  body: Static<C["body"]>;
};
export type AnswerOf<C extends AnyContract> = Static<C["response"]>;

/** RFC 9457: what every refusal looks like. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String(),
  code: Type.String(),
  request_id: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(record({ pointer: Type.String(), detail: Type.String(), code: Type.Optional(Type.String()) })),
  ),
});
export type Problem = Static<typeof Problem>;
