import { expect, test } from "vitest";
import { keptRendering } from "./kept-renderings.ts";

const bytes = Buffer.from("drawn");

test("what is asked for again is not made again, nor kept when it could not be made", async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    if (made === 1) throw new Error("no letters");
    return bytes;
  };
  await expect(keptRendering({ of: "Ana" }, make)).rejects.toThrow("no letters");
  expect(await keptRendering({ of: "Ana" }, make)).toBe(bytes);
  expect(await keptRendering({ of: "Ana" }, make)).toBe(bytes);
  expect(made).toBe(2);
});

test("one is made after another, and those behind twenty that wait are told to come back", async () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let [atOnce, most] = [0, 0];
  const make = async () => {
    most = Math.max(most, ++atOnce);
    await opened;
    atOnce -= 1;
    return bytes;
  };
  const asked = Array.from({ length: 20 }, (_, index) => keptRendering({ of: "Ben", index }, make));
  await expect(keptRendering({ of: "Ben", index: 20 }, make)).rejects.toMatchObject({ status: 503 });
  open();
  expect(await Promise.all(asked)).toEqual(Array(20).fill(bytes));
  expect(most).toBe(1);
  expect(await keptRendering({ of: "Ben", index: 20 }, make)).toBe(bytes);
});
