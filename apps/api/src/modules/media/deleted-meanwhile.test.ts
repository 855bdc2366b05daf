// Files that are deleted while something is made of them, sent again or let go of elsewhere at the same moment.
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { meetAtLock } from "#test/at-once.ts";
import { pdfPages } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { attach, changePurpose } from "./attach-media.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { claimContent, setContentOf } from "./contents.repository.ts";
import { dropContent } from "./delete-media.ts";
import { makeAvif } from "./prepare-content.ts";
import { makePreview } from "./preview-document.ts";
import { scanMedia } from "./scan-media.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi);
});

const send = async (body: Buffer, name: string) =>
  (await ana.api.media.uploadMedia({ query: { name }, body })).media_id;
const hashOf = async (media_id: string): Promise<string> =>
  (
    await kogi.platform.db
      .selectFrom("media.media")
      .select("content_hash")
      .where("media_id", "=", media_id)
      .executeTakeFirstOrThrow()
  ).content_hash ?? "";

/** Deletes the file, and all that is there of it, at the first size that is written. */
function deletedMeanwhile(media_id: string): Platform {
  const { files } = kogi.platform;
  let isDeleted = false;
  const put: typeof files.put = async (key, content) => {
    if (key.startsWith("derived/") && !isDeleted) {
      isDeleted = true;
      const hash = await hashOf(media_id);
      await ana.api.media.deleteMedia({ params: { media_id } });
      await dropContent(kogi.platform, hash);
    }
    return files.put(key, content);
  };
  return { ...kogi.platform, files: { ...files, put } };
}

/** What is stored of a content, anywhere. */
async function storedOf(hash: string): Promise<unknown[]> {
  const { files } = kogi.platform;
  const made = await files.list(`derived/${hash.slice(0, 2)}/${hash}`);
  const kept = await files.list(`originals/${hash.slice(0, 2)}`);
  return [...made, ...kept.filter(({ name }) => name.startsWith(hash))];
}

test("what is made of a file that was deleted meanwhile goes with it", async () => {
  const picture = await send(await png({ colour: "#010203" }), "wrong.png");
  const paper = await send(pdfPages(2), "wrong.pdf");
  await scanMedia(kogi.platform, picture);
  await scanMedia(kogi.platform, paper);
  const hashes = [await hashOf(picture), await hashOf(paper)];
  await makeAvif(deletedMeanwhile(picture), hashes[0] ?? "");
  await makePreview(deletedMeanwhile(paper), hashes[1] ?? "");
  const looked = await send(await png({ colour: "#030201" }), "wrong.png");
  const { files } = kogi.platform;
  await scanMedia(deletedMeanwhile(looked), looked);
  expect(await Promise.all(hashes.map(storedOf))).toEqual([[], []]);
  for (const folder of ["originals", "derived"])
    for (const part of await files.folders(folder)) {
      expect(await files.list(`${folder}/${part}`)).toEqual([]);
      expect(await files.folders(`${folder}/${part}`)).toEqual([]);
    }
  await kogi.settle();
  const { rows } = { rows: await kogi.platform.db.selectFrom("media.contents").select("state").execute() };
  expect(rows).toEqual([]);
});

test("the nightly look removes what lies there without a row for two days, and nothing else", async () => {
  const { files, clock } = kogi.platform;
  const [hash, half] = ["ab".repeat(20), `${"ac".repeat(20)}.${newId()}.part`];
  const kept = await send(await png({ colour: "#777777" }), "kept.png");
  await kogi.settle();
  await files.put(`derived/ab/${hash}/320.webp`, Buffer.from("size"));
  await files.put(`originals/ab/${hash}`, Buffer.from("whole"));
  await files.put(`originals/ac/${half}`, Buffer.from("half"));
  await collectOrphans(kogi.platform);
  expect((await storedOf(hash)).length).toBe(2);
  await kogi.platform.inTransaction((tx) =>
    attach(tx, {
      mediaIds: [kept],
      ownerId: ana.userId,
      purpose: "portfolio_item",
      subject: { type: "test", id: newId() },
    }),
  );
  clock.setOffset(clock.offsetMs + 3 * DAY_MS);
  await collectOrphans(kogi.platform);
  clock.setOffset(clock.offsetMs - 3 * DAY_MS);
  expect([await storedOf(hash), await files.list("originals/ac")]).toEqual([[], []]);
  expect((await storedOf(await hashOf(kept))).length).toBeGreaterThan(1);
});

test("a file whose like is deleted while it is taken in keeps its bytes", async () => {
  const first = await send(await png({ colour: "#2468ac" }), "a.png");
  await kogi.settle();
  const contentHash = await hashOf(first);
  const again = await send(await png({ colour: "#2468ac" }), "b.png");
  await ana.api.media.deleteMedia({ params: { media_id: first } });
  const found = { contentHash, bytes: 100, type: "image/png", kind: "image", at: kogi.platform.clock.now() };
  await meetAtLock(kogi, {
    async first(tx) {
      await claimContent(tx, found);
      await setContentOf(tx, again, found);
    },
    second: () => dropContent(kogi.platform, contentHash),
  });
  await kogi.settle();
  const media = await ana.api.media.getMedia({ params: { media_id: again } });
  expect(media.state).toBe("ready");
  expect((await storedOf(contentHash)).length).toBeGreaterThan(1);
});

test("a file that two things let go of at once is private, and one that one of them takes up is public", async () => {
  const mediaId = await send(await png({ colour: "#135790" }), "shared.png");
  await kogi.settle();
  const subjects = [newId(), newId()] as const;
  const use = (id: string, purpose: "portfolio_item" | "portfolio_kept") =>
    kogi.platform.inTransaction((tx) =>
      attach(tx, { mediaIds: [mediaId], ownerId: ana.userId, purpose, subject: { type: "test", id } }),
    );
  const state = () =>
    kogi.platform.db
      .selectFrom("media.media as m")
      .innerJoin("media.contents as c", "c.content_hash", "m.content_hash")
      .select(["m.access", "c.public"])
      .where("m.media_id", "=", mediaId)
      .executeTakeFirst();
  const move = (id: string, from: "portfolio_item" | "portfolio_kept") => ({
    subjects: { type: "test", ids: [id] },
    from,
    to: from === "portfolio_item" ? ("portfolio_kept" as const) : ("portfolio_item" as const),
  });
  for (const id of subjects) await use(id, "portfolio_item");
  await meetAtLock(kogi, {
    first: (tx) => changePurpose(tx, move(subjects[0], "portfolio_item")),
    second: () => kogi.platform.inTransaction((tx) => changePurpose(tx, move(subjects[1], "portfolio_item"))),
  });
  expect(await state()).toEqual({ access: "private", public: false });
  await kogi.platform.inTransaction((tx) => changePurpose(tx, move(subjects[0], "portfolio_kept")));
  await meetAtLock(kogi, {
    first: (tx) => changePurpose(tx, move(subjects[1], "portfolio_kept")),
    second: () => kogi.platform.inTransaction((tx) => changePurpose(tx, move(subjects[0], "portfolio_item"))),
  });
  expect(await state()).toEqual({ access: "public", public: true });
});
