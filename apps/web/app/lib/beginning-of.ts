/** The beginning of a text, cut between words, with a sign that there is more; at most `maxChars` long. */
export function beginningOf(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars);
  const whole = cut.slice(0, cut.search(/\s+\S*$/));
  // One word as long as that has no place between words.
  return `${(whole === "" || whole === cut.slice(0, -1) ? cut.slice(0, -1) : whole).replace(/[\s.,;:]+$/, "")}…`;
}
