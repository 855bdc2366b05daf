/** A language of tests: every word in brackets and 40 % longer, so that what is hard-coded or cut off shows. */
export const pseudoLanguage = "en-XA";

const known = new WeakMap<object, unknown>();

/** "Save" becomes "[Šàvë~~]": read by a person, found by a program. */
export function pseudoWords<Words>(words: Words): Words {
  return translate(words) as Words; // the same shape: only strings change
}

function translate(word: unknown): unknown {
  if (typeof word === "string") return lengthen(word);
  // A word with parameters is translated once they are in it.
  if (typeof word === "function") return (...parameters: unknown[]) => translate(word(...parameters));
  if (typeof word !== "object" || word === null) return word;
  const done = known.get(word);
  if (done) return done;
  const made = Array.isArray(word)
    ? word.map(translate)
    : Object.fromEntries(Object.entries(word).map(([key, inner]) => [key, translate(inner)]));
  known.set(word, made);
  return made;
}

function lengthen(word: string): string {
  const more = Math.ceil(word.length * 0.4);
  const tail = Array.from({ length: more }, (_, place) => (place % 8 === 0 && place > 0 ? " " : "~")).join("");
  return `[${word.replace(/[aeiouAEIOU]/g, (letter) => accented[letter] ?? letter)}${tail}]`;
}

const accented: Readonly<Record<string, string>> = {
  a: "à",
  e: "ë",
  i: "ï",
  o: "ø",
  u: "ü",
  A: "Â",
  E: "É",
  I: "Î",
  O: "Ö",
  U: "Û",
};
