import type { RateClass } from "#api-schema/core.ts";
import type { Clock } from "../clock/index.ts";

export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until a call would be allowed (0 when it is). */
  readonly retryAfterSeconds: number;
}

export interface RateLimiter {
  take(rate: RateClass, who: string): Allowance;
}

interface Bucket {
  tokens: number;
  updatedMs: number;
}

// Calls a minute, and as many at once. Sign-in is scarce against guessing, reads are plenty.
const PER_MINUTE: Readonly<Record<RateClass, number>> = {
  read: 1_200,
  write: 240,
  money: 120,
  auth: 30,
  upload: 300,
  webhook: 6_000,
};
const BUCKETS_MAX = 200_000;

/** Token buckets in this process, one a caller and class. `scale` widens them (benchmarks and tests measure other things). */
export function createRateLimiter(clock: Clock, scale = 1): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(rate, who) {
      const limit = PER_MINUTE[rate] * scale;
      const perMs = limit / 60_000;
      const nowMs = clock.monotonicMs();
      const key = `${rate}:${who}`;
      const bucket = buckets.get(key) ?? { tokens: limit, updatedMs: nowMs };
      bucket.tokens = Math.min(limit, bucket.tokens + (nowMs - bucket.updatedMs) * perMs);
      bucket.updatedMs = nowMs;
      const allowed = bucket.tokens >= 1;
      if (allowed) bucket.tokens -= 1;
      if (buckets.size >= BUCKETS_MAX && !buckets.has(key)) buckets.delete(buckets.keys().next().value ?? "");
      buckets.set(key, bucket);
      return {
        allowed,
        limit,
        remaining: Math.floor(bucket.tokens),
        retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1_000)),
      };
    },
  };
}
