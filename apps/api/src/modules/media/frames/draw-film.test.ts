// The picture that a film shows of itself.
import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { OwnMediaView } from "#api-schema/media.ts";
import { newId } from "#platform/ids/index.ts";
import { av1Film, h264Film, vp8Film } from "#test/coded-films.ts";
import { fakeFfmpeg } from "#test/ffmpeg.ts";
import { mp4 } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { jpeg } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { updateContent } from "../contents.repository.ts";
import { attach } from "../index.ts";
import { inPictureQueue } from "../picture-queue.ts";
import { drawFilm, drawMissingFrames } from "./draw-film.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana" });
});

async function upload(body: Buffer, name: string): Promise<OwnMediaView> {
  const { media_id } = await ana.api.media.uploadMedia({ query: { name }, body });
  await kogi.settle();
  return read(media_id);
}
const read = (media_id: string) => ana.api.media.getMedia({ params: { media_id } });

/** The colour in the middle of the right half of what a film shows. */
async function colourOf({ sources }: OwnMediaView): Promise<readonly (number | undefined)[]> {
  const { rawPayload } = await kogi.app.fastify.inject({ url: sources[0]?.url ?? "" });
  const { data, info } = await sharp(rawPayload).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * 0.75)) * info.channels;
  return [data[at], data[at + 1], data[at + 2]].map((part) => part && Math.round(part / 64) * 64);
}

test("a film in a coding of pictures shows a frame of its own, private and public as the film is", async () => {
  const film = await upload(await vp8Film(["#ff0000", "#ffffff"]), "recorded.webm");
  expect(film).toMatchObject({
    kind: "video",
    poster_media_id: null,
    blur: expect.stringContaining("data:image/webp"),
  });
  expect(film.sources.map(({ width, type }) => [width, type])).toEqual([[320, "image/webp"]]);
  expect(film.sources[0]?.url).toContain("signature=");
  expect(await colourOf(film)).toEqual([256, 0, 0]);
  await kogi.platform.inTransaction((tx) =>
    attach(tx, {
      mediaIds: [film.media_id],
      ownerId: ana.userId,
      purpose: "portfolio_item",
      subject: { type: "test", id: newId() },
    }),
  );
  const shown = await read(film.media_id);
  expect(shown.sources[0]?.url).toMatch(/^\/media\/[0-9a-f]{40}\/320\.webp$/);
  expect(await colourOf(shown)).toEqual([256, 0, 0]);
});

test("of a film that begins in black a later picture is shown, of one that is black all through the black one", async () => {
  const begins = await upload(await av1Film(["#000000"], ["#000000"], ["#0000ff", "#ffffff"], ["#000000"]), "b.mp4");
  expect(await colourOf(begins)).toEqual([0, 0, 256]);
  expect(await colourOf(await upload(await av1Film(["#000000"]), "black.mp4"))).toEqual([0, 0, 0]);
});

test("the poster its owner chose goes before it", async () => {
  const film = await upload(await vp8Film(["#00ff00", "#ffffff"]), "c.webm");
  const poster = await upload(await jpeg({ colour: "#a01020" }), "poster.jpg");
  const params = { media_id: film.media_id };
  const chosen = await ana.api.media.patchMedia({ params, body: { poster_media_id: poster.media_id } });
  expect(chosen).toMatchObject({ blur: poster.blur });
  expect(chosen.sources[0]?.url).toContain(poster.media_id);
  const without = await ana.api.media.patchMedia({ params, body: { poster_media_id: null } });
  expect(without.sources[0]?.url).toContain(film.media_id);
});

test("a film whose frames are broken stays a film without", async () => {
  expect(await upload(await mp4(30), "broken.mp4")).toMatchObject({ state: "ready", sources: [] });
});

/** A film without a picture, what is known of it, and a try to draw one with this program for ffmpeg. */
async function undrawn(script: string) {
  const { media_id } = await upload(await h264Film(newId()), "film.mp4");
  const read = () =>
    kogi.platform.db
      .selectFrom("media.contents as c")
      .innerJoin("media.media as m", "m.content_hash", "c.content_hash")
      .select(["c.content_hash", "c.frame_tried_with", "c.unanswered_frames"])
      .where("m.media_id", "=", media_id)
      .executeTakeFirstOrThrow();
  const ffmpeg = { path: await fakeFfmpeg(script), prlimit: null };
  const platform = { ...kogi.platform, config: { ...kogi.platform.config, ffmpeg } };
  const { content_hash } = await read();
  return { content_hash, read, draw: () => drawFilm(platform, content_hash) };
}

test("nobody's picture waits while ffmpeg draws", async () => {
  const { draw, read } = await undrawn("exec /bin/sleep 5");
  let isOver = false;
  const drawing = draw().then(() => {
    isOver = true;
  });
  await expect.poll(async () => (await read()).unanswered_frames).toBe(1);
  await sleep(1_500);
  expect([await inPictureQueue("waited_for", async () => isOver), isOver]).toEqual([false, false]);
  await drawing;
  expect(await read()).toMatchObject({ frame_tried_with: "ffmpeg", unanswered_frames: 0 });
});

test("a film at which the server died five times is left without a picture, not tried again", async () => {
  const { content_hash, draw, read } = await undrawn("exec /nowhere/ffmpeg");
  await kogi.platform.inTransaction((tx) => updateContent(tx, content_hash, { unanswered_frames: 5 }));
  await draw();
  expect(await read()).toMatchObject({ frame_tried_with: "ffmpeg", unanswered_frames: 0 });
});

test("a program that cannot be begun is no fault of the film: nothing is noted, and it is tried again", async () => {
  const { draw, read } = await undrawn("exec /nowhere/ffmpeg");
  await expect(draw()).rejects.toThrow("could not be begun");
  expect(await read()).toMatchObject({ frame_tried_with: "alone", unanswered_frames: 0 });
});

test("a film that needs a decoder gets its picture once one is found, also one of before", async () => {
  const film = await upload(await h264Film(), "telephone.mp4");
  expect(film).toMatchObject({ state: "ready", sources: [] });
  const png = await sharp({ create: { width: 320, height: 180, channels: 3, background: "#ff00ff" } })
    .png()
    .toBuffer();
  // Only to what begins with a start code and H.264's parameters does it answer.
  const path = await fakeFfmpeg(
    'head=$(/usr/bin/head -c 5 | /usr/bin/od -An -tx1); [ "$head" = " 00 00 00 01 67" ] && exec /bin/cat "$0.png"',
  );
  await writeFile(`${path}.png`, png);
  const found = { ...kogi.platform, config: { ...kogi.platform.config, ffmpeg: { path, prlimit: null } } };
  await drawMissingFrames(found);
  const config: { ffmpeg: unknown } = kogi.platform.config;
  config.ffmpeg = found.config.ffmpeg;
  await kogi.settle();
  expect(await colourOf(await read(film.media_id))).toEqual([256, 0, 256]);
});
