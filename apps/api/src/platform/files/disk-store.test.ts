import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createDiskStore } from "./disk-store.ts";
import { describeStore } from "./store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "kogi-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("files on a disk", () => {
  describeStore(() => createDiskStore(folder));

  test("what goes while a folder is listed is left out", async () => {
    const files = createDiskStore(folder);
    let isWriting = true;
    const written = Promise.all(
      ["a", "b", "c", "d"].map(async (name) => {
        // Each is written beside and renamed into place.
        for (let round = 0; round < 200; round += 1) await files.put(`busy/${name}`, Buffer.from(String(round)));
      }),
    ).finally(() => {
      isWriting = false;
    });
    while (isWriting) await files.list("busy");
    await written;
    expect((await files.list("busy")).map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
  });
});
