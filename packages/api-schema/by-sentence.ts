/** A table of sentences by what the server says in English; `{}` is whatever stands there, taken over in turn. */
export type BySentence = Readonly<Record<string, string>>;

/** The table's sentence for this English one, with what stands in its holes as `say` says it; undefined when it has none. */
export function bySentence(
  table: BySentence,
  english: string,
  say: (hole: string) => string = (hole) => hole,
): string | undefined {
  const whole = table[english];
  if (whole !== undefined) return whole;
  for (const [pattern, sentence] of Object.entries(table)) {
    const holes = pattern.includes("{}") ? holesIn(pattern, english) : null;
    if (holes) return sentence.replace(/\{\}/g, () => say(holes.shift() ?? ""));
  }
  return undefined;
}

/** What stands in the holes, when the text between them fits. */
function holesIn(pattern: string, text: string): string[] | null {
  const [first = "", ...rest] = pattern.split("{}");
  if (!text.startsWith(first)) return null;
  const holes: string[] = [];
  let from = first.length;
  for (const [place, part] of rest.entries()) {
    const isLast = place === rest.length - 1;
    const at = isLast ? text.length - part.length : text.indexOf(part, from + 1);
    if (at <= from || !text.startsWith(part, at)) return null;
    holes.push(text.slice(from, at));
    from = at + part.length;
  }
  return holes;
}
