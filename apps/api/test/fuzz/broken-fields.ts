// Every way a field of a body is broken by people and programs, one at a time, with the rest of the body as it should be.
import type { Random } from "./random.ts";
import { type Pool, type Schema, validValue } from "./schema-values.ts";

export interface Broken {
  /** `title: missing`: for the report. */
  readonly what: string;
  /** Where a refusal has to point: `/body/milestones/0/title`. */
  readonly pointer: string;
  readonly body: unknown;
  /** The schema alone says that this cannot be. */
  readonly mustRefuse: boolean;
}

type Path = readonly (string | number)[];

/** Takes the first of everything and every field there is, so that each of them can be broken. */
const everything: Random = {
  below: (limit) => Math.min(1, limit - 1),
  pick(items) {
    const [item] = items;
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  },
  chance: () => true,
};

export const wholeValue = (schema: Schema, pool: Pool): unknown => validValue(schema, "", pool, everything);

// No field of Kogi holds this much.
const OVERLONG = "x".repeat(70_000);
const HOSTILE: readonly unknown[] = [
  "\u0000",
  "\ud800",
  "'; drop table users; --",
  "-1",
  "99999999999999999999999999",
  "2026-02-30",
  -1,
  { $gt: "" },
];

export function brokenBodies(schema: Schema, pool: Pool): Broken[] {
  const whole = wholeValue(schema, pool);
  return fieldsIn(schema, []).flatMap(({ path, field, required }) => {
    if (!holds(whole, path)) return []; // of another kind than the one that was made
    const pointer = `/body/${path.join("/")}`;
    const broken = (what: string, value: unknown, mustRefuse: boolean): Broken => ({
      what: `${path.join(".")}: ${what}`,
      pointer,
      body: changed(whole, path, value),
      mustRefuse,
    });
    const types = typesOf(field);
    const isText = types.has("string");
    return [
      broken("missing", undefined, required),
      broken("null", null, !types.has("null") && !types.has("any")),
      broken("of another type", types.has("boolean") ? 12.5 : true, !types.has("any")),
      ...(isText ? [broken("empty", "", false), broken("over-long", OVERLONG, true)] : []),
      ...(types.has("array") ? [broken("too many", Array(20_000).fill(null), true)] : []),
      ...HOSTILE.map((value) => broken(`hostile ${JSON.stringify(value)}`, value, false)),
    ];
  });
}

/** The whole of a body with one word in each of its fields that may hold it; null where none does. */
export function wordedBody(schema: Schema, pool: Pool, word: string): unknown {
  const whole = wholeValue(schema, pool);
  const free = fieldsIn(schema, []).filter(({ path, field }) => mayHold(field, word) && holds(whole, path));
  if (free.length === 0) return null;
  return free.reduce((body, { path }) => changed(body, path, word), whole);
}

function mayHold(field: Schema, word: string): boolean {
  if (field.anyOf) return field.anyOf.some((one) => mayHold(one, word));
  if (field.type !== "string" || field.enum || field.format !== undefined) return false;
  if (word.length > (field.maxLength ?? Number.POSITIVE_INFINITY) || word.length < (field.minLength ?? 0)) return false;
  return field.pattern === undefined || new RegExp(field.pattern, "u").test(word);
}

interface Field {
  readonly path: Path;
  readonly field: Schema;
  readonly required: boolean;
}

function fieldsIn(schema: Schema, path: Path): Field[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    { path: [...path, name], field, required: schema.required?.includes(name) ?? false },
    ...fieldsIn(field, [...path, name]),
  ]);
  return [
    ...own,
    ...(schema.items ? fieldsIn(schema.items, [...path, 0]) : []),
    // The first that it may be is the one that is made.
    ...(schema.anyOf?.[0] ? fieldsIn(schema.anyOf[0], path) : []),
  ];
}

function typesOf(schema: Schema): ReadonlySet<string> {
  if (schema.anyOf) return new Set(schema.anyOf.flatMap((one) => [...typesOf(one)]));
  if (schema.const !== undefined) return new Set([typeof schema.const]);
  return new Set([schema.type ?? "any"].flat());
}

function holds(value: unknown, path: Path): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (typeof value !== "object" || value === null || !(first in value)) return false;
  // Looked for just above.
  return holds((value as Record<string | number, unknown>)[first], rest);
}

function changed(value: unknown, path: Path, to: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? changed(item, rest, to) : item));
  // `holds` found an object all the way.
  const fields = value as Record<string, unknown>;
  return { ...fields, [first]: changed(fields[first], rest, to) };
}
