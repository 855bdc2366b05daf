// What counts who reads it, when one answer is given to several: each of them is counted.
import { randomBytes } from "node:crypto";
import type { Actor } from "./actor.ts";

/** What a request tells of who sent it: every call of a route is one. */
export interface Visitor {
  readonly actor: Actor | null;
  readonly address: string;
  readonly userAgent: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type CountVisitor = (visitor: Visitor) => void;

// Only our own pages know the word, which is new for each of them: nobody outside can have others counted.
const HEADER = "kogi-gathering";
const gatherings = new Map<string, CountVisitor[]>();

/** Counts who sent this call, and later each visitor who is given the page that was made with its answer. */
export function countVisitors(call: Visitor, count: CountVisitor): void {
  count(call);
  const word = call.headers[HEADER];
  if (typeof word === "string") gatherings.get(word)?.push(count);
}

export interface Gathering {
  /** To be sent with each call. */
  readonly headers: Readonly<Record<string, string>>;
  readonly counts: readonly CountVisitor[];
  /** Must be called once all calls are answered. */
  end(): void;
}

/** Gathers what counts its visitors among the calls that are sent with these headers. */
export function gatherCounts(): Gathering {
  const word = randomBytes(16).toString("base64url");
  const counts: CountVisitor[] = [];
  gatherings.set(word, counts);
  return {
    headers: { [HEADER]: word },
    counts,
    end: () => void gatherings.delete(word),
  };
}
