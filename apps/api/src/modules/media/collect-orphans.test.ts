// The nightly collector gets to the end of its list, whatever lies on it.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { incomingKey } from "./file-keys.ts";

const kogi = world();

/** Uploads that nobody finished: their ids, oldest first. */
async function abandon(count: number): Promise<string[]> {
  const { userId } = await signUp(kogi);
  const ids = Array.from({ length: count }, () => newId());
  const { clock } = kogi.platform;
  const at = new Date(clock.now().getTime() - 3 * DAY_MS);
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("media.media")
      .columns(["media_id", "user_id", "name", "bytes", "state", "created_at", "updated_at"])
      .expression(
        sql`select id, ${userId}::uuid, 'film.mp4', 100, 'uploading', ${at}::timestamptz, ${at}::timestamptz
        from unnest(${ids}::uuid[]) id`,
      )
      .execute(),
  );
  return ids;
}

async function left(ids: readonly string[]): Promise<string[]> {
  const { db } = kogi.platform;
  const rows = await db.selectFrom("media.media").select("media_id").where("media_id", "in", ids).execute();
  return rows.map(({ media_id }) => media_id);
}

/** A platform whose store fails to remove this. */
function failingAt(key: string, error: Error): { platform: Platform; asked: string[] } {
  const { files } = kogi.platform;
  const asked: string[] = [];
  const remove = async (name: string) => {
    asked.push(name);
    if (name === key) throw error;
    await files.remove(name);
  };
  return { platform: { ...kogi.platform, files: { ...files, remove } }, asked };
}

test("more than five hundred forgotten files go in one night", async () => {
  const ids = await abandon(520);
  await collectOrphans(kogi.platform);
  expect(await left(ids)).toEqual([]);
});

test("a file that cannot be removed keeps nobody else's, and is tried once a night", async () => {
  const ids = await abandon(3);
  const [bad = ""] = ids;
  const { platform, asked } = failingAt(incomingKey(bad), new Error("a bad block"));
  await collectOrphans(platform);
  expect(await left(ids)).toEqual([]);
  expect(asked).toEqual(ids.map(incomingKey));
});

test("while the storage is away nothing is tried in vain: the job comes back", async () => {
  const ids = await abandon(3);
  const { platform, asked } = failingAt(incomingKey(ids[0] ?? ""), requestErrors.storageUnavailable());
  await expect(collectOrphans(platform)).rejects.toMatchObject({ status: 503 });
  expect(asked).toHaveLength(1);
  await collectOrphans(kogi.platform);
  expect(await left(ids)).toEqual([]);
});

test("content whose folder cannot be removed keeps no other content", async () => {
  const { db, files, clock } = kogi.platform;
  const hashes = ["a", "b", "c"].map((letter) => letter.repeat(40));
  const content = { kind: "document", type: "text/plain", bytes: 3n, state: "ready", created_at: clock.now() };
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("media.contents")
      .values(hashes.map((content_hash) => ({ ...content, content_hash })))
      .execute(),
  );
  const removeFolder = async (folder: string) => {
    if (folder.includes("aaaa")) throw new Error("a bad block");
    await files.removeFolder(folder);
  };
  await collectOrphans({ ...kogi.platform, files: { ...files, removeFolder } });
  const kept = await db
    .selectFrom("media.contents")
    .select("content_hash")
    .where("content_hash", "in", hashes)
    .execute();
  expect(kept.map(({ content_hash }) => content_hash)).toEqual([hashes[0]]);
});
