// What every file store does, as tests: run for each by a test file beside this one.
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { FileStore } from "./file-store.ts";

/** More than one part of a multipart upload, and no round number. */
const LARGE = Buffer.alloc(11 * 1_048_576 + 7, "kogi");

export function describeStore(store: () => FileStore): void {
  test("what is put is read back, whole and in ranges", async () => {
    const files = store();
    expect(await files.put("a/one", Buffer.from("hello, world"))).toEqual({ bytes: 12 });
    expect(await files.read("a/one")).toEqual(Buffer.from("hello, world"));
    const stored = await files.get("a/one");
    expect(stored?.bytes).toBe(12);
    expect(await readAll(stored?.open({ start: 7, end: 11 }))).toBe("world");
    expect(await readAll(stored?.open())).toBe("hello, world");
    expect(await files.put("a/empty", Buffer.alloc(0))).toEqual({ bytes: 0 });
    expect(await files.read("a/empty")).toEqual(Buffer.alloc(0));
  });

  test("a large stream arrives whole, and replaces what was there", async () => {
    const files = store();
    await files.put("a/large", Buffer.from("old"));
    expect(await files.put("a/large", Readable.from(slices(LARGE), { objectMode: false }))).toEqual({
      bytes: LARGE.length,
    });
    expect((await files.read("a/large"))?.equals(LARGE)).toBe(true);
  });

  test("a stream that breaks off leaves what was there before", async () => {
    const files = store();
    await files.put("b/kept", Buffer.from("before"));
    const broken = Readable.from(breaking(LARGE), { objectMode: false });
    await expect(files.put("b/kept", broken)).rejects.toThrow("the line went dead");
    expect(await files.read("b/kept")).toEqual(Buffer.from("before"));
    expect((await files.list("b")).map(({ name }) => name)).toEqual(["kept"]);
  });

  test("what is not there is null, and may be removed", async () => {
    const files = store();
    expect([await files.get("no/such"), await files.read("no/such")]).toEqual([null, null]);
    await files.remove("no/such");
    await files.removeFolder("no");
    expect(await files.move("no/such", "no/other")).toBe(false);
    expect([await files.list("no"), await files.folders("no")]).toEqual([[], []]);
  });

  test("a moved file is under its new name alone", async () => {
    const files = store();
    await files.put("c/from", Buffer.from("here"));
    expect(await files.move("c/from", "d/e/to")).toBe(true);
    expect([await files.read("c/from"), await files.read("d/e/to")]).toEqual([null, Buffer.from("here")]);
  });

  test("a folder's files and folders are listed by name, and go together", async () => {
    const files = store();
    for (const key of ["f/10", "f/9", "f/sub/deep"]) await files.put(key, Buffer.from(key));
    const listed = await files.list("f");
    expect(listed.map(({ name, bytes }) => ({ name, bytes }))).toEqual([
      { name: "10", bytes: 4 },
      { name: "9", bytes: 3 },
    ]);
    expect(listed[0]?.writtenAt).toBeInstanceOf(Date);
    expect(await files.folders("f")).toEqual(["sub"]);
    await files.removeFolder("f/sub");
    await files.remove("f/9");
    expect((await files.list("f")).map(({ name }) => name)).toEqual(["10"]);
    expect(await files.folders("f")).toEqual([]);
  });

  test.each(["../secret", "a/../../b", "/etc/passwd", "A", "a b", "a\0b", ""])(
    "the key %j names no file",
    async (key) => {
      await expect(store().put(key, Buffer.from("x"))).rejects.toThrow("safe letters");
      await expect(store().read(key)).rejects.toThrow("safe letters");
    },
  );
}

async function readAll(content: Readable | undefined): Promise<string> {
  return content ? (await buffer(content)).toString("utf8") : "";
}

function* slices(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

function* breaking(content: Buffer): Generator<Buffer> {
  yield* slices(content.subarray(0, 6 * 1_048_576));
  throw new Error("the line went dead");
}
