// What is kept of a picture is what its sender may show to anybody: nobody learns from it where they live.
import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { OwnMediaView } from "#api-schema/media.ts";
import { mp3, mp4Of, mp4WithTrack, wav } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { phonePicture } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { claimContent, setContentOf, settlePublic, updateContent } from "./contents.repository.ts";
import { originalKey, strippedKey } from "./file-keys.ts";
import { attach, ingestFile } from "./index.ts";
import { stripKeptOriginals } from "./strip/strip-kept.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana" });
});

const read = (media_id: string) => ana.api.media.getMedia({ params: { media_id } });
const originalOf = async (media: OwnMediaView): Promise<Buffer> =>
  (await kogi.app.fastify.inject({ url: media.original_url ?? "" })).rawPayload;

async function inPieces(content: Buffer, name: string): Promise<OwnMediaView> {
  const tus = { ...ana.headers, "tus-resumable": "1.0.0" };
  const begun = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/uploads",
    headers: {
      ...tus,
      "upload-length": String(content.length),
      "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
    },
  });
  const url = begun.headers.location as string;
  const half = Math.floor(content.length / 2);
  for (const [from, to] of [
    [0, half],
    [half, content.length],
  ] as const)
    await kogi.app.fastify.inject({
      method: "PATCH",
      url,
      headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": String(from) },
      payload: content.subarray(from, to),
    });
  await kogi.settle();
  // Whoever did not hear that it arrived asks, and hears that nothing is missing.
  const asked = await kogi.app.fastify.inject({ method: "HEAD", url, headers: tus });
  expect(asked.headers["upload-offset"]).toBe(String(content.length));
  return read(url.split("/").at(-1) ?? "");
}

async function atOnce(content: Buffer, name: string): Promise<OwnMediaView> {
  const { media_id } = await ana.api.media.uploadMedia({ query: { name }, body: content });
  await kogi.settle();
  return read(media_id);
}

const asShipped = async (content: Buffer, name: string): Promise<OwnMediaView> =>
  read(await ingestFile(kogi.platform, { ownerId: ana.userId, content, name, alt: "", at: kogi.platform.clock.now() }));

test.each([
  ["in one request", atOnce],
  ["in pieces", inPieces],
  ["with Kogi", asShipped],
])("a telephone's picture that comes %s is kept upright, without its place and maker", async (_way, take) => {
  const sent = await phonePicture();
  const media = await take(sent, "IMG_0001.jpg");
  const original = await originalOf(media);
  expect(sent.includes("SecretPhone")).toBe(true);
  expect(original.includes("SecretPhone")).toBe(false);
  expect(await sharp(original).metadata()).toMatchObject({ width: 600, height: 400, orientation: 6 });
  const pixels = (content: Buffer) => sharp(content).raw().toBuffer();
  expect((await pixels(original)).equals(await pixels(sent))).toBe(true);
  // It counts and is named by what is kept.
  expect(media.bytes).toBe(original.length);
  expect(original.length).toBeLessThan(sent.length);
  const { content_hash } = await kogi.platform.db
    .selectFrom("media.media")
    .select("content_hash")
    .where("media_id", "=", media.media_id)
    .executeTakeFirstOrThrow();
  expect(content_hash).toBe(createHash("sha256").update(original).digest("hex").slice(0, 40));
});

test("what somebody keeps is counted without what was taken out", async () => {
  const ben = await signUp(kogi, { name: "Ben" });
  const sent = await phonePicture();
  const { media_id } = await ben.api.media.uploadMedia({ query: { name: "a.jpg" }, body: sent });
  expect((await ben.api.media.getStorage()).used_bytes).toBe(sent.length);
  await kogi.settle();
  const { bytes } = await ben.api.media.getMedia({ params: { media_id } });
  expect((await ben.api.media.getStorage()).used_bytes).toBe(bytes);
  expect(bytes).toBeLessThan(sent.length);
});

test("a film's place is not given to anybody who may read it in private either", async () => {
  const film = mp4Of("+47.3667+008.5500/");
  const media = await atOnce(film, "holiday.mp4");
  const given = await originalOf(media);
  expect([given.length, given.includes("+47.3667"), given.includes("samples")]).toEqual([film.length, false, true]);
  expect(await kogi.platform.files.list("incoming")).toEqual([]);
});

