// What is wrong with an amount, whoever gives it, and where the wire has amounts.
import type { AnyContract } from "#api-schema/core.ts";

export interface WireAmount {
  readonly amount: unknown;
  readonly currency: string;
}

export interface BadAmount {
  readonly name: string;
  readonly value: (good: WireAmount) => WireAmount;
  /** `shape`: the schema refuses it for every route alike, `sign` where no amount is below nothing; else the route's own rule does. */
  readonly refusedBy: "shape" | "sign" | "rule" | "zero" | "foreign";
}

export const badAmounts: readonly BadAmount[] = [
  { name: "nothing", value: (good) => ({ ...good, amount: "0" }), refusedBy: "zero" },
  { name: "less than nothing", value: (good) => ({ ...good, amount: "-100" }), refusedBy: "sign" },
  { name: "a fraction", value: (good) => ({ ...good, amount: "10.5" }), refusedBy: "shape" },
  { name: "yen with decimals", value: () => ({ amount: "1000.50", currency: "JPY" }), refusedBy: "shape" },
  { name: "an exponent", value: (good) => ({ ...good, amount: "1e3" }), refusedBy: "shape" },
  { name: "a number", value: (good) => ({ ...good, amount: 100 }), refusedBy: "shape" },
  { name: "no digits", value: (good) => ({ ...good, amount: "" }), refusedBy: "shape" },
  { name: "leading zeros", value: (good) => ({ ...good, amount: "0100" }), refusedBy: "rule" },
  { name: "more than anybody pays", value: (good) => ({ ...good, amount: "999999999999999" }), refusedBy: "rule" },
  { name: "more than int8", value: (good) => ({ ...good, amount: "9223372036854775808" }), refusedBy: "shape" },
  { name: "a currency that does not exist", value: (good) => ({ ...good, currency: "XXQ" }), refusedBy: "rule" },
  { name: "a currency in small letters", value: (good) => ({ ...good, currency: "eur" }), refusedBy: "shape" },
  { name: "dinars among other money", value: () => ({ amount: "1500", currency: "KWD" }), refusedBy: "foreign" },
  { name: "yen among other money", value: () => ({ amount: "500", currency: "JPY" }), refusedBy: "foreign" },
];

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
}

/** Places of amounts in a route's body, as JSON pointers; an item of a list is `0`, a key of a record `EUR`. */
export function amountsOf(contract: AnyContract): readonly string[] {
  return contract.method === "GET" ? [] : [...new Set(placesIn(contract.body, ""))];
}

function placesIn(schema: Schema, at: string): readonly string[] {
  const { properties = {}, patternProperties = {}, items, anyOf = [] } = schema;
  if (properties.amount && properties.currency) return [at];
  if (schema.pattern !== undefined && /^\^-?\[0-9\]\{1,\d+\}\$$/.test(schema.pattern)) return [at];
  return [
    ...Object.entries(properties).flatMap(([name, property]) => placesIn(property, `${at}/${name}`)),
    ...Object.values(patternProperties).flatMap((property) => placesIn(property, `${at}/EUR`)),
    ...(items ? placesIn(items, `${at}/0`) : []),
    ...anyOf.flatMap((one) => placesIn(one, at)),
  ];
}

/** The same body with the value at this place replaced. */
export function withAt(body: unknown, pointer: string, value: unknown): object {
  const [, ...path] = pointer.split("/");
  const copy: Record<string, unknown> = { ...structuredClone(Object(body)) };
  let holder = copy;
  for (const [depth, name] of path.slice(0, -1).entries()) {
    // Bodies are JSON: what is on the way to a leaf is an object or a list, and both are reached by name.
    holder[name] ??= path[depth + 1] === "0" ? [] : {};
    holder = holder[name] as Record<string, unknown>;
  }
  holder[path.at(-1) ?? ""] = value;
  return copy;
}
