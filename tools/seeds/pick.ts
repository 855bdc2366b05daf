// Choices that look random and never change: each is drawn from the hash of what it is for.
import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on the key alone. */
export function draw(key: string): number {
  return createHash("sha256").update(key).digest().readUInt32BE(0) / 2 ** 32;
}

export function chance(key: string, share: number): boolean {
  return draw(key) < share;
}

export function between(key: string, low: number, high: number): number {
  return low + Math.floor(draw(key) * (high - low + 1));
}

export function pick<T>(list: readonly T[], key: string): T {
  const chosen = list[Math.floor(draw(key) * list.length)];
  if (chosen === undefined) throw new Error(`Nothing to pick from for ${key}`);
  return chosen;
}

export function shuffle<T>(list: readonly T[], key: string): T[] {
  return list
    .map((item, i) => ({ item, at: draw(`${key} ${i}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Hands out every item once before any comes again, so that no sentence is read twice on one page. */
export function dealer<T>(list: readonly T[], key: string): () => T {
  let rest: T[] = [];
  let round = 0;
  return () => {
    if (rest.length === 0) rest = shuffle(list, `${key} ${round++}`);
    const next = rest.pop();
    if (next === undefined) throw new Error(`Nothing to deal for ${key}`);
    return next;
  };
}