test("originals that were kept as they were sent are stripped by the daily work, once", async () => {
  const telling = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#0a6655" } })
    .withExifMerge({ IFD0: { Make: "SecretPhone" } })
    .jpeg()
    .toBuffer();
  const media = await atOnce(telling, "old.jpg");
  const { content_hash } = await kogi.platform.db
    .selectFrom("media.media")
    .select("content_hash")
    .where("media_id", "=", media.media_id)
    .executeTakeFirstOrThrow();
  const hash = content_hash ?? "";
  await kogi.platform.files.put(originalKey(hash), telling);
  await kogi.platform.files.put(strippedKey(hash), Buffer.from("copy"));
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("media.contents")
      .set({ metadata_stripped: false, has_stripped_copy: true, bytes: BigInt(telling.length) })
      .where("content_hash", "=", hash)
      .execute(),
  );
  await stripKeptOriginals(kogi.platform);
  const kept = await kogi.platform.files.read(originalKey(hash));
  expect(kept?.includes("SecretPhone")).toBe(false);
  expect((await read(media.media_id)).bytes).toBe(kept?.length);
  expect(await kogi.platform.files.get(strippedKey(hash))).toBeNull();
  // The next day there is nothing to do for it.
  await kogi.platform.files.put(originalKey(hash), telling);
  await stripKeptOriginals(kogi.platform);
  expect(await kogi.platform.files.read(originalKey(hash))).toEqual(telling);
});

test("a film of before whose places cannot be found is public no longer, stays its owner's, and is not taken anew", async () => {
  const telling = mp4WithTrack("meta", ["47.3667,8.5500"], { fragment: true });
  const media = await atOnce(mp4Of("+47.3667+008.5500/"), "flight.mp4");
  const { platform } = kogi;
  const subject = { type: "test", id: media.media_id };
  const show = () =>
    platform.inTransaction((tx) =>
      attach(tx, { mediaIds: [media.media_id], ownerId: ana.userId, purpose: "portfolio_item", subject }),
    );
  await show();
  const shown = await read(media.media_id);
  // As it was kept before tracks were looked at, under the name of what was sent.
  const hash = createHash("sha256").update(telling).digest("hex").slice(0, 40);
  await platform.files.put(originalKey(hash), telling);
  await platform.inTransaction(async (tx) => {
    const claimed = { contentHash: hash, type: "video/mp4", kind: "video", bytes: telling.length, at: new Date(0) };
    await claimContent(tx, claimed);
    await updateContent(tx, hash, { state: "ready", metadata_stripped: false });
    await setContentOf(tx, media.media_id, claimed);
    await settlePublic(tx, [hash]);
  });
  const url = `/media/${hash}/file.mp4`;
  const fetched = async () => (await kogi.app.fastify.inject({ url })).statusCode;
  expect([shown.url?.endsWith("/file.mp4"), await fetched()]).toEqual([true, 200]);
  await stripKeptOriginals(platform);
  expect(await fetched()).toBe(404);
  // Its owner hears why, and has it still.
  const kept = await read(media.media_id);
  expect(kept).toMatchObject({ state: "ready", refusal: expect.stringContaining("Export it without subtitles") });
  expect(kept.url).not.toContain(hash);
  expect((await originalOf(kept)).equals(telling)).toBe(true);
  await show();
  expect(await fetched()).toBe(404);
  expect(await atOnce(telling, "again.mp4")).toMatchObject({ state: "refused" });
});

test("a recording tells neither who made it nor where, and sounds as it did", async () => {
  const told = wav(40, {
    told: [
      ["bext", "Ana’s recorder, 41.15N 8.61W."],
      ["iXML", "<LOCATION>Porto</LOCATION>"],
    ],
  });
  const sent = Buffer.concat([told, Buffer.from("41.15N behind the end")]);
  const kept = await originalOf(await inPieces(sent, "harbour.wav"));
  const tagged = Buffer.concat([mp3(40), Buffer.from("TAG41.15N"), Buffer.alloc(119)]);
  const song = await originalOf(await atOnce(tagged, "song.mp3"));
  expect([song.subarray(0, -128).equals(mp3(40)), song.includes("41.15N")]).toEqual([true, false]);
  expect(kept.length).toBe(sent.length);
  expect(kept.toString("latin1")).not.toMatch(/41\.15|Porto|bext|iXML/);
  const sound = (file: Buffer) => file.subarray(file.indexOf("data"), file.indexOf("data") + 8 + 40 * 16);
  expect(sound(kept).equals(sound(sent))).toBe(true);
});
