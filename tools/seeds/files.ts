// How every seed file is read and written: UTF-8, one record a line, so that a change shows as one line in review.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

export const root = path.resolve(import.meta.dirname, "../..");
export const referenceDir = path.join(root, "db/seeds/reference");
export const demoDir = path.join(root, "db/seeds/demo");
const wordsDir = path.join(import.meta.dirname, "words");

/** The folder with the original sets; only the tools that make the files need it, nothing at run or test time. */
export function labData(file: string): string {
  const folder = process.env.KOGI_LAB_DATA;
  if (!folder) throw new Error("Set KOGI_LAB_DATA to the folder with the original data sets.");
  const bytes = readFileSync(path.join(folder, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

export function readWords(file: string): string[] {
  const text = readFileSync(path.join(wordsDir, file), "utf8");
  return text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

export function readRecords<T>(folder: string, file: string): T[] {
  // The files are made by these tools alone and their shape is held by seeds.test.ts.
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as T[];
}

export function writeRecords(folder: string, file: string, records: readonly object[]): void {
  mkdirSync(folder, { recursive: true });
  const lines = records.map((record) => JSON.stringify(record));
  writeFileSync(path.join(folder, file), `[\n${lines.join(",\n")}\n]\n`);
  console.log(`${file}: ${records.length}`);
}

/** Rows of a CSV file as objects by heading; quotes may hold commas and line breaks. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n)/y;
  for (let match = cell.exec(whole); match; match = cell.lastIndex < whole.length ? cell.exec(whole) : null) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] !== ",") {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  const [head = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""])));
}

const plain: Record<string, string> = {
  "+": " plus",
  "#": " sharp",
  "&": " ",
  "/": " ",
  ".": " ",
  "'": " ",
  ł: "l",
  ø: "o",
  ß: "ss",
  đ: "d",
  æ: "ae",
  ı: "i",
  þ: "th",
  ð: "d",
};

export function slugify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[+#&/.'łøßđæıþð]/g, (sign) => plain[sign] ?? sign)
    .normalize("NFKD")
    .replace(/[^a-z0-9 -]/g, "")
    .trim()
    .replace(/[ -]+/g, "-");
}
