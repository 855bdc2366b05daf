// Makes of the browser's bundle one for each language: English stays where it is, German goes to `assets/de`. So a page
// carries the words of one language alone, split by route as before, and nothing has to be loaded before it can start.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { localAddresses } from "./local-addresses.ts";
import { marks } from "./mark-words.ts";
import { findNodes, isNode } from "./syntax.ts";

type Language = keyof typeof marks;

/** Cuts the files under `build/web/client/assets`; gives how many words' places it cut. */
export function splitLanguages(assets: string): number {
  mkdirSync(join(assets, "de"), { recursive: true });
  let cuts = 0;
  for (const file of readdirSync(assets).filter((name) => name.endsWith(".js"))) {
    const code = readFileSync(join(assets, file), "utf8");
    const places = Object.values(marks).some((mark) => code.includes(mark)) ? markedIn(code) : [];
    writeFileSync(join(assets, "de", file), localAddresses(keep(code, places, "de"), "de"));
    if (places.length > 0) writeFileSync(join(assets, file), keep(code, places, "en"));
    cuts += places.length;
  }
  return cuts;
}

interface Place {
  readonly mark: string;
  readonly start: number;
  readonly end: number;
  readonly wordsStart: number;
  readonly wordsEnd: number;
}

function markedIn(code: string): Place[] {
  const names: readonly string[] = Object.values(marks);
  const calls = findNodes(parseAst(code), ({ type, callee }) => {
    return type === "CallExpression" && isNode(callee) && names.includes(String(callee.name));
  });
  return calls
    .map(({ start, end, callee, arguments: given }) => {
      const [words] = Array.isArray(given) ? given : [];
      if (!isNode(words) || !isNode(callee)) throw new Error("a mark without words");
      return { mark: String(callee.name), start, end, wordsStart: words.start, wordsEnd: words.end };
    })
    .toSorted((one, other) => one.start - other.start);
}

/** The code with one language's words bare and the others' gone. */
function keep(code: string, places: readonly Place[], language: Language): string {
  let kept = "";
  let done = 0;
  for (const { mark, start, end, wordsStart, wordsEnd } of places) {
    kept += code.slice(done, start) + (mark === marks[language] ? `(${code.slice(wordsStart, wordsEnd)})` : "0");
    done = end;
  }
  return kept + code.slice(done);
}
