import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDiskStore } from "./disk-store.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kogi-keys-"));
  await writeFile(join(folder, "secret"), "not for anybody");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  "../secret",
  "a/../../secret",
  "/etc/passwd",
  "..\\secret",
  "a\0/../../secret",
  ".",
  "..",
  "",
  "%2e%2e/secret",
])("a file called %j is none of the store's, to read, to write or to remove", async (key) => {
  const files = createDiskStore(join(folder, "files"));
  const told = "a file key is made of safe letters";
  await expect(files.read(key)).rejects.toThrow(told);
  await expect(files.get(key)).rejects.toThrow(told);
  await expect(files.put(key, Buffer.from("mine"))).rejects.toThrow(told);
  await expect(files.remove(key)).rejects.toThrow(told);
});
