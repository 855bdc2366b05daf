import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { OwnMediaView } from "#api-schema/media.ts";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { film, jpeg, page, pdf, phonePicture, png } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { derivedKey, originalKey } from "./file-keys.ts";
import { attach, mediaViews, signedMediaViews } from "./index.ts";

const kogi = world();
let ana: Person;
let ben: Person;
beforeAll(async () => {
  [ana, ben] = await Promise.all([signUp(kogi, { name: "Ana" }), signUp(kogi, { name: "Ben" })]);
});

/** Uploads and waits until it was looked at. */
async function upload(person: Person, body: Buffer, name = "work.png"): Promise<OwnMediaView> {
  const { media_id } = await person.api.media.uploadMedia({ query: { name }, body });
  await kogi.settle();
  return person.api.media.getMedia({ params: { media_id } });
}

const get = (url: string, headers: Record<string, string> = {}) => kogi.app.fastify.inject({ url, headers });

function use(mediaIds: readonly string[], purpose: "portfolio_item" | "delivery", subjectId: string) {
  const subject = { type: "test", id: subjectId };
  return kogi.platform.inTransaction((tx) => attach(tx, { mediaIds, ownerId: ana.userId, purpose, subject }));
}

test("an uploaded picture is looked at, and stands ready in its sizes", async () => {
  const sent = await ana.api.media.uploadMedia({
    query: { name: "work.png", alt: "A field" },
    body: await png({ width: 1_000 }),
  });
  expect(sent).toMatchObject({ state: "scanning", url: null, sources: [], used: 0, can: ["edit", "delete"] });
  await kogi.settle();
  const ready = await ana.api.media.getMedia({ params: { media_id: sent.media_id } });
  expect(ready).toMatchObject({
    state: "ready",
    kind: "image",
    type: "image/png",
    width: 1_000,
    height: 600,
    alt: "A field",
  });
  expect(ready.sources.map((source) => [source.type, source.width])).toEqual([
    ["image/webp", 320],
    ["image/webp", 640],
    ["image/webp", 1_000],
  ]);
  expect(ready.blur).toMatch(/^data:image\/webp;base64,/);
  expect(ready.blur?.length).toBeLessThan(400);
});

test("public sizes lie at addresses that never change and carry no power", async () => {
  const media = await upload(ana, await png({ colour: "#112233" }));
  const subject = newId();
  await use([media.media_id], "portfolio_item", subject);
  const shown = await ana.api.media.getMedia({ params: { media_id: media.media_id } });
  expect(shown.url).toMatch(/^\/media\/[0-9a-f]{40}\/800\.webp$/);
  const answer = await get(shown.url ?? "");
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-length": String(answer.rawPayload.length),
  });
  expect(answer.headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox/);
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: "webp", width: 800, height: 600 });
  // A width that was not made, another coding and the original are not there.
  const folder = (shown.url ?? "").replace("800.webp", "");
  for (const file of ["801.webp", "800.avif", "file.png", "640.png"])
    expect((await get(folder + file)).statusCode).toBe(404);
  // Let go of, it is private again.
  await use([], "portfolio_item", subject);
  expect((await get(shown.url ?? "")).statusCode).toBe(404);
});

test("the smaller coding follows by itself, from the same picture", async () => {
  const media = await upload(ana, await png({ colour: "#223311" }));
  await kogi.platform.owner((client) =>
    client.query("update pgboss.job set start_after = now() where name = 'media.make_avif'"),
  );
  await kogi.settle();
  const later = await ana.api.media.getMedia({ params: { media_id: media.media_id } });
  expect(later.sources.map((source) => `${source.type} ${source.width}`)).toEqual([
    ...["image/avif 320", "image/avif 640", "image/avif 800"],
    ...["image/webp 320", "image/webp 640", "image/webp 800"],
  ]);
  const avif = await get(later.sources[2]?.url ?? "");
  expect(avif.headers["content-type"]).toBe("image/avif");
  expect(await sharp(avif.rawPayload).metadata()).toMatchObject({ format: "heif", width: 800 });
});

test("a telephone's picture is turned upright and tells nothing of its place or maker", async () => {
  const original = await phonePicture();
  expect((await sharp(original).metadata()).exif?.includes("SecretPhone")).toBe(true);
  const media = await upload(ana, original, "IMG_0001.jpg");
  expect(media).toMatchObject({ width: 400, height: 600 });
  for (const { url } of media.sources) {
    const { rawPayload } = await get(url);
    const facts = await sharp(rawPayload).metadata();
    expect(facts.exif).toBeUndefined();
    expect(facts.orientation).toBeUndefined();
    expect(rawPayload.includes("SecretPhone")).toBe(false);
  }
  expect(Math.max(...media.sources.map((source) => source.width))).toBe(400);
});

