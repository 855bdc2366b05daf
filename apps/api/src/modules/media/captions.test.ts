// What is said and heard in a film, as a WebVTT file beside it.
import { beforeAll, expect, test } from "vitest";
import type { OwnMediaView } from "#api-schema/media.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { mp4 } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { jpeg } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { attach } from "./index.ts";

const kogi = world();
let ana: Person;
let ben: Person;
beforeAll(async () => {
  [ana, ben] = await Promise.all([signUp(kogi, { name: "Ana" }), signUp(kogi, { name: "Ben" })]);
});

const vtt = (words: string) => Buffer.from(`WEBVTT\n\n00:01.000 --> 00:02.500\n${words}\n`);

async function upload(body: Buffer, name: string, person = ana): Promise<OwnMediaView> {
  const { media_id } = await person.api.media.uploadMedia({ query: { name }, body });
  await kogi.settle();
  return person.api.media.getMedia({ params: { media_id } });
}

const read = (media_id: string) => ana.api.media.getMedia({ params: { media_id } });
const get = (url: string | null) => kogi.app.fastify.inject({ url: url ?? "" });
const choose = (media_id: string, captions_media_id: string | null) =>
  ana.api.media.patchMedia({ params: { media_id }, body: { captions_media_id } });

test("a film has the captions its owner chose, public and private as the film is, and read by the player", async () => {
  const film = await upload(await mp4(30), "film.mp4");
  const captions = await upload(vtt("A tram rings."), "film.vtt");
  expect(captions).toMatchObject({ kind: "document", type: "text/vtt", state: "ready" });
  expect(film).toMatchObject({ captions_media_id: null, captions_url: null });
  const chosen = await choose(film.media_id, captions.media_id);
  expect(chosen.captions_url).toContain(`/api/media/${captions.media_id}/file`);
  const subject = { type: "test", id: newId() };
  await kogi.platform.inTransaction((tx) =>
    attach(tx, { mediaIds: [film.media_id], ownerId: ana.userId, purpose: "portfolio_item", subject }),
  );
  const { captions_url } = await read(film.media_id);
  expect(captions_url).toMatch(/^\/media\/[0-9a-f]{40}\/file\.vtt$/);
  const { statusCode, headers, body } = await get(captions_url);
  expect({ statusCode, body }).toEqual({ statusCode: 200, body: vtt("A tram rings.").toString() });
  expect(headers).toMatchObject({ "content-type": "text/vtt", "x-content-type-options": "nosniff" });
  expect(headers["content-disposition"]).toBeUndefined();

  // Nothing else uses the captions, and yet they are no orphan.
  await collectOrphans(kogi.platform);
  const { clock } = kogi.platform;
  clock.setOffset(clock.offsetMs + 3 * DAY_MS);
  await collectOrphans(kogi.platform);
  expect(await read(captions.media_id)).toMatchObject({ state: "ready", used: 0, used_for: ["captions"] });
  expect(await choose(film.media_id, null)).toMatchObject({ captions_media_id: null, captions_url: null });
  expect((await get(captions_url)).statusCode).toBe(404);
});

test("captions that are deleted leave their film without", async () => {
  const film = await upload(await mp4(31), "film.mp4");
  const { media_id } = await upload(vtt("A bell."), "bell.vtt");
  await choose(film.media_id, media_id);
  await ana.api.media.deleteMedia({ params: { media_id } });
  expect(await read(film.media_id)).toMatchObject({ captions_media_id: null, captions_url: null });
});

test("captions are a WebVTT file of one's own, and only films have some", async () => {
  const film = await upload(await mp4(32), "film.mp4");
  const others = await upload(vtt("Not yours."), "b.vtt", ben);
  const notes = await upload(Buffer.from("Notes, no captions."), "notes.txt");
  const picture = await upload(await jpeg({ colour: "#a04040" }), "p.jpg");
  for (const { media_id } of [others, notes, picture, film])
    await expect(choose(film.media_id, media_id)).rejects.toMatchObject({ code: "media.not_usable" });
  const captions = await upload(vtt("Mine."), "m.vtt");
  await expect(choose(picture.media_id, captions.media_id)).rejects.toMatchObject({ code: "media.no_captions" });
});

test.each([
  [
    "cues with hours, settings and a note",
    "WEBVTT - Line 4\r\n\r\nNOTE made by hand\r\n\r\n1\r\n01:00:01.000 --> 01:00:02.000 line:0\r\nHo.",
    "ready",
  ],
  ["no cue", "WEBVTT\n\nNothing is said.\n", "refused"],
  ["a cue that does not say when", "WEBVTT\n\nsoon --> later\nA bell.\n", "refused"],
  ["a time that cannot be", "WEBVTT\n\n00:61.000 --> 00:62.000\nA bell.\n", "refused"],
])("captions with %s are %s", async (_what, text, state) => {
  expect((await upload(Buffer.from(text), "c.vtt")).state).toBe(state);
});
