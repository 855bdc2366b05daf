import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepLooking } from "./look-again.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a film that takes minutes to look at is asked about to its end, more seldom after the first minute", async () => {
  let looks = 0;
  const stop = keepLooking(() => {
    looks += 1;
    return Promise.resolve();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toBe(40);
  await vi.advanceTimersByTimeAsync(240_000);
  expect(looks).toBe(64);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toBe(64);
});

test("a slow answer is waited for, and nothing is asked once it is of no use", async () => {
  let looks = 0;
  let answer = () => {};
  const stop = keepLooking(() => {
    looks += 1;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(looks).toBe(1);
  stop();
  answer();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(looks).toBe(1);
});
