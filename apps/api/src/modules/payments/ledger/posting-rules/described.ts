import type { Journal, Leg } from "../journal.ts";

export interface Described {
  readonly description?: string;
}

export function journal(kind: string, reference: string, { description }: Described, legs: readonly Leg[]): Journal {
  return description === undefined ? { kind, reference, legs } : { kind, reference, legs, description };
}
