// What answers told of: ids by the field that holds them, which of them belong together, and versions.
import type { Random } from "./random.ts";
import { isObject, type Pool } from "./schema-values.ts";

// The newest are kept: what was made a moment ago can still be changed, sent or taken back.
const KNOWN_MAX = 50;
const NAMES_A_THING = /_id$|^(slug|handle|version)$/;
/** Addresses of the sandbox's pages end in what their routes ask for. */
const PAGE = /\/sandbox\/(checkout|setup|confirm|onboarding)\/([^/?#]+)/;

/** Remembers every id in an answer, so that later requests ask for things that exist. */
export function harvest(value: unknown, pool: Pool): void {
  if (Array.isArray(value)) for (const item of value) harvest(item, pool);
  if (!isObject(value)) return;
  const things = namesIn(value);
  for (const [key, id] of Object.entries(things)) if (key !== "version") remember(pool, key, id);
  for (const child of Object.values(value)) {
    if (typeof child === "string") rememberPage(child, pool);
    else harvest(child, pool);
    // A portfolio says its slug and, one level down, its owner's handle.
    if (isObject(child)) rememberTogether({ ...namesIn(child), ...things }, pool);
  }
  rememberTogether(things, pool);
  if (things.version !== undefined)
    for (const id of Object.values(things)) if (id !== things.version) pool.set(`version of ${id}`, [things.version]);
}

function namesIn(value: Readonly<Record<string, unknown>>): Record<string, string> {
  const named = Object.entries(value).filter(
    ([key, member]) => NAMES_A_THING.test(key) && (typeof member === "string" || typeof member === "number"),
  );
  return Object.fromEntries(named.map(([key, member]) => [key, String(member)]));
}

function remember(pool: Pool, key: string, text: string): void {
  const known = pool.get(key) ?? [];
  if (!known.includes(text)) pool.set(key, [...known, text].slice(-KNOWN_MAX));
}

function rememberPage(text: string, pool: Pool): void {
  const [, page, name] = PAGE.exec(text) ?? [];
  if (name) remember(pool, page === "checkout" || page === "setup" ? "session" : "reference", name);
}

function rememberTogether(things: Readonly<Record<string, string>>, pool: Pool): void {
  const keys = Object.keys(things).toSorted();
  for (const [at, one] of keys.entries())
    for (const other of keys.slice(at + 1))
      remember(pool, `${one} ${other}`, JSON.stringify({ [one]: things[one], [other]: things[other] }));
}

/** Two ids that were met together, where a request needs two. */
export function recordFor(names: readonly string[], pool: Pool, random: Random): Readonly<Record<string, string>> {
  const known = names.length === 2 ? pool.get(names.toSorted().join(" ")) : undefined;
  return known ? JSON.parse(random.pick(known)) : {};
}

/** The version that one of these was last met in. */
export function versionOf(params: Readonly<Record<string, unknown>>, pool: Pool): number | null {
  const found = Object.values(params).flatMap((id) => pool.get(`version of ${id}`) ?? []);
  return found[0] === undefined ? null : Number(found[0]);
}
