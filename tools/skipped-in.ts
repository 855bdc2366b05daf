/** What a run of tests, benchmarks (`bench/`) or faults (`chaos/`, which says its name first) left out, and why. */
export function skippedIn(output: string): readonly string[] {
  return [...output.matchAll(/^(?:[a-z-]+: )?skipped: (.+)$/gm)].map(([, name = ""]) => name);
}
