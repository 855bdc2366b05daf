// Files made to hurt: each is refused or made harmless, none is served as it came, none brings the server down.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { OwnMediaView } from "#api-schema/media.ts";
import { mp4Of, mp4WithTrack, playerMessage } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { gifThatIsScript, jpeg, page, png, pngClaiming, svgWithScript, zip } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { createRandom } from "../../../test/fuzz/random.ts";
import { attach, ingestFile } from "./index.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi);
});

/** As if it had come in pieces: no look at its beginning before it is whole. */
async function take(content: Buffer, name = "picture.png"): Promise<OwnMediaView> {
  const at = kogi.platform.clock.now();
  const media_id = await ingestFile(kogi.platform, { ownerId: ana.userId, content, name, alt: "", at });
  return ana.api.media.getMedia({ params: { media_id } });
}

test.each([
  ["a page called picture.png", async () => page, "can carry programs"],
  ["a drawing with a script", async () => svgWithScript, "can carry programs"],
  [
    "a drawing behind a byte order mark",
    async () => Buffer.concat([Buffer.from("\ufeff"), svgWithScript]),
    "can carry programs",
  ],
  ["an archive", async () => zip, "do not take archives"],
  ["3.6 gigapixels in a hundred bytes", async () => pngClaiming(60_000, 60_000), "too large"],
  ["a PNG of which half came", async () => half(await png({ width: 900, height: 900 })), "ends too early"],
  ["a JPEG of which half came", async () => half(await jpeg({ width: 900, height: 900 })), "ends too early"],
  ["a script that begins like a GIF", async () => gifThatIsScript(), "could not read"],
  ["a PNG with its pixels damaged", async () => damaged(await png()), "could not read"],
  ["nothing at all", async () => Buffer.alloc(0), "is empty"],
])("%s is refused and says why", async (_what, make, reason) => {
  const media = await take(await make());
  expect(media).toMatchObject({ state: "refused", url: null, sources: [], original_url: null });
  expect(media.refusal).toContain(reason);
  expect(await kogi.platform.files.list("incoming")).toEqual([]);
});

test("a picture with a page hidden behind its end gives sizes without it", async () => {
  const media = await take(Buffer.concat([await jpeg(), page, zip]));
  expect(media.state).toBe("ready");
  for (const { url } of media.sources) {
    const { rawPayload } = await kogi.app.fastify.inject({ url });
    expect(rawPayload.includes("<script>")).toBe(false);
    expect((await sharp(rawPayload).metadata()).format).toBe("webp");
  }
  // The owner may have the original back: to save, never to open in our name.
  const original = await kogi.app.fastify.inject({ url: media.original_url ?? "" });
  expect(original.headers).toMatchObject({ "content-type": "image/jpeg", "x-content-type-options": "nosniff" });
  expect(original.headers["content-disposition"]).toMatch(/^attachment/);
  expect(original.headers["content-security-policy"]).toContain("sandbox");
});

test("an MP4 is public without the place it was taken at, to the byte as long as before", async () => {
  const film = mp4Of("+47.3667+008.5500/");
  const media = await take(film, "holiday.mp4");
  expect(media).toMatchObject({ state: "ready", kind: "video", type: "video/mp4" });
  const subject = { type: "test", id: media.media_id };
  await kogi.platform.inTransaction((tx) =>
    attach(tx, { mediaIds: [media.media_id], ownerId: ana.userId, purpose: "portfolio_item", subject }),
  );
  const shown = await ana.api.media.getMedia({ params: { media_id: media.media_id } });
  expect(shown.url).toMatch(/\/file\.mp4$/);
  const { rawPayload, headers } = await kogi.app.fastify.inject({ url: shown.url ?? "" });
  expect(headers).toMatchObject({ "content-type": "video/mp4", "accept-ranges": "bytes" });
  expect(rawPayload.length).toBe(film.length);
  expect(rawPayload.includes("+47.3667")).toBe(false);
  expect(rawPayload.includes("samples")).toBe(true);
});

test("the place is in no MP4 whose header says that it holds all of its tables", async () => {
  const film = mp4Of("+47.3667+008.5500/");
  const header = film.indexOf("mvhd") - 4;
  film.writeUInt32BE(film.indexOf("mdat") - 4 - header, header);
  const media = await take(film, "holiday.mp4");
  expect(media.state).toBe("ready");
  expect((await bytesOf(media)).includes("+47.3667")).toBe(false);
});

const HOME = ["47.3667,8.5500", "47.3668,8.55", "47.37,8.551234"];
const bytesOf = async (media: OwnMediaView): Promise<Buffer> =>
  (await kogi.app.fastify.inject({ url: media.original_url ?? "" })).rawPayload;

