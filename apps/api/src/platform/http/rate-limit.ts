import type { RateClass } from "#api-schema/core.ts";
import type { Clock } from "../clock/index.ts";

export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until a call would be allowed (0 when it is). */
  readonly retryAfterSeconds: number;
}

export interface RateCaller {
  /** Null for a visitor. */
  readonly userId: string | null;
  /** Their address as far as it is one connection (`networkOf`). */
  readonly network: string;
}

/** The classes that are counted. */
export type CountedRate = Exclude<RateClass, "none">;

export interface RateLimiter {
  take(rate: CountedRate, caller: RateCaller): Allowance;
  /** Seconds until a key from this network may be looked up again; 0 when it may now. */
  waitForKey(network: string): number;
  /** A key from this network opened nothing. */
  countUnknownKey(network: string): void;
}

interface Bucket {
  tokens: number;
  updatedMs: number;
}

// Calls a minute, and as many at once. Sign-in is scarce against guessing, reads are plenty.
const PER_MINUTE: Readonly<Record<CountedRate, number>> = {
  read: 1_200,
  write: 240,
  money: 120,
  auth: 30,
  upload: 300,
  // Documents and pictures that are made for whoever asks.
  rendering: 60,
  webhook: 6_000,
};
/**
 * How many people at their own limit one network may hold: an office behind one address works, and a hundred accounts
 * of one machine do not get a hundred shares.
 */
export const PEOPLE_PER_NETWORK = 20;
const BUCKETS_MAX = 200_000;

/**
 * Token buckets in this process. A visitor draws from their network's, and so does whoever tries to sign in; a person
 * draws from their own and from the wide one that all people of their network share. `scale` widens them (benchmarks
 * and tests measure other things).
 */
export function createRateLimiter(clock: Clock, scale = 1): RateLimiter {
  const buckets = new Map<string, Bucket>();
  // Nothing in a made-up key tells that it is one: each is looked for in the database, so a network has only so many.
  const keyLimit = PER_MINUTE.read * scale;
  const keysOf = (network: string) => `keys:${network}`;

  function filled(key: string, limit: number, nowMs: number): Bucket {
    const bucket = buckets.get(key) ?? addBucket(key, { tokens: limit, updatedMs: nowMs });
    bucket.tokens = Math.min(limit, bucket.tokens + (nowMs - bucket.updatedMs) * (limit / 60_000));
    bucket.updatedMs = nowMs;
    return bucket;
  }

  function drawFrom(key: string, limit: number, nowMs: number): Allowance {
    const perMs = limit / 60_000;
    const bucket = filled(key, limit, nowMs);
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    return {
      allowed,
      limit,
      remaining: Math.floor(bucket.tokens),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1_000)),
    };
  }

  function addBucket(key: string, bucket: Bucket): Bucket {
    if (buckets.size >= BUCKETS_MAX) buckets.delete(buckets.keys().next().value ?? "");
    buckets.set(key, bucket);
    return bucket;
  }

  return {
    take(rate, { userId, network }) {
      const limit = PER_MINUTE[rate] * scale;
      const nowMs = clock.monotonicMs();
      if (userId === null || rate === "auth") return drawFrom(`${rate}:${network}`, limit, nowMs);
      const own = drawFrom(`${rate}:${userId}`, limit, nowMs);
      if (!own.allowed) return own;
      const shared = drawFrom(`${rate}:all:${network}`, limit * PEOPLE_PER_NETWORK, nowMs);
      return !shared.allowed || shared.remaining < own.remaining ? shared : own;
    },
    waitForKey(network) {
      const known = buckets.has(keysOf(network));
      const { tokens } = known ? filled(keysOf(network), keyLimit, clock.monotonicMs()) : { tokens: keyLimit };
      return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / (keyLimit / 60)));
    },
    countUnknownKey: (network) => void drawFrom(keysOf(network), keyLimit, clock.monotonicMs()),
  };
}
