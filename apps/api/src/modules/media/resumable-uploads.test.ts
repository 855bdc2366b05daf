import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "#api-schema/client.ts";
import { contracts } from "#api-schema/contracts.ts";
import { type App, buildApp } from "#app/app.ts";
import { HOUR_MS } from "#platform/clock/index.ts";
import { injectTransport } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { cloneDatabase } from "#test/database.ts";
import { wav } from "#test/films.ts";
import { signUp } from "#test/people.ts";
import { film, page, pdf, png, zip } from "#test/pictures.ts";
import { testConfig } from "#test/settings.ts";
import type { World } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { writePieces } from "./upload-pieces.ts";

// These tests stop Kogi and start it again on the same database and files, so they build it themselves.
const config = testConfig();
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let app: App;
let origin = "";
let ana: Record<string, string>;
let ben: Record<string, string>;

async function start(): Promise<void> {
  const options = { connection: database.connection, poolSize: 5, skipMigrations: true };
  app = await buildApp(await createPlatform(config, createLogger("silent"), options));
  await app.start();
  await app.fastify.listen({ port: 0, host: "127.0.0.1" });
  // A server that listens on TCP has an address with a port.
  origin = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`;
}

const apiOf = (headers: Record<string, string>) => createClient(contracts, injectTransport(app.fastify, headers));

beforeAll(async () => {
  database = await cloneDatabase();
  await start();
  const world: World = {
    get app() {
      return app;
    },
    get platform() {
      return app.platform;
    },
    api: (headers = {}) => apiOf(headers),
    settle: () => app.settle(),
    advance: async () => undefined,
  };
  ana = (await signUp(world, { name: "Ana" })).headers;
  ben = (await signUp(world, { name: "Ben" })).headers;
});
afterAll(async () => {
  await app.stop();
  await database.drop();
  await rm(config.dataFolder, { recursive: true, force: true });
});

const TUS = { "tus-resumable": "1.0.0" };
const encode = (text: string) => Buffer.from(text).toString("base64");

async function tus(
  method: string,
  path: string,
  who: Record<string, string>,
  headers: Record<string, string> = {},
  body?: Buffer,
) {
  const init = { method, headers: { ...TUS, ...who, ...headers }, ...(body ? { body: Uint8Array.from(body) } : {}) };
  const response = await fetch(origin + path, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function begin(length: number, name = "film.mp4", type = "video/mp4"): Promise<string> {
  const metadata = `filename ${encode(name)},filetype ${encode(type)}`;
  const begun = await tus("POST", "/api/uploads", ana, {
    "upload-length": String(length),
    "upload-metadata": metadata,
  });
  expect(begun.status).toBe(201);
  expect(begun.headers.get("ratelimit")).toMatch(/^limit=\d+, remaining=\d+, reset=\d+$/);
  return begun.headers.get("location") ?? "";
}

const piece = (path: string, offset: number, content: Buffer, who = ana) =>
  tus(
    "PATCH",
    path,
    who,
    { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
    content,
  );

const offsetOf = async (path: string) => Number((await tus("HEAD", path, ana)).headers.get("upload-offset"));

/** Sends a part of what it announced and pulls the plug. */
function cutOff(path: string, offset: number, announced: number, content: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const headers = {
      ...TUS,
      ...ana,
      "content-type": "application/offset+octet-stream",
      "upload-offset": offset,
      "content-length": announced,
    };
    const sending = request(origin + path, { method: "PATCH", headers });
    sending.on("error", () => resolve());
    sending.write(content, () => sending.destroy());
  });
}

test("a film that is cut off twice, once with the server going down, arrives whole", async () => {
  const content = film(6);
  const path = await begin(content.length);
  const first = await piece(path, 0, content.subarray(0, 1_000_000));
  expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "1000000"]);
  await cutOff(path, 1_000_000, content.length - 1_000_000, content.subarray(1_000_000, 2_500_000));
  await app.stop();
  await start();
  const reached = await offsetOf(path);
  expect(reached).toBeGreaterThanOrEqual(1_000_000);
  expect(reached).toBeLessThanOrEqual(2_500_000);
  // A piece for another offset than the one reached would leave a hole.
  expect((await piece(path, reached + 1, content.subarray(reached + 1))).status).toBe(409);
  expect((await piece(path, reached, content.subarray(reached))).status).toBe(204);
  await app.settle();
  const media_id = path.split("/").at(-1) ?? "";
  const media = await apiOf(ana).media.getMedia({ params: { media_id } });
  expect(media).toMatchObject({
    state: "ready",
    kind: "video",
    type: "video/mp4",
    bytes: content.length,
    name: "film.mp4",
  });
  const sent = await fetch(origin + (media.original_url ?? ""));
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(new Uint8Array(await sent.arrayBuffer()))).toBe(hash(content));
  // Asked again, the upload says that it has everything; more is not taken.
  expect(await offsetOf(path)).toBe(content.length);
  expect((await piece(path, content.length, Buffer.from("more"))).status).toBe(409);
});

test("an upload whose last byte came just before the server died is finished when its sender asks", async () => {
  const content = film(1);
  const path = await begin(content.length);
  const media_id = path.split("/").at(-1) ?? "";
  await piece(path, 0, content.subarray(0, -5));
  // What a kill between the last write and the note of it leaves behind: all bytes, and still `uploading`.
  await app.platform.files.put(`pieces/${media_id}/${content.length - 5}-5`, content.subarray(-5));
  await app.stop();
  await start();
  expect(await offsetOf(path)).toBe(content.length);
  await app.settle();
  expect(await apiOf(ana).media.getMedia({ params: { media_id } })).toMatchObject({ state: "ready" });
});

test("what two servers took of the same film lies over each other, and the late rest of one undoes nothing", async () => {
  const content = film(4);
  const path = await begin(content.length);
  const media_id = path.split("/").at(-1) ?? "";
  const sent = (start: number, end: number) => Readable.from([content.subarray(start, end)]);
  const take = (start: number, end: number) => writePieces(app.platform.files, media_id, start, sent(start, end));
  await take(0, 1_000_000);
  // The new connection brings some, and then more; only now the old one lets go of what it held.
  await take(1_000_000, 1_200_000);
  await take(1_200_000, 3_000_000);
  await take(1_000_000, 2_500_000);
  await take(1_000_000, 1_100_000);
  expect(await offsetOf(path)).toBe(3_000_000);
  expect((await piece(path, 3_000_000, content.subarray(3_000_000))).status).toBe(204);
  await app.settle();
  const media = await apiOf(ana).media.getMedia({ params: { media_id } });
  expect(media).toMatchObject({ state: "ready", bytes: content.length });
  const kept = Buffer.from(await (await fetch(origin + (media.original_url ?? ""))).arrayBuffer());
  expect(kept.equals(content)).toBe(true);
  await take(1_000_000, 1_100_000);
  await collectOrphans(app.platform);
  expect(await app.platform.files.folders("pieces")).toEqual([]);
});

test("one's unfinished uploads are listed with how far they are, until they are whole or broken off", async () => {
  const content = film(1);
  const started = await begin(content.length, "long.mp4");
  await piece(started, 0, content.subarray(0, 400_000));
  const untouched = await begin(5_000, "short.mp4");
  const list = async (who: Record<string, string>) => (await apiOf(who).media.listUploads()).data;
  const media_id = started.split("/").at(-1) ?? "";
  const [newest, before] = await list(ana);
  expect(newest).toMatchObject({ name: "short.mp4", bytes: 5_000, received_bytes: 0 });
  expect(before).toMatchObject({ media_id, bytes: content.length, received_bytes: 400_000 });
  const kept = Date.parse(before?.kept_until ?? "") - Date.parse(before?.created_at ?? "");
  expect(kept).toBe(48 * HOUR_MS);
  expect(await list(ben)).toEqual([]);
  await apiOf(ana).media.deleteMedia({ params: { media_id: untouched.split("/").at(-1) ?? "" } });
  await piece(started, 400_000, content.subarray(400_000));
  expect(await list(ana)).toEqual([]);
  await app.settle();
});

test("nobody else can see, continue or break off an upload", async () => {
  const path = await begin(1_000);
  for (const method of ["HEAD", "DELETE"]) expect((await tus(method, path, ben)).status).toBe(404);
  expect((await piece(path, 0, Buffer.alloc(10), ben)).status).toBe(404);
  expect((await piece(path, 0, Buffer.alloc(10), {})).status).toBe(401);
  expect((await tus("HEAD", "/api/uploads/nonsense", ana)).status).toBe(404);
  expect(await offsetOf(path)).toBe(0);
  expect((await tus("DELETE", path, ana)).status).toBe(204);
  expect((await tus("HEAD", path, ana)).status).toBe(404);
});

test("what cannot be taken is refused before its first byte", async () => {
  const open = (length: string | null, type: string) =>
    tus("POST", "/api/uploads", ana, {
      ...(length === null ? { "upload-defer-length": "1" } : { "upload-length": length }),
      "upload-metadata": `filename ${encode("a")},filetype ${encode(type)}`,
    });
  const code = async (answer: ReturnType<typeof open>) => JSON.parse((await answer).text).code;
  expect(await code(open(String(600 * 1_048_576), "video/mp4"))).toBe("media.too_large");
  expect(await code(open("100", "application/zip"))).toBe("media.type_refused");
  expect(await code(open("100", "Text/HTML; charset=utf-8"))).toBe("media.type_refused");
  expect(await code(open("0", "image/png"))).toBe("media.empty");
  expect(await code(open("-5", "image/png"))).toBe("media.length_needed");
  expect(await code(open(null, "image/png"))).toBe("media.length_needed");
});

test("what an upload says of itself is not believed, for or against it: its content decides", async () => {
  const refused = (reason: string) => ({ state: "refused", url: null, refusal: expect.stringContaining(reason) });
  for (const [content, called, expected] of [
    [page, "video/mp4", refused("can carry programs")],
    [zip, "video/mp4", refused("do not take archives")],
    [wav(400), "audio/x-wav", { state: "ready", type: "audio/wav" }],
    [film(0), "video/x-m4v", { state: "ready", type: "video/mp4" }],
    [pdf, "application/octet-stream", { state: "ready", type: "application/pdf" }],
    [await png(), "image/heic", { state: "ready", type: "image/png" }],
  ] as const) {
    const path = await begin(content.length, "work", called);
    expect((await piece(path, 0, content)).status).toBe("refusal" in expected ? 415 : 204);
    await app.settle();
    const media = await apiOf(ana).media.getMedia({ params: { media_id: path.split("/").at(-1) ?? "" } });
    expect([called, media]).toMatchObject([called, expected]);
  }
});

test("what is not taken, or too large for what it is, is refused with its first bytes, and takes no room", async () => {
  const before = (await apiOf(ana).media.getStorage({})).used_bytes;
  const large = 60 * 1_048_576;
  const code = async (path: string, content: Buffer) => {
    const answer = await piece(path, 0, content);
    return [answer.status, JSON.parse(answer.text).code];
  };
  const archive = await begin(large, "work.mp4");
  expect(await code(archive, Buffer.concat([zip, Buffer.alloc(8_000_000)]))).toEqual([415, "media.type_refused"]);
  const paper = await begin(large, "work.pdf", "application/pdf");
  expect(await code(paper, Buffer.concat([pdf, Buffer.alloc(8_000_000)]))).toEqual([413, "media.too_large"]);
  expect((await apiOf(ana).media.getStorage({})).used_bytes).toBe(before);
  // Whoever asks where it stands hears that no more is wanted, and the file says why.
  expect(await offsetOf(archive)).toBe(large);
  const media_id = archive.split("/").at(-1) ?? "";
  expect(await apiOf(ana).media.getMedia({ params: { media_id } })).toMatchObject({
    state: "refused",
    refusal: expect.stringContaining("do not take archives"),
  });
  expect(await app.platform.files.folders("pieces")).not.toContain(media_id);
});

test("an announcement whose answer got lost is the same upload when it comes again under its key", async () => {
  const announce = async (length: number, key: string, who = ana) => {
    const headers = {
      "upload-length": String(length),
      "upload-metadata": `filename ${encode("a")},key ${encode(key)}`,
    };
    const answer = await tus("POST", "/api/uploads", who, headers);
    expect(answer.status).toBe(201);
    return answer.headers.get("location") ?? "";
  };
  const [key, other] = [newId(), newId()];
  const before = (await apiOf(ana).media.getStorage({})).used_bytes;
  const [first, second] = await Promise.all([announce(50_000, key), announce(50_000, key)]);
  expect(second).toBe(first);
  expect((await apiOf(ana).media.getStorage({})).used_bytes).toBe(before + 50_000);
  const others = [await announce(50_000, other), await announce(60_000, key), await announce(50_000, key, ben)];
  expect(new Set([first, ...others]).size).toBe(4);
  for (const path of [first, ...others.slice(0, 2)]) await tus("DELETE", path, ana);
  const later = await announce(50_000, key);
  expect(later).not.toBe(first);
  await tus("DELETE", later, ana);
});

test("while the disk has next to no room nothing is taken in, and what is there can be read", async () => {
  const { files } = app.platform;
  const { room } = files;
  files.room = async () => ({ free: 2_200_000_000, all: 100_000_000_000 });
  const announce = async (length: number) =>
    tus("POST", "/api/uploads", ana, { "upload-length": String(length), "upload-metadata": `filename ${encode("a")}` });
  const refused = await announce(400_000_000);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(JSON.parse(refused.text).code).toBe("request.storage_unavailable");
  const taken = await announce(10_000);
  expect(taken.status).toBe(201);
  files.room = async () => ({ free: 1_000_000_000, all: 100_000_000_000 });
  const small = apiOf(ana).media.uploadMedia({ query: { name: "a.txt" }, body: Buffer.from("a") });
  await expect(small).rejects.toMatchObject({ code: "request.storage_unavailable" });
  expect((await tus("DELETE", taken.headers.get("location") ?? "", ana)).status).toBe(204);
  files.room = room;
});

test("no piece makes a file longer than was announced", async () => {
  const path = await begin(1_000, "note.txt", "text/plain");
  const answer = await piece(path, 0, Buffer.alloc(5_000, "a"));
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await offsetOf(path)).toBeLessThanOrEqual(1_000);
  await tus("DELETE", path, ana);
});

test("every refusal is a problem with a code, whoever speaks it: Kogi or the protocol's library", async () => {
  const path = await begin(1_000, "note.txt", "text/plain");
  await piece(path, 0, Buffer.alloc(10, "a"));
  const type = { "content-type": "application/offset+octet-stream" };
  const refusals = [
    [409, "media.offset_conflict", await piece(path, 500, Buffer.from("aa"))],
    [413, "media.more_than_announced", await piece(path, 10, Buffer.alloc(2_000, "a"))],
    [412, "media.protocol_version", await tus("PATCH", path, ana, { ...type, "tus-resumable": "0.2.2" }, page)],
    [415, "request.unsupported_type", await tus("PATCH", path, ana, { "upload-offset": "10" }, page)],
    [400, "media.headers_invalid", await tus("PATCH", path, ana, type, page)],
    [400, "media.headers_invalid", await tus("PATCH", path, ana, { ...type, "upload-offset": "1e1" }, page)],
    [
      400,
      "media.headers_invalid",
      await tus("POST", "/api/uploads", ana, { "upload-length": "9", "upload-metadata": "a a a" }),
    ],
    [
      400,
      "media.headers_invalid",
      await tus("POST", "/api/uploads", ana, { "upload-length": "9", "upload-concat": "partial" }),
    ],
    [
      400,
      "media.headers_invalid",
      await tus("PATCH", path, ana, { ...type, "upload-offset": "10", "upload-length": "01" }, page),
    ],
    [
      400,
      "media.headers_invalid",
      await tus("PATCH", path, ana, { ...type, "upload-offset": "10", "x-forwarded-proto": "gopher" }, page),
    ],
    [404, "media.not_found", await piece("/api/uploads/nonsense", 0, page)],
    [401, "request.sign_in_needed", await piece(path, 10, page, {})],
    [405, "request.method_not_allowed", await tus("GET", path, ana)],
  ] as const;
  for (const [status, code, answer] of refusals) {
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect(JSON.parse(answer.text)).toMatchObject({ status, code, detail: expect.any(String) });
  }
  expect(JSON.parse(refusals[5][2].text).errors).toMatchObject([{ pointer: "/headers/upload-offset" }]);
  expect(refusals[2][2].headers.get("tus-version")).toBe("1.0.0");
  expect(await offsetOf(path)).toBe(10);
  await tus("DELETE", path, ana);
});

test("twenty unfinished uploads are enough", async () => {
  const paths: string[] = [];
  for (let count = 0; count < 20; count += 1) paths.push(await begin(100 + count));
  const next = await tus("POST", "/api/uploads", ana, { "upload-length": "100" });
  expect(JSON.parse(next.text)).toMatchObject({ status: 409, code: "media.too_many_uploads" });
  // Left alone for two days they go away by themselves.
  const { clock } = app.platform;
  clock.setOffset(clock.offsetMs + 49 * HOUR_MS);
  await collectOrphans(app.platform);
  clock.setOffset(clock.offsetMs - 49 * HOUR_MS);
  expect((await tus("HEAD", paths[0] ?? "", ana)).status).toBe(404);
  expect(await app.platform.files.folders("pieces")).toEqual([]);
  await begin(100);
});