test.each([
  ["a camera", mp4WithTrack("meta", HOME)],
  ["a telephone", mp4WithTrack("camm", HOME)],
  ["a camera of long films", mp4WithTrack("meta", HOME, { far: true })],
  ["a drone's subtitles", mp4WithTrack("sbtl", HOME)],
  ["a message to the player", mp4WithTrack("soun", ["heard"], { before: playerMessage(HOME.join()) })],
])("the way that %s went is in no sample of a film that is kept", async (_what, film) => {
  const media = await take(film, "flight.mp4");
  expect(media.state).toBe("ready");
  const kept = await bytesOf(media);
  expect(kept.length).toBe(film.length);
  expect(HOME.filter((place) => kept.includes(place))).toEqual([]);
  expect(kept.toString("latin1").split("pictures").length).toBe(film.toString("latin1").split("pictures").length);
  expect(kept.includes("vide")).toBe(true);
});

test.each([
  ["soun", "what is heard"],
  ["tmcd", "the time code"],
  ["clcp", "closed captions"],
])("a track of %s (%s) stays in a film", async (handler) => {
  const film = mp4WithTrack(handler, ["needed one", "needed two"]);
  expect((await bytesOf(await take(film, "film.mp4"))).equals(film)).toBe(true);
});

test.each([
  ["has no table of its samples", mp4WithTrack("meta", HOME, { broken: true })],
  ["goes on in fragments", mp4WithTrack("meta", HOME, { fragment: true })],
])("a film is refused whose track of places %s", async (_what, film) => {
  const media = await take(film, "flight.mp4");
  expect(media).toMatchObject({ state: "refused", url: null });
  // Not that it may be damaged: saved anew it would be the same.
  expect(media.refusal).toContain("Export it without subtitles and data");
});

test("a hundred pictures damaged at random places end ready or refused, never in between", async () => {
  const random = createRandom(20_260_301);
  const originals = await Promise.all([
    png({ width: 90, height: 60 }),
    jpeg({ width: 90, height: 60 }),
    webp(),
    avif(),
  ]);
  for (let round = 0; round < 100; round += 1) {
    const content = Buffer.from(random.pick(originals));
    for (let hits = random.below(6); hits >= 0; hits -= 1) content[random.below(content.length)] = random.below(256);
    const cut = random.below(3) === 0 ? content.subarray(0, random.below(content.length)) : content;
    const { state, kind, sources } = await take(cut);
    expect(["ready", "refused"]).toContain(state);
    // Cut to its first letters, a picture may be nothing but text.
    expect(sources.length > 0).toBe(state === "ready" && kind === "image");
  }
});

const small = () => sharp({ create: { width: 90, height: 60, channels: 3, background: "#6a4cff" } });
const webp = () => small().webp().toBuffer();
const avif = () => small().avif().toBuffer();

const lab = process.env.KOGI_LAB_DATA;
const corpus = lab ? join(lab, "malformed-files", "files.tar.gz") : "";
if (!existsSync(corpus))
  console.log("skipped: hundreds of malformed files (set KOGI_LAB_DATA to the folder that holds them)");

test.skipIf(!existsSync(corpus))(
  "hundreds of malformed files: refused or made harmless, and the server goes on",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "kogi-malformed-"));
    await promisify(execFile)("tar", ["-xzf", corpus, "-C", folder]);
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const states = new Map<string, number>();
    for (const name of names.filter((entry) => entry.isFile())) {
      const media = await take(await readFile(join(name.parentPath, name.name)), name.name);
      states.set(media.state, (states.get(media.state) ?? 0) + 1);
      // One of the drawings is a single letter: plain text is all it is.
      const drawing = /\.svgz?$/.test(name.name) && media.state === "ready";
      if (drawing) expect([media.type, media.bytes]).toEqual(["text/plain", 1]);
      for (const { url } of media.sources) {
        const { rawPayload } = await kogi.app.fastify.inject({ url });
        expect((await sharp(rawPayload).metadata()).format).toBe("webp");
      }
    }
    await rm(folder, { recursive: true });
    console.log(`malformed files: ${JSON.stringify(Object.fromEntries(states))}`);
    expect((states.get("ready") ?? 0) + (states.get("refused") ?? 0)).toBeGreaterThan(300);
    expect(states.has("scanning")).toBe(false);
  },
  300_000,
);

const half = (content: Buffer) => content.subarray(0, Math.floor(content.length / 2));

function damaged(content: Buffer): Buffer {
  const at = content.indexOf("IDAT") + 6;
  return Buffer.concat([content.subarray(0, at), Buffer.alloc(40, 0x55), content.subarray(at + 40)]);
}
