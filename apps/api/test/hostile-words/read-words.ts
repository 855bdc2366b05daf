// Strings that programs have choked on, and markup that has run where it should not. Where they come from: SOURCES.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export const naughtyStrings = (): readonly string[] => read("naughty-strings");
export const scriptPayloads = (): readonly string[] => read("script-payloads");

function read(name: string): readonly string[] {
  const packed = readFileSync(join(import.meta.dirname, `${name}.json.gz`));
  // Written as a list of strings.
  return JSON.parse(gunzipSync(packed).toString("utf8")) as string[];
}
