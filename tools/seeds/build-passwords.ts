// Makes the bundled list for the refusal of common passwords: well-known stems and the endings people put on them.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { readWords, referenceDir } from "./files.ts";

const wanted = 10_000;
const endings = [
  "",
  "1",
  "123",
  "12",
  "!",
  "1234",
  "2",
  "12345",
  "01",
  "1!",
  "123!",
  "7",
  "11",
  "21",
  "22",
  "69",
  "99",
  "2020",
  "2021",
  "2022",
  "2023",
  "2024",
  "2025",
];
const letters: Record<string, string> = { a: "@", e: "3", i: "1", o: "0", s: "$" };

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function disguised(word: string): string {
  return word.replace(/[aeios]/g, (letter) => letters[letter] ?? letter);
}

/** Most likely first: all bare stems, then each ending over all stems, so that the cut falls on the rarest. */
export function commonPasswords(stems: readonly string[]): string[] {
  const found = new Set<string>(stems);
  const words = stems.filter((stem) => /^\p{L}+$/u.test(stem));
  for (const ending of endings) {
    for (const word of words) found.add(word + ending).add(capital(word) + ending);
  }
  for (const word of words) found.add(disguised(word)).add(word + word);
  return [...found].slice(0, wanted);
}

export function buildPasswords(): void {
  const stems = readWords("password-stems.txt").flatMap((line) => line.split(" "));
  const list = commonPasswords(stems);
  // Without a time stamp in the header the same list gives the same bytes.
  writeFileSync(path.join(referenceDir, "common-passwords.txt.gz"), gzipSync(`${list.join("\n")}\n`, { level: 9 }));
  console.log(`common-passwords.txt.gz: ${list.length}`);
}
