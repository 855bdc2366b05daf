import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import fastJsonStringify from "fast-json-stringify";
import type { FastifySchemaCompiler, FastifySerializerCompiler } from "fastify";
import { type FieldError, type KogiError, requestErrors } from "../errors/index.ts";

// Nothing is coerced or trimmed of unknown fields: for money, a silent repair is a lie.
// That the schemas are schemas is told by a test (packages/api-schema/schemas.test.ts), once: at every start it would cost the first call.
const options = {
  allErrors: true,
  removeAdditional: false,
  useDefaults: true,
  coerceTypes: false,
  strict: false,
  validateSchema: false,
} as const;
// ajv-formats is a CommonJS function with a `default`; its types show the module object.
const addFormats = formats as unknown as (ajv: Ajv) => Ajv;
const ajv = addFormats(new Ajv(options));

/**
 * Compiles a schema when the first value comes: compiling all of some hundred routes before the first page would be a
 * good part of a start.
 */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  let validate: ValidateFunction | null = null;
  const check = (value: unknown): boolean => {
    validate ??= ajv.compile(schema);
    if (httpPart === "querystring" && isFields(value)) readTexts(schema, value);
    const passed = validate(value);
    const unheld = httpPart === "querystring" && isFields(value) ? unheldTexts(value) : [];
    check.errors = [...unheld, ...(validate.errors ?? [])];
    return passed && unheld.length === 0;
  };
  // Where Fastify looks for what was wrong.
  check.errors = null as ErrorObject[] | null;
  return check;
};

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** A query is text by nature: what is written as its schema wants it becomes that, all else stays text and is refused. */
function readTexts(schema: { readonly properties?: Readonly<Record<string, { type?: string }>> }, query: Fields): void {
  for (const [name, { type = "" }] of Object.entries(schema.properties ?? {})) {
    const text = query[name];
    if (typeof text === "string") query[name] = (READERS[type] ?? unread)(text);
  }
}

const unread = (text: string): unknown => text;
// Number() alone would also take 1e1, 0x10 and spaces, and round what has more than 15 digits.
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  integer: (text) => (/^-?[0-9]{1,15}$/.test(text) ? Number(text) : text),
  number: (text) => (/^-?[0-9]{1,9}(\.[0-9]{1,6})?$/.test(text) ? Number(text) : text),
  boolean: (text) => (text === "true" ? true : text === "false" ? false : text),
  array: (text) => [text],
};

/** No database holds the letter NUL: a query with one is refused alike by every list, whatever it looks for. */
function unheldTexts(query: Fields): ErrorObject[] {
  return Object.entries(query)
    .filter(([, value]) => [value].flat().some((text) => typeof text === "string" && text.includes("\0")))
    .map(([name]) => ({ keyword: "pattern", instancePath: `/${name}`, schemaPath: "", params: {} }));
}

type Serialize = (answer: unknown) => string;

// By what the schema says: every route answers problems alike, and an application that is built anew in the same process,
// as each test file does, finds what the one before it compiled.
const serializers = new Map<string, Serialize>();

function serializerFor(schema: object): Serialize {
  const text = JSON.stringify(schema);
  const known = serializers.get(text);
  if (known) return known;
  const made = fastJsonStringify(schema);
  serializers.set(text, made);
  return made;
}

/** The same for answers: only the fields that the schema lists leave. */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema }) => {
  let serialize: Serialize | null = null;
  return (answer: unknown) => {
    serialize ??= serializerFor(schema);
    return serialize(answer);
  };
};

const SENTENCES: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: () => "Fill this in.",
  additionalProperties: () => "There is no such field.",
  minLength: (error) => (error.params.limit === 1 ? "Fill this in." : `Use at least ${error.params.limit} characters.`),
  maxLength: (error) => `Use at most ${error.params.limit} characters.`,
  minimum: (error) => `Use ${error.params.limit} or more.`,
  maximum: (error) => `Use ${error.params.limit} or less.`,
  minItems: (error) => `Give at least ${error.params.limit}.`,
  maxItems: (error) => `Give at most ${error.params.limit}.`,
  uniqueItems: () => "Each may be given once.",
  enum: (error) => `Use one of: ${[error.params.allowedValues].flat().join(", ")}.`,
  format: (error) => `This is not a valid ${String(error.params.format).replace("-", " and ")}.`,
  pattern: () => "This is not in the expected form.",
  kind: () => "There is no such kind.",
  type: (error) =>
    error.params.type === "integer"
      ? "Use a whole number."
      : `This should be ${[error.params.type].flat().join(" or ")}.`,
};

function pointerOf(error: ErrorObject, part: string): string {
  const missing = error.keyword === "required" ? `/${error.params.missingProperty}` : "";
  const unknown = error.keyword === "additionalProperties" ? `/${error.params.additionalProperty}` : "";
  return `/${part}${error.instancePath}${missing}${unknown}`;
}

/** Every address on the way to a place, itself included: "", "/blocks", "/blocks/0". */
function wayTo(place: string): readonly string[] {
  const parts = place.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** The alternatives of the schema that an error stands in, the outermost first: `#/items/anyOf/3` of `#/items/anyOf/3/type`. */
const branchesOf = ({ schemaPath }: ErrorObject): readonly string[] =>
  [...schemaPath.matchAll(/\/anyOf\/\d+(?=\/)/g)].map((found) => schemaPath.slice(0, found.index + found[0].length));

/**
 * Where a field says which of several kinds a thing is, what is wrong with it is told of that kind alone: of the others
 * everything is wrong. Where it names no kind there is, that is all there is to tell.
 */
function ofTheirKind(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kinds = errors.filter((error) => error.keyword === "const" && branchesOf(error).length > 0);
  if (kinds.length === 0) return errors;
  const thingOf = ({ instancePath }: ErrorObject) => instancePath.slice(0, instancePath.lastIndexOf("/"));
  const others = new Set(kinds.map((error) => `${branchesOf(error).at(-1)} ${thingOf(error)}`));
  const told = errors.filter(
    (error) =>
      !branchesOf(error).some((branch) => wayTo(error.instancePath).some((at) => others.has(`${branch} ${at}`))),
  );
  const known = new Set(told.flatMap((error) => (error.keyword === "anyOf" ? [] : wayTo(error.instancePath))));
  const unknown = kinds.filter((error) => !known.has(thingOf(error)));
  return [...told, ...unknown.map((error) => ({ ...error, keyword: "kind" }))];
}

/** All fields at once, each with a JSON pointer and a sentence. */
export function validationProblem(all: readonly ErrorObject[], part: string): KogiError {
  const fields = new Map<string, FieldError>();
  for (const error of ofTheirKind(all)) {
    if (error.keyword === "anyOf" || error.keyword === "if") continue; // its branches say more
    const pointer = pointerOf(error, part === "querystring" ? "query" : part);
    const sentence = SENTENCES[error.keyword]?.(error) ?? error.message ?? "This is not valid.";
    if (!fields.has(pointer)) fields.set(pointer, { pointer, detail: sentence, code: error.keyword });
  }
  // A bad address is not a form to mend: what it names does not exist.
  if (part === "params") return requestErrors.notFound();
  return requestErrors.invalid({ fields: [...fields.values()].slice(0, 100) });
}
