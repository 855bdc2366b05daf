/** The tests that a run of `tools/test.ts` left out, with their reasons, as it told them. */
export function skippedIn(output: string): readonly string[] {
  return [...output.matchAll(/^skipped: (.+)$/gm)].map(([, name = ""]) => name);
}
