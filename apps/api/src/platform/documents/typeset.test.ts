import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { typeset, typesetPicture } from "./typeset.ts";

const folder = mkdtempSync(join(tmpdir(), "kogi-typeset-"));
afterAll(() => rmSync(folder, { recursive: true }));
const template = (name: string, source: string) => {
  const file = join(folder, name);
  writeFileSync(file, source);
  return file;
};
const long = template("long.typ", "#let data = json(bytes(sys.inputs.data))\n#data.of #lorem(20000)");
const at = new Date("2026-01-01T00:00:00Z");

test("who waits for an answer does not wait for somebody's document", async () => {
  await typeset(long, { of: "a start" }, at);
  let done = false;
  const made = typeset(long, { of: "a long one" }, at).finally(() => {
    done = true;
  });
  let answered = 0;
  while (!done) {
    await setImmediate();
    answered += 1;
  }
  expect((await made).subarray(0, 5).toString()).toBe("%PDF-");
  // Set by the very thread, it would be one or two.
  expect(answered).toBeGreaterThan(100);
});

test("the same data gives the same bytes, and a document that cannot be set costs nobody else theirs", async () => {
  const broken = template("broken.typ", "#not-there");
  const [first, fault, second, picture] = await Promise.allSettled([
    typeset(long, { of: "Ana" }, at),
    typeset(broken, {}, at),
    typeset(long, { of: "Ana" }, at),
    typesetPicture(template("card.typ", "#set page(width: 12pt, height: 6pt, margin: 0pt)\n"), {}, 120),
  ]);
  expect([first.status, fault.status]).toEqual(["fulfilled", "rejected"]);
  expect(second).toEqual(first);
  expect(picture).toMatchObject({ status: "fulfilled" });
});