test("two uploads of equal bytes share what is made of them, and one may go without the other", async () => {
  const content = await jpeg({ colour: "#443322" });
  const [mine, theirs] = [await upload(ana, content, "mine.jpg"), await upload(ben, content, "theirs.jpg")];
  expect(theirs.state).toBe("ready");
  expect(mine.media_id).not.toBe(theirs.media_id);
  const contents = await kogi.platform.db
    .selectFrom("media.media")
    .select(["content_hash"])
    .where("media_id", "in", [mine.media_id, theirs.media_id])
    .execute();
  expect(new Set(contents.map((row) => row.content_hash)).size).toBe(1);
  const hash = contents[0]?.content_hash ?? "";
  const sizes = () => kogi.platform.files.list(`derived/${hash.slice(0, 2)}/${hash}`);
  const before = await sizes();
  expect(before.length).toBe(3);
  await ana.api.media.deleteMedia({ params: { media_id: mine.media_id } });
  await kogi.settle();
  expect(await sizes()).toEqual(before);
  expect((await get(theirs.url ?? "")).statusCode).toBe(200);
  await ben.api.media.deleteMedia({ params: { media_id: theirs.media_id } });
  await kogi.settle();
  expect(await sizes()).toEqual([]);
});

test("a file that the storage lost is whole again once somebody sends the same bytes", async () => {
  const content = await jpeg({ colour: "#443355" });
  const { media_id } = await upload(ana, content);
  await use([media_id], "portfolio_item", newId());
  const { url } = await ana.api.media.getMedia({ params: { media_id } });
  const hash = url?.split("/")[2] ?? "";
  await kogi.platform.files.remove(originalKey(hash));
  for (const { name } of await kogi.platform.files.list(`derived/${hash.slice(0, 2)}/${hash}`))
    await kogi.platform.files.remove(derivedKey(hash, name));
  expect((await get(url ?? "")).statusCode).toBe(404);
  expect((await upload(ben, content)).state).toBe("ready");
  expect((await get(url ?? "")).statusCode).toBe(200);
});

test("uploads of equal bytes at the same moment all end ready", async () => {
  const content = await jpeg({ colour: "#998877" });
  const sent = await Promise.all(
    [1, 2, 3, 4].map(() => ana.api.media.uploadMedia({ query: { name: "same" }, body: content })),
  );
  await Promise.all([kogi.settle(), kogi.settle()]);
  const states = await Promise.all(sent.map(({ media_id }) => ana.api.media.getMedia({ params: { media_id } })));
  expect(states.map((media) => media.state)).toEqual(["ready", "ready", "ready", "ready"]);
});

test("nobody sees, names or deletes somebody else's file", async () => {
  const media = await upload(ana, await png({ colour: "#101010" }));
  const params = { media_id: media.media_id };
  await expect(ben.api.media.getMedia({ params })).rejects.toMatchObject({ status: 404, code: "media.not_found" });
  await expect(ben.api.media.patchMedia({ params, body: { name: "x" } })).rejects.toMatchObject({ status: 404 });
  await expect(ben.api.media.deleteMedia({ params })).rejects.toMatchObject({ status: 404 });
  await expect(kogi.api().media.getMedia({ params })).rejects.toMatchObject({ status: 401 });
  await expect(kogi.api().media.uploadMedia({ query: { name: "x" }, body: await png() })).rejects.toMatchObject({
    status: 401,
  });
  const page = await ben.api.media.listMedia({ query: { limit: 100 } });
  expect(page.data.every((file) => file.user_id === ben.userId)).toBe(true);
});

