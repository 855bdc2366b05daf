// Letters that do not come apart into a Latin letter and an accent.
const LATIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŋ: "ng",
  ə: "e",
};
const GREEK = pairs("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o");
// Russian, Ukrainian, Bulgarian, Serbian and Macedonian as their passports roughly write them.
const CYRILLIC = pairs(
  "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґђјљњћџѓќѕ",
  "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya ye i yi g dj j lj nj c dz gj kj dz",
);
const LETTERS: Readonly<Record<string, string>> = { ...LATIN, ...GREEK, ...CYRILLIC };

function pairs(letters: string, written: string): Record<string, string> {
  const words = written.split(" ").map((word) => word.replace("_", ""));
  return Object.fromEntries([...letters].map((letter, index) => [letter, words[index] ?? ""]));
}

function inLatin(text: string): string {
  return [...text].map((letter) => LETTERS[letter] ?? letter).join("");
}

/** A name in the letters a-z, digits and hyphens as far as they can be written so; empty for scripts we cannot write. */
export function transliterate(name: string): string {
  // Twice: й is one letter of the table and not и with a mark, but ά is in it only without its accent.
  const bare = inLatin(name.toLowerCase().normalize("NFC")).normalize("NFD").replace(/\p{M}/gu, "");
  return inLatin(bare)
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
