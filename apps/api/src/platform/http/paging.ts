// Keyset paging: stable under inserts, no offset, an opaque cursor.
import { type KogiError, requestErrors } from "../errors/index.ts";
import { isId } from "../ids/index.ts";

export interface Page<T> {
  readonly data: T[];
  readonly next_cursor: string | null;
}

type CursorValue = string | number | null;

/** The last row's sort values and id, as text nobody should read. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Reads a cursor with `length` values. Throws 422 `request.invalid` for anything else. */
export function decodeCursor(cursor: string, length: number): readonly CursorValue[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(values) && values.length === length && values.every(isCursorValue)) return values;
  } catch {
    // not ours
  }
  throw foreignCursor();
}

/** The cursor of a list by time, newest or oldest first. Throws 422 for one that somebody made up. */
export function decodeInstantCursor(cursor: string): { readonly at: Date; readonly id: string } {
  const [at, id] = decodeCursor(cursor, 2);
  const instant = readCursorInstant(at);
  if (!instant || typeof id !== "string" || !isId(id)) throw foreignCursor();
  return { at: instant, id };
}

/** The same where `count` texts of others stand in place of an id: the names that a provider gives. */
export function decodeInstantTextCursor(
  cursor: string,
  count: number,
): { readonly at: Date; readonly texts: readonly string[] } {
  const [at, ...texts] = decodeCursor(cursor, 1 + count);
  const instant = readCursorInstant(at);
  if (!instant || !texts.every((text) => typeof text === "string")) throw foreignCursor();
  return { at: instant, texts };
}

/** The instant that `toISOString` wrote into a cursor, or null: PostgreSQL knows no year 0, and refuses others its own way. */
function readCursorInstant(value: CursorValue | undefined): Date | null {
  if (typeof value !== "string" || !/^(?!0000)\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** The cursor of a list by a whole number (views, likes). Throws 422 for one that somebody made up. */
export function decodeNumberCursor(cursor: string): { readonly value: number; readonly id: string } {
  const [value, id] = decodeCursor(cursor, 2);
  if (!Number.isSafeInteger(value) || typeof id !== "string" || !isId(id)) throw foreignCursor();
  return { value: Number(value), id };
}

/** The cursor of a list by a rank, the newest first among equals. Throws 422 for one that somebody made up. */
export function decodeRankCursor(cursor: string): { readonly rank: number; readonly at: Date; readonly id: string } {
  const [rank, at, id] = decodeCursor(cursor, 3);
  const instant = readCursorInstant(at);
  const isRank = typeof rank === "number" && Number.isInteger(rank) && Math.abs(rank) < RANK_END;
  if (!isRank || !instant || typeof id !== "string" || !isId(id)) throw foreignCursor();
  return { rank, at: instant, id };
}
// What an integer of the database holds.
const RANK_END = 2 ** 31;

/** 422 for a cursor that is not one of ours. */
export function foreignCursor(): KogiError {
  return requestErrors.invalid({
    fields: [{ pointer: "/query/cursor", detail: "This cursor is not one of ours.", code: "cursor" }],
  });
}

function isCursorValue(value: unknown): value is CursorValue {
  // No text that the database could not hold.
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  return value === null || Number.isFinite(value);
}

/** Cuts `rows` (fetched with limit + 1) to a page; `cursorOf` gives the sort values of a row. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  cursorOf: (row: R) => readonly CursorValue[],
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(view),
    next_cursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}
