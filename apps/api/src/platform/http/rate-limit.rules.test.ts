import { expect, test } from "vitest";
import type { Clock } from "../clock/index.ts";
import { createRateLimiter, PEOPLE_PER_NETWORK, type RateCaller } from "./rate-limit.ts";

const visitor: RateCaller = { userId: null, network: "203.0.113.9" };
const person = (userId: string, network = "203.0.113.9"): RateCaller => ({ userId, network });

/** A limiter whose time stands still until it is moved. */
function limiter(scale = 1) {
  let nowMs = 1_000;
  const clock: Clock = { now: () => new Date(0), monotonicMs: () => nowMs };
  return {
    ...createRateLimiter(clock, scale),
    wait(ms: number) {
      nowMs += ms;
    },
  };
}
type Limiter = ReturnType<typeof limiter>;
function takeMany(one: Limiter, calls: number, caller: RateCaller, rate: Parameters<Limiter["take"]>[0] = "auth") {
  return Array.from({ length: calls }, () => one.take(rate, caller));
}

test("a minute's calls may come at once, and the next is told when to come back", () => {
  const one = limiter();
  const all = takeMany(one, 31, visitor);
  expect(all.map(({ allowed }) => allowed)).toEqual([...Array(30).fill(true), false]);
  expect(all[0]).toEqual({ allowed: true, limit: 30, remaining: 29, retryAfterSeconds: 0 });
  expect(all[30]).toEqual({ allowed: false, limit: 30, remaining: 0, retryAfterSeconds: 2 });
});

test("a call comes back with its share of the minute, and never more than a minute's", () => {
  const one = limiter();
  takeMany(one, 31, visitor);
  one.wait(1_999);
  expect(one.take("auth", visitor)).toMatchObject({ allowed: false, retryAfterSeconds: 1 });
  one.wait(1);
  expect(one.take("auth", visitor).allowed).toBe(true);
  expect(one.take("auth", visitor).allowed).toBe(false);
  one.wait(3_600_000);
  expect(one.take("auth", visitor).remaining).toBe(29);
});

test("each network, each person and each class has its own", () => {
  const one = limiter();
  takeMany(one, 30, visitor);
  expect(one.take("auth", { userId: null, network: "203.0.113.10" }).allowed).toBe(true);
  expect(one.take("read", visitor).allowed).toBe(true);
  takeMany(one, 240, person("ana"), "write");
  expect(one.take("write", person("ana")).allowed).toBe(false);
  expect(one.take("write", person("bo")).allowed).toBe(true);
});

test("who is signed in guesses passwords no faster", () => {
  const one = limiter();
  takeMany(one, 30, visitor);
  expect(one.take("auth", person("ana")).allowed).toBe(false);
});

test("a person takes their limit to every network, and many people of one share a wide one", () => {
  const one = limiter();
  takeMany(one, 240, person("ana"), "write");
  expect(one.take("write", person("ana", "198.51.100.1")).allowed).toBe(false);
  for (let other = 1; other < PEOPLE_PER_NETWORK; other += 1) takeMany(one, 240, person(`person ${other}`), "write");
  expect(one.take("write", person("one more"))).toEqual({
    allowed: false,
    limit: 240 * PEOPLE_PER_NETWORK,
    remaining: 0,
    retryAfterSeconds: 1,
  });
  expect(one.take("write", person("one more", "198.51.100.1")).allowed).toBe(true);
});

test("a scale widens all of them", () => {
  expect(limiter(1_000).take("auth", visitor).limit).toBe(30_000);
});

test("a network whose keys open nothing has so many tries, and others have theirs", () => {
  const one = limiter();
  expect(one.waitForKey("203.0.113.9")).toBe(0);
  for (let tries = 0; tries < 1_200; tries += 1) one.countUnknownKey("203.0.113.9");
  expect([one.waitForKey("203.0.113.9"), one.waitForKey("203.0.113.10")]).toEqual([1, 0]);
  one.wait(50);
  expect(one.waitForKey("203.0.113.9")).toBe(0);
});
