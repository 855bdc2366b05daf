// What each module knows of a person, for the copy of their data: modules beside and above this one register theirs.
import type { Platform } from "#platform/platform.ts";

export interface ExportedFile {
  /** Where it lies in the archive, unique within the part. */
  readonly path: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface ExportedData {
  /** A JSON file for each, named by its key. Own data alone: nothing that others keep to themselves, and no secrets. */
  readonly tables: Readonly<Record<string, readonly object[]>>;
  readonly files?: readonly ExportedFile[];
  /** The names of files for which there is no room. */
  readonly leftOut?: readonly string[];
}

export interface ExportPart {
  /** The folder in the archive. */
  readonly name: string;
  collect(platform: Platform, userId: string): Promise<ExportedData>;
}

// By platform, because a test process runs several beside each other.
const parts = new WeakMap<Platform, ExportPart[]>();

/** Called once by each module that keeps something of people, while the application is put together. */
export function registerExportPart(platform: Platform, part: ExportPart): void {
  parts.set(platform, [...exportParts(platform), part]);
}

export function exportParts(platform: Platform): readonly ExportPart[] {
  return parts.get(platform) ?? [];
}
