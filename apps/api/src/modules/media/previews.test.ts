// What is known of films, sound and documents, and the picture that stands for them.
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { MediaPurpose, OwnMediaView } from "#api-schema/media.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { endlessPdf, greedyPdf, mp3, mp4, pdfPage, pdfPages, wav, webm } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { jpeg, pdf } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { attach } from "./index.ts";
import { type DrawnPage, drawDocument, measureFilm } from "./look-inside.ts";
import { drawMissingPages } from "./preview-document.ts";
import type { Content } from "./stored-content.ts";

const kogi = world();
let ana: Person;
let ben: Person;
beforeAll(async () => {
  [ana, ben] = await Promise.all([signUp(kogi, { name: "Ana" }), signUp(kogi, { name: "Ben" })]);
});

async function upload(body: Buffer, name: string, person = ana): Promise<OwnMediaView> {
  const { media_id } = await person.api.media.uploadMedia({ query: { name }, body });
  await kogi.settle();
  return person.api.media.getMedia({ params: { media_id } });
}

const read = (media_id: string) => ana.api.media.getMedia({ params: { media_id } });
const get = (url: string | undefined) => kogi.app.fastify.inject({ url: url ?? "" });

function use(mediaId: string, purpose: MediaPurpose) {
  const subject = { type: "test", id: newId() };
  return kogi.platform.inTransaction((tx) =>
    attach(tx, { mediaIds: [mediaId], ownerId: ana.userId, purpose, subject }),
  );
}

const contentOf = (bytes: Buffer): Content => ({
  bytes: bytes.length,
  read: async (start, end) => bytes.subarray(start, end),
});

async function pagesDrawn(content: Buffer, limitMs?: number): Promise<readonly DrawnPage[]> {
  const drawn: DrawnPage[] = [];
  await drawDocument(contentOf(content), async (page) => void drawn.push(page), limitMs);
  return drawn;
}

test("a film tells how long it is and its sides, a recording how long it is", async () => {
  expect(await upload(await mp4(12), "a.mp4")).toMatchObject({
    duration_ms: 12_000,
    width: 1_280,
    height: 720,
    pages: null,
  });
  expect(await upload(await webm(9), "a.webm")).toMatchObject({ kind: "video", width: 1_280, duration_ms: 9_000 });
  const { kind, width, duration_ms } = await upload(mp3(200), "a.mp3");
  expect([kind, width]).toEqual(["audio", null]);
  expect(Math.abs((duration_ms ?? 0) - 5_224)).toBeLessThan(100);
  expect(await upload(wav(2_500), "a.wav")).toMatchObject({ kind: "audio", type: "audio/wav", duration_ms: 2_500 });
});

test("a film that is too long is refused and says why", async () => {
  expect(await upload(await mp4(3 * 3_600), "long.mp4")).toMatchObject({
    state: "refused",
    refusal: "The file is too long: a film may last two hours, a recording four.",
  });
});

test("a document shows its first page, privately to whoever may read it and publicly once it is", async () => {
  const media = await upload(pdfPage("BT /F1 48 Tf 80 700 Td (Hello) Tj ET"), "offer.pdf");
  expect(media).toMatchObject({ kind: "document", pages: 1, width: 1_280, height: 1_811 });
  expect(media.sources.map(({ width, type }) => [width, type])).toEqual([
    [320, "image/webp"],
    [640, "image/webp"],
    [1_280, "image/webp"],
  ]);
  expect(media.sources[0]?.url).toContain("signature=");
  const { channels } = await sharp((await get(media.sources[1]?.url)).rawPayload).stats();
  // White paper with something black on it.
  expect([channels[0]?.max, channels[0]?.min]).toEqual([255, 0]);
  await use(media.media_id, "delivery");
  expect((await read(media.media_id)).sources[0]?.url).toContain("signature=");
  await use(media.media_id, "portfolio_item");
  const shown = await read(media.media_id);
  expect(shown.sources[0]?.url).toMatch(/^\/media\/[0-9a-f]{40}\/320\.webp$/);
  expect((await get(shown.sources[0]?.url)).statusCode).toBe(200);
  expect((await get(shown.url ?? "")).headers["content-disposition"]).toMatch(/^attachment/);
});

