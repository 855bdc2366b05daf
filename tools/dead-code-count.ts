import type { ReporterOptions } from "knip";

/** A reporter for knip that tells how many files it saw, because knip passes silently when it sees none. */
export default function countFiles({ counters }: ReporterOptions): void {
  console.log(`files seen: ${counters.processed}`);
}
