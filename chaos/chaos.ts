export interface ChaosOptions {
  /** How often the bad thing happens; null for the full number. */
  readonly times: number | null;
  /** Spoils the evidence on purpose, to show that it would be noticed. */
  readonly sabotage: boolean;
  readonly say: (line: string) => void;
}

/** Does its worst and gives every effect that was lost or doubled, one line each: an empty list is success. */
export type Chaos = (options: ChaosOptions) => Promise<readonly string[]>;