test("a document shows its first ten pages, each as its own picture, and says how many there are", async () => {
  const media = await upload(pdfPages(12), "catalogue.pdf");
  expect(media).toMatchObject({ pages: 12, width: 1_280 });
  expect(media.page_pictures.map(({ page }) => page)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const [second, third] = media.page_pictures;
  expect(second?.sources.map(({ width, type }) => [width, type])).toEqual([
    [320, "image/webp"],
    [640, "image/webp"],
    [1_280, "image/webp"],
  ]);
  const shown = await Promise.all(
    [media.sources[0], second?.sources[0], third?.sources[0]].map(
      async (source) => (await get(source?.url)).rawPayload,
    ),
  );
  expect(new Set(shown.map((picture) => picture.toString("base64"))).size).toBe(3);
  expect(await sharp(shown[1]).metadata()).toMatchObject({ format: "webp", width: 320 });
  const forged = (second?.sources[0]?.url ?? "").replace("p2-", "p3-");
  expect((await get(forged)).json()).toMatchObject({ code: "media.link_invalid" });
  await use(media.media_id, "portfolio_item");
  const open = (await read(media.media_id)).page_pictures[0]?.sources[1]?.url ?? "";
  expect(open).toMatch(/^\/media\/[0-9a-f]{40}\/p2-640\.webp$/);
  expect((await get(open)).statusCode).toBe(200);
  for (const file of ["p11-640.webp", "p2-641.webp", "p1-640.webp"])
    expect((await get(open.replace("p2-640.webp", file))).statusCode).toBe(404);
});

test("a page that takes for ever costs itself and those behind it, not those before", async () => {
  const media = pdfPages(2, "[0.0002 0.0002] 0 d 0.1 w 0 0 m 595 842 l S ".repeat(30));
  expect((await pagesDrawn(media, 4_000)).map(({ page }) => page)).toEqual([1, 2]);
});

test("documents of before get the pages behind their first one by the daily work", async () => {
  const { media_id } = await upload(pdfPages(3), "before.pdf");
  const row = await kogi.platform.db
    .selectFrom("media.media")
    .select("content_hash")
    .where("media_id", "=", media_id)
    .executeTakeFirstOrThrow();
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("media.contents")
      .set({ page_pictures: null })
      .where("content_hash", "=", row.content_hash ?? "")
      .execute(),
  );
  expect((await read(media_id)).page_pictures).toEqual([]);
  await drawMissingPages(kogi.platform);
  await kogi.settle();
  expect((await read(media_id)).page_pictures.map(({ page }) => page)).toEqual([2, 3]);
});

test("a document without a page to draw stays a file", async () => {
  expect(await upload(pdf, "empty.pdf")).toMatchObject({ state: "ready", sources: [], pages: null });
});

test("documents that take for ever, all memory or the reader's mind cost their preview and nothing else", async () => {
  const hostile = [
    endlessPdf(),
    greedyPdf(),
    Buffer.from(`%PDF-1.7\n1 0 obj${"[".repeat(500_000)}\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
    Buffer.from(
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9999>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    ),
  ];
  const before = performance.now();
  const drawn = await Promise.all(hostile.map((content) => pagesDrawn(content, 1_200)));
  expect(drawn).toEqual([[], [], [], []]);
  expect(performance.now() - before).toBeLessThan(10_000);
});

test("a page of a mile's length is drawn small, and storage that is away is no fault of a file's", async () => {
  expect(await pagesDrawn(pdfPage("0 0 9 9 re f", { sides: "14 14000" }))).toMatchObject([{ height: 2_560 }]);
  const away = { bytes: 1_000, read: () => Promise.reject(new Error("away")) };
  await expect(measureFilm(away)).rejects.toThrow("away");
});

test("a film has the poster its owner chose, public and private as the film is", async () => {
  const film = await upload(await mp4(20), "film.mp4");
  const poster = await upload(await jpeg({ colour: "#a01020" }), "poster.jpg");
  const params = { media_id: film.media_id };
  const choose = (poster_media_id: string | null) => ana.api.media.patchMedia({ params, body: { poster_media_id } });
  const chosen = await choose(poster.media_id);
  expect(chosen).toMatchObject({ poster_media_id: poster.media_id, width: 1_280, blur: poster.blur });
  expect(chosen.sources[0]?.url).toContain(`/api/media/${poster.media_id}/file`);
  await use(film.media_id, "portfolio_item");
  expect((await read(film.media_id)).sources[0]?.url).toMatch(/^\/media\//);
  expect((await get((await read(film.media_id)).sources[0]?.url)).statusCode).toBe(200);
  // Nobody else uses the poster, and yet it is no orphan.
  await collectOrphans(kogi.platform);
  const { clock } = kogi.platform;
  clock.setOffset(clock.offsetMs + 3 * DAY_MS);
  await collectOrphans(kogi.platform);
  expect((await read(poster.media_id)).state).toBe("ready");
  expect((await choose(null)).sources).toEqual([]);
  expect((await read(poster.media_id)).url).toContain("signature=");
});

test("a poster is a picture of one's own, and pictures have none", async () => {
  const film = await upload(await mp4(21), "film.mp4");
  const others = await upload(await jpeg({ colour: "#a02020" }), "p.jpg", ben);
  const poster = (media_id: string, poster_media_id: string) =>
    ana.api.media.patchMedia({ params: { media_id }, body: { poster_media_id } });
  await expect(poster(film.media_id, others.media_id)).rejects.toMatchObject({ code: "media.not_usable" });
  await expect(poster(film.media_id, film.media_id)).rejects.toMatchObject({ code: "media.not_usable" });
  const picture = await upload(await jpeg({ colour: "#a03030" }), "p.jpg");
  await expect(poster(picture.media_id, picture.media_id)).rejects.toMatchObject({ code: "media.no_poster" });
});
