import { expect, test } from "vitest";
import { oneAfterAnother } from "./one-after-another.ts";

function workshop() {
  const makings: PromiseWithResolvers<string>[] = [];
  const share = oneAfterAnother<string>();
  const ask = (key = "page") =>
    share(key, () => {
      const making = Promise.withResolvers<string>();
      makings.push(making);
      return making.promise;
    });
  return { makings, ask };
}

/** Everything that could begin has begun. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("who asks while one is being made waits for the next, which begins after they asked", async () => {
  const { makings, ask } = workshop();
  const first = ask();
  await settled();
  const late = [ask(), ask(), ask()];
  await settled();
  expect(makings).toHaveLength(1);
  makings[0]?.resolve("old");
  expect(await first).toBe("old");
  await settled();
  expect(makings).toHaveLength(2);
  makings[1]?.resolve("new");
  expect(await Promise.all(late)).toEqual(["new", "new", "new"]);
});

test("nothing is remembered", async () => {
  const { makings, ask } = workshop();
  for (const words of ["one", "two"]) {
    const answer = ask();
    await settled();
    makings.at(-1)?.resolve(words);
    expect(await answer).toBe(words);
    await settled();
  }
});

test("a failure is told to those who waited for it alone", async () => {
  const { makings, ask } = workshop();
  const first = ask();
  await settled();
  const next = ask();
  makings[0]?.reject(new Error("no"));
  await expect(first).rejects.toThrow("no");
  await settled();
  makings[1]?.resolve("yes");
  expect(await next).toBe("yes");
});

test("other keys do not wait", async () => {
  const { makings, ask } = workshop();
  void ask("one page");
  void ask("another");
  await settled();
  expect(makings).toHaveLength(2);
});
