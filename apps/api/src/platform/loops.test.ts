import { expect, test } from "vitest";
import { createLogger } from "./log/index.ts";
import { startLoop } from "./loops.ts";

const log = createLogger("silent");
const never = () => new Promise<void>(() => undefined);

test("a turn that hangs is left to itself, and the next ones are taken", async () => {
  let turns = 0;
  const loop = startLoop("test.hangs", 1, log, () => (++turns === 1 ? never() : Promise.resolve()), 20);
  await expect.poll(() => turns).toBeGreaterThan(2);
  await loop.stop();
});

test("a loop whose turn hangs can be stopped", async () => {
  let turns = 0;
  const work = () => {
    turns += 1;
    return never();
  };
  const loop = startLoop("test.stops", 1, log, work, 20);
  await expect.poll(() => turns).toBeGreaterThan(0);
  await loop.stop();
  const before = turns;
  loop.nudge();
  expect(turns).toBe(before);
});

test("turns within their time never run two at once, and one that fails is followed by the next", async () => {
  let [running, most, turns] = [0, 0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    throw new Error("planted");
  };
  const loop = startLoop("test.fails", 1, log, work);
  const nudging = setInterval(() => loop.nudge(), 0);
  await expect.poll(() => turns).toBeGreaterThan(5);
  clearInterval(nudging);
  await loop.stop();
  expect(most).toBe(1);
});