test("a private file opens by its link alone, and the link expires", async () => {
  const media = await upload(ana, pdf, "Contract – draft.pdf");
  await use([media.media_id], "delivery", newId());
  expect(media).toMatchObject({ state: "ready", kind: "document", type: "application/pdf" });
  const link = media.url ?? "";
  const answer = await get(link);
  expect(answer.rawPayload.equals(pdf)).toBe(true);
  expect(answer.headers).toMatchObject({ "content-type": "application/pdf", "cache-control": "private, max-age=900" });
  expect(answer.headers["content-disposition"]).toMatch(
    /^attachment; filename=".*"; filename\*=UTF-8''Contract%20%E2%80%93%20draft\.pdf$/,
  );
  const forged = [
    link.replace(/signature=./, (found) => (found.endsWith("A") ? "signature=B" : "signature=A")),
    link.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`),
    link.replace(media.media_id, newId()),
    link.replace("variant=original", "variant=640.webp"),
  ];
  for (const url of forged) expect((await get(url)).json()).toMatchObject({ status: 403, code: "media.link_invalid" });
  expect((await get(link.replace(/&signature=.*/, ""))).statusCode).toBe(422);
  const { content_hash } = await kogi.platform.db
    .selectFrom("media.media")
    .select("content_hash")
    .where("media_id", "=", media.media_id)
    .executeTakeFirstOrThrow();
  expect((await get(`/media/${content_hash}/file.pdf`)).statusCode).toBe(404);
  await kogi.advance(3 * HOUR_MS);
  expect((await get(link)).json()).toMatchObject({ status: 410, code: "media.link_expired" });
});

test("who is handed a picture gets the file itself, whoever sees it in public its sizes alone", async () => {
  const sent = await png({ width: 3_000, height: 1_000, colour: "#336644" });
  const { media_id } = await upload(ana, sent, "Mark.png");
  await use([media_id], "delivery", newId());
  const handed = (await signedMediaViews(kogi.platform, [media_id])).get(media_id);
  const answer = await get(handed?.original_url ?? "");
  expect(answer.headers["content-disposition"]).toContain("attachment");
  expect(answer.rawPayload.equals(sent)).toBe(true);
  await use([media_id], "portfolio_item", newId());
  const shown = (await mediaViews(kogi.platform.db, [media_id])).get(media_id);
  expect(shown).toMatchObject({ original_url: null, state: "ready" });
  expect(shown?.sources).not.toEqual([]);
});

test("a player may ask for a part of a file", async () => {
  const media = await upload(ana, Buffer.concat([pdf.subarray(0, 20), Buffer.alloc(100, 32), pdf.subarray(20)]));
  const part = await get(media.url ?? "", { range: "bytes=5-8" });
  expect([part.statusCode, part.payload, part.headers["content-range"]]).toEqual([
    206,
    "1.4\n",
    `bytes 5-8/${media.bytes}`,
  ]);
  const outside = await get(media.url ?? "", { range: "bytes=9000-" });
  expect([outside.statusCode, outside.headers["content-range"]]).toEqual([416, `bytes */${media.bytes}`]);
});

test("only one's own files that were not refused can be used", async () => {
  const theirs = await signUp(kogi);
  const file = await upload(theirs, await png({ colour: "#0000aa" }));
  await expect(use([file.media_id], "portfolio_item", newId())).rejects.toMatchObject({
    code: "media.not_usable",
    status: 422,
  });
  await expect(use([newId()], "portfolio_item", newId())).rejects.toMatchObject({ code: "media.not_usable" });
});

test("an upload of the wrong kind or size is refused while it comes, and leaves nothing behind", async () => {
  const maker = await signUp(kogi);
  const send = (body: Buffer) => maker.api.media.uploadMedia({ query: { name: "picture.png" }, body });
  await expect(send(page)).rejects.toMatchObject({ status: 415, code: "media.type_refused" });
  await expect(send(Buffer.alloc(0))).rejects.toMatchObject({ status: 422, code: "media.empty" });
  await expect(send(Buffer.concat([await png(), Buffer.alloc(26 * 1_048_576)]))).rejects.toMatchObject({ status: 413 });
  const bare = (headers: Record<string, string>, payload?: string) =>
    kogi.app.fastify.inject({
      method: "POST",
      url: "/api/media?name=x",
      headers: { ...maker.headers, ...headers },
      ...(payload ? { payload } : {}),
    });
  expect((await bare({})).json()).toMatchObject({ status: 422, code: "media.empty" });
  expect((await bare({ "content-type": "application/json" }, "{}")).statusCode).toBe(415);
  expect((await bare({ "content-type": "multipart/form-data; boundary=x" }, "--x--")).statusCode).toBe(415);
  expect((await maker.api.media.listMedia()).data).toEqual([]);
  const stray = await kogi.platform.files.list("incoming");
  expect(stray).toEqual([]);
});

test("a face on a profile is public and small; when its owner leaves it is neither", async () => {
  const leaver = await signUp(kogi, { name: "Lena" });
  const face = await upload(leaver, await png({ colour: "#cc9977" }));
  const params = { user_id: leaver.userId };
  const profile = await leaver.api.users.patchUser({ params, body: { profile_image_media_id: face.media_id } });
  expect(profile.profile_image).toMatch(/^\/media\/[0-9a-f]{40}\/320\.webp$/);
  expect((await get(profile.profile_image ?? "")).statusCode).toBe(200);
  const theirs = ben.api.users.patchUser({
    params: { user_id: ben.userId },
    body: { profile_image_media_id: face.media_id },
  });
  await expect(theirs).rejects.toMatchObject({ status: 422 });
  const work = await upload(leaver, await png({ colour: "#cc9978" }));
  const { portfolio_id } = await leaver.api.portfolios.createPortfolio({ body: { title: "Work" } });
  const piece = { kind: "image" as const, title: "A piece", media: [work.media_id] };
  await leaver.api.portfolios.addItem({ params: { portfolio_id }, body: piece });
  const { cover } = await leaver.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  expect((await get(cover?.url ?? "")).statusCode).toBe(200);
  await leaver.api.users.eraseUser({ params, body: { password: PASSWORD } });
  // With the answer: no job has run yet.
  expect((await get(profile.profile_image ?? "")).statusCode).toBe(404);
  expect((await get(cover?.url ?? "")).statusCode).toBe(404);
});

test("a face that is replaced or taken off is private and can be deleted; the cover beside it stays", async () => {
  const lena = await signUp(kogi, { name: "Lena" });
  const [first, second, cover] = [
    await upload(lena, await png({ colour: "#cc9971" })),
    await upload(lena, await png({ colour: "#cc9972" })),
    await upload(lena, await png({ colour: "#cc9973" })),
  ];
  const change = (body: object) => lena.api.users.patchUser({ params: { user_id: lena.userId }, body });
  const before = await change({ profile_image_media_id: first.media_id, cover_image_media_id: cover.media_id });
  const after = await change({ profile_image_media_id: second.media_id });
  expect((await get(before.profile_image ?? "")).statusCode).toBe(404);
  expect((await get(after.profile_image ?? "")).statusCode).toBe(200);
  await lena.api.media.deleteMedia({ params: { media_id: first.media_id } });
  await change({ profile_image_media_id: null });
  expect((await get(after.profile_image ?? "")).statusCode).toBe(404);
  expect((await get(before.cover_image ?? "")).statusCode).toBe(200);
  await lena.api.media.deleteMedia({ params: { media_id: second.media_id } });
});

test("one's files say what they are used for, once each, and a list takes only the states it is asked for", async () => {
  const work = await upload(ana, await png({ colour: "#aa00aa" }));
  const still = await upload(ana, await png({ colour: "#00aaaa" }), "still.png");
  const reel = await upload(ana, film(0), "reel.mp4");
  await use([work.media_id], "portfolio_item", newId());
  await use([work.media_id], "portfolio_item", newId());
  await use([work.media_id], "delivery", newId());
  const params = { media_id: reel.media_id };
  await ana.api.media.patchMedia({ params, body: { poster_media_id: still.media_id } });
  const { data } = await ana.api.media.listMedia({ query: { limit: 3, state: ["ready"] } });
  expect(
    data.map(({ name, used, used_for, can }) => [name, used, used_for.toSorted(), can.includes("delete")]),
  ).toEqual([
    ["reel.mp4", 0, [], true],
    // What stands for a film may go: the film does without.
    ["still.png", 0, ["poster"], true],
    ["work.png", 3, ["delivery", "portfolio_item"], false],
  ]);
  const count = async (state: "ready" | "refused" | "uploading") =>
    (await ana.api.media.listMedia({ query: { limit: 1, count: true, state: [state] } })).total;
  const all = (await ana.api.media.listMedia({ query: { limit: 1, count: true } })).total ?? 0;
  expect([await count("ready"), await count("uploading")]).toEqual([all, 0]);
});

test("a file in use is kept; a file that nothing uses goes after two days", async () => {
  const used = await upload(ana, await png({ colour: "#aa0000" }));
  const free = await upload(ana, await png({ colour: "#00aa00" }));
  const subject = newId();
  await use([used.media_id], "portfolio_item", subject);
  const inUse = ana.api.media.deleteMedia({ params: { media_id: used.media_id } });
  await expect(inUse).rejects.toMatchObject({ status: 409, code: "media.in_use" });
  await collectOrphans(kogi.platform);
  await kogi.advance(49 * HOUR_MS);
  await collectOrphans(kogi.platform);
  await kogi.settle();
  const rows = await kogi.platform.db.selectFrom("media.media").select("media_id").execute();
  const ids = rows.map((row) => row.media_id);
  expect(ids).toContain(used.media_id);
  expect(ids).not.toContain(free.media_id);
});
