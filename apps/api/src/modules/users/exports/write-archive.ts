// One ZIP of JSON and original files, made while it is read: no archive is ever whole in memory.
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Platform } from "#platform/platform.ts";
import { type ExportedData, type ExportPart, exportParts } from "./export-parts.ts";

interface Entry {
  readonly path: string;
  /** Pictures and films are packed already. */
  readonly packed: boolean;
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * The bytes of the archive of everything that the modules know of a person. `leaveOut` hears the names of files for which
 * it has no room, before the last byte.
 */
export async function* writeArchive(
  platform: Platform,
  userId: string,
  leaveOut: (names: readonly string[]) => void,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const mtime = platform.clock.now();
  const collected = async (part: ExportPart): Promise<ExportedData> => {
    const data = await part.collect(platform, userId);
    leaveOut(data.leftOut ?? []);
    return data;
  };
  for (const part of exportParts(platform))
    for (const entry of entriesOf(part, await collected(part))) {
      const file = entry.packed ? new ZipPassThrough(entry.path) : new ZipDeflate(entry.path);
      file.mtime = mtime;
      zip.add(file);
      for await (const bytes of entry.open()) {
        file.push(bytes);
        yield* ready.splice(0);
      }
      file.push(new Uint8Array(), true);
      yield* ready.splice(0);
    }
  zip.end();
  yield* ready.splice(0);
}

function entriesOf(part: ExportPart, { tables, files = [] }: ExportedData): readonly Entry[] {
  const json = Object.entries(tables).map(([name, rows]) => ({
    path: `${part.name}/${name}.json`,
    packed: false,
    open: () => linesOf(rows),
  }));
  const originals = files.map((file) => ({ path: `${part.name}/${file.path}`, packed: true, open: () => file.open() }));
  return [...json, ...originals];
}

/** A JSON array, a row at a time. */
function* linesOf(rows: readonly object[]): Generator<Uint8Array> {
  const text = new TextEncoder();
  for (const [index, row] of rows.entries()) yield text.encode((index === 0 ? "[\n" : ",\n") + toJson(row));
  yield text.encode(rows.length === 0 ? "[]\n" : "\n]\n");
}

// Amounts are whole minor units and may be longer than a JSON number holds.
const toJson = (row: object): string =>
  JSON.stringify(row, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2);
