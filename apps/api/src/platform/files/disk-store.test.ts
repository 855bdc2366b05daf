import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { createDiskStore } from "./disk-store.ts";
import { describeStore } from "./store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "kogi-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("files on a disk", () => {
  describeStore(() => createDiskStore(folder));

  test.each(["ENOSPC", "EDQUOT"])(
    "a disk that says %s is a matter of time, and nothing of the file stays",
    async (code) => {
      const files = createDiskStore(folder);
      const full = async function* () {
        yield Buffer.from("half");
        throw Object.assign(new Error("no room"), { code });
      };
      const put = files.put("full/one", Readable.from(full(), { objectMode: false }));
      await expect(put).rejects.toMatchObject({ code: "request.storage_unavailable", status: 503 });
      expect(await files.list("full")).toEqual([]);
    },
  );

  test("a disk says how much room is left", async () => {
    const room = await createDiskStore(folder).room();
    expect(room?.free).toBeGreaterThan(0);
    expect(room?.all).toBeGreaterThanOrEqual(room?.free ?? Number.NaN);
  });

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
