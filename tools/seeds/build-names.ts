// Picks made-up names for the demo people, in the scripts of their places, into words/names.txt (committed).
// Run with: KOGI_LAB_DATA=<original sets> node tools/seeds/build-names.ts
import { writeFileSync } from "node:fs";
import path from "node:path";
import { labData, parseCsv, readWords } from "./files.ts";
import { chance, pick } from "./pick.ts";

const perPlace = 6;
// Where the set has no parts for a locale, its neighbour's names serve.
const standIns: Record<string, string> = { en_GB: "en", en_ZA: "en_ZA", fr_BE: "fr", es: "es" };
const titles = /\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sr|Sra|Ing|Mgr|Bc|Dipl|Herr|Frau|Jr|II|III|IV|V|MD|DDS|PhD|DVM)\b\.?/;

type Part = { locale: string; kind: string; gender: string; name: string };

function fullName(parts: readonly Part[], gender: string, key: string): string | null {
  const firsts = parts.filter((part) => part.kind === "first" && [gender, "generic"].includes(part.gender));
  const lasts = parts.filter((part) => part.kind === "last" && [gender, "generic"].includes(part.gender));
  if (firsts.length === 0 || lasts.length === 0) return null;
  const [first, last] = [pick(firsts, `${key} first`).name, pick(lasts, `${key} last`).name];
  const familyFirst = ["ja", "ko", "zh_CN", "zh_TW", "hu"].includes(parts[0]?.locale ?? "");
  if (!familyFirst) return `${first} ${last}`;
  return ["zh_CN", "zh_TW"].includes(parts[0]?.locale ?? "") ? last + first : `${last} ${first}`;
}

function namesFor(
  locale: string,
  place: string,
  parts: readonly Part[],
  full: readonly Record<string, string>[],
): string[] {
  const known = standIns[locale] ?? locale;
  const own = parts.filter((part) => part.locale === known);
  const whole = full.filter((row) => row.locale === known && !titles.test(row.full_name ?? ""));
  return Array.from({ length: perPlace }, (_, i) => {
    const gender = chance(`${place} ${i} gender`, 0.5) ? "female" : "male";
    const name = fullName(own, gender, `${place} ${i}`) ?? pick(whole, `${place} ${i} whole`).full_name ?? "";
    return `${place} | ${own.length > 0 ? gender : "any"} | ${name}`;
  });
}

const parts = parseCsv(labData("names/name_parts.csv.gz")).flatMap(
  ({ locale = "", kind = "", gender = "", name = "" }) => ({ locale, kind, gender, name }),
);
const full = parseCsv(labData("names/full_names.csv.gz"));
const lines = readWords("places.txt").flatMap((row) => {
  const [city = "", , , locale = ""] = row.split("|").map((cell) => cell.trim());
  return namesFor(locale, city, parts, full);
});
const head =
  "# place | gender of the first name | made-up name (from the faker parts, see SOURCES.md); a few at the end are awkward on purpose";
writeFileSync(path.join(import.meta.dirname, "words/names.txt"), `${head}\n${lines.join("\n")}\n`);
console.log(`names.txt: ${lines.length}`);
