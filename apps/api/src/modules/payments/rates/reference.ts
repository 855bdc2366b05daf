// What the bundle under db/seeds/reference knows of countries, currencies and exchange rates, read once a process; and the
// exchange rates that came after it, of which every process reads the same row.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findRates } from "./rates.repository.ts";
import type { DayRates } from "./rates-file.rules.ts";

const Countries = Type.Array(Type.Object({ code: Type.String() }));
const Currencies = Type.Array(Type.Object({ code: Type.String(), name: Type.String() }));
const Rates = Type.Array(
  Type.Object({ date: Type.String(), base: Type.String(), rates: Type.Record(Type.String(), Type.String()) }),
);

const loaded = new Map<string, unknown>();

function readOnce<S extends TSchema>(platform: Platform, name: string, schema: S): Static<S> {
  const path = join(platform.config.projectFolder, "db/seeds/reference", `${name}.json`);
  // Checked against this very schema when it was read.
  if (loaded.has(path)) return loaded.get(path) as Static<S>;
  const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
  assert(Value.Check(schema, parsed), `the reference file of ${name} has its fields`);
  loaded.set(path, parsed);
  return parsed;
}

export function isCountry(platform: Platform, code: string): boolean {
  return readOnce(platform, "countries", Countries).some((country) => country.code === code);
}

export function currencyNames(platform: Platform): readonly { readonly code: string; readonly name: string }[] {
  return readOnce(platform, "currencies", Currencies);
}

/** The European Central Bank's rates of the newest day that is not after `at`; the oldest known where all are after. */
export async function ratesOn(db: Db, platform: Platform, at: Date): Promise<DayRates> {
  const today = at.toISOString().slice(0, 10);
  const bundled = bundledDays(platform).findLast((one) => one.date <= today);
  const read = await findRates(db, today);
  if (read && (!bundled || read.date > bundled.date)) return read;
  return bundled ?? first(bundledDays(platform));
}

/** The bundle's last day. */
export const newestBundled = (platform: Platform): DayRates => first(bundledDays(platform).toReversed());

const bundledDays = (platform: Platform): readonly DayRates[] =>
  readOnce(platform, "rates", Rates).toSorted((a, b) => (a.date < b.date ? -1 : 1));

function first(days: readonly DayRates[]): DayRates {
  const [day] = days;
  assert(day, "the bundle has rates of at least one day");
  return day;
}
