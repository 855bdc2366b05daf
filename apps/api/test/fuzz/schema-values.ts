// Values for a JSON schema: ones that fit it, and ones broken in every way people and programs break them.
import { newId } from "#platform/ids/index.ts";
import type { Random } from "./random.ts";

export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Things that exist on the server, by the name of the field that holds them (`project_id`). */
export type Pool = Map<string, string[]>;

const WORDS = [
  "Labels for a roastery",
  "Ein Logo für eine Bäckerei",
  "水彩の挿絵",
  "موقع إلكتروني",
  "Brand sprint",
  "a",
  "Ünïcödé ✨",
];
const SCALARS: Readonly<Record<string, string>> = {
  handle: "ana-sol",
  slug: "labels",
  currency: "EUR",
  amount: "125000",
  country: "PT",
  locale: "en-GB",
  time_zone: "Europe/Lisbon",
  iban: "SE4550000000058398257466",
  url: "https://example.org/work",
  year: "2026",
};

// Little, some or much of what may be left out: what is valid by itself often is not beside something else.
const OPTIONAL_SHARES = [0, 0.3, 0.8] as const;
// A text that is no cursor is refused everywhere.
const CURSOR_SHARE = 0.03;

/** A value that fits the schema, with ids of things that exist where the pool has one. */
export function validValue(schema: Schema, name: string, pool: Pool, random: Random): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf) return validValue(random.pick(schema.anyOf), name, pool, random);
  if (schema.type === "object" || schema.properties) return validObject(schema, pool, random);
  if (schema.type === "array") return validArray(schema, name, pool, random);
  if (schema.type === "string") return validText(schema, name, pool, random);
  if (schema.type === "integer" || schema.type === "number") {
    const low = schema.minimum ?? 0;
    return low + random.below(Math.min((schema.maximum ?? low + 50) - low, 1_000) + 1);
  }
  if (schema.type === "boolean") return random.chance(0.5);
  return null;
}

function validObject(schema: Schema, pool: Pool, random: Random): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const share = random.pick(OPTIONAL_SHARES);
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    if (schema.required?.includes(key) || random.chance(key === "cursor" ? CURSOR_SHARE : share))
      value[key] = validValue(property, key, pool, random);
  return value;
}

function validArray(schema: Schema, name: string, pool: Pool, random: Random): unknown[] {
  const length = Math.max(schema.minItems ?? 0, random.below(Math.min(schema.maxItems ?? 3, 3) + 1));
  const items = Array.from({ length }, () => validValue(schema.items ?? {}, name, pool, random));
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function validText(schema: Schema, name: string, pool: Pool, random: Random): string {
  const known = pool.get(name) ?? pool.get(name.replace(/s$/, "")) ?? pool.get(`${name.replace(/s$/, "")}_id`);
  if (known && known.length > 0 && random.chance(0.9)) return random.pick(known);
  if (schema.pattern?.includes("[0-9a-f]{8}-")) return newId();
  if (schema.format === "email") return `fuzz-${random.below(1e9)}@example.org`;
  if (schema.format === "date-time") return "2027-03-01T10:00:00Z";
  if (schema.format === "date") return "2027-03-01";
  const scalar = SCALARS[name];
  if (scalar !== undefined) return scalar;
  if (schema.pattern && /\[0-9\]/.test(schema.pattern)) return String(1 + random.below(900_000));
  if (schema.pattern?.startsWith("^https?")) return "https://example.org/";
  if (schema.pattern === "^[A-Z]{3}$") return "EUR";
  if (schema.pattern === "^[A-Z]{2}$") return "PT";
  const word = random.pick(WORDS).padEnd(schema.minLength ?? 0, "x");
  return word.slice(0, schema.maxLength ?? 200);
}

// Shapes that programs have choked on before.
const HOSTILE: readonly unknown[] = [
  "",
  " ",
  "\u0000",
  "\u202e right to left",
  "'; drop table users; --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%00",
  "${7*7}",
  "null",
  "NaN",
  "-1",
  "0",
  "1e309",
  "99999999999999999999999999",
  "x".repeat(70_000),
  "\ud800",
  "🏳️‍🌈".repeat(50),
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  null,
  true,
  [],
  {},
  [[]],
  { $gt: "" },
  { toString: 1 },
  ["a", 1, null],
  "2026-02-30",
  "9999-12-31T23:59:59Z",
  "00000000-0000-0000-0000-000000000000",
];

/** The same object with one thing wrong: a field gone, of another kind, hostile, or one nobody asked for. */
export function brokenObject(value: Record<string, unknown>, random: Random): unknown {
  const broken: Record<string, unknown> = { ...value };
  const keys = Object.keys(broken);
  if (keys.length === 0 || random.chance(0.1)) return random.pick(HOSTILE);
  const key = random.pick(keys);
  if (random.chance(0.2)) delete broken[key];
  else if (random.chance(0.15)) broken.is_admin = true;
  else if (random.chance(0.3) && isObject(broken[key])) broken[key] = brokenObject(broken[key], random);
  else broken[key] = random.pick(HOSTILE);
  return broken;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
