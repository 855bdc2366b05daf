// The server that keeps the files goes away and comes back: people are told so, nothing is lost, and Kogi goes on.
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ApiProblem } from "#api-schema/client.ts";
import { HOUR_MS } from "#platform/clock/index.ts";
import { createS3Store } from "#platform/files/s3-store.ts";
import { describeStore } from "#platform/files/store-contract.ts";
import { newId } from "#platform/ids/index.ts";
import { startMemoryS3 } from "#test/memory-s3.ts";
import { type Person, signUp } from "#test/people.ts";
import { film, jpeg } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { attach } from "./index.ts";

const s3 = await startMemoryS3();
const { endpoint, bucket, accessKeyId, secretAccessKey } = s3.settings;
const kogi = world({
  S3_ENDPOINT: endpoint,
  S3_BUCKET: bucket,
  S3_ACCESS_KEY_ID: accessKeyId,
  S3_SECRET_ACCESS_KEY: secretAccessKey,
});
let ana: Person;
let origin = "";
beforeAll(async () => {
  ana = await signUp(kogi);
  await kogi.app.fastify.listen({ port: 0, host: "127.0.0.1" });
  // A server that listens on TCP has an address with a port.
  origin = `http://127.0.0.1:${(kogi.app.fastify.server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  s3.mood = "well";
});
afterAll(() => s3.close());

const AWAY = { status: 503, code: "request.storage_unavailable", retryAfter: "2", cache: "no-store" };

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(origin + path, { ...init, headers: { ...ana.headers, ...init.headers } });
  const text = await answer.text();
  const { headers, status } = answer;
  const told = headers.get("content-type")?.startsWith("application/problem+json") ? JSON.parse(text).code : text;
  return { status, code: told, retryAfter: headers.get("retry-after"), cache: headers.get("cache-control") };
}

const send = (body: Buffer) =>
  ask("/api/media?name=a.jpg", {
    method: "POST",
    body: Uint8Array.from(body),
    headers: { "content-type": "application/octet-stream" },
  });

describe("the stand-in of these tests", () => describeStore(() => createS3Store(s3.settings)));

test.each(["refuses", "breaks"] as const)(
  "while the storage %s, a read is told to come back, and then works",
  async (mood) => {
    const { media_id } = await ana.api.media.uploadMedia({ query: { name: "a.jpg" }, body: await jpeg() });
    await kogi.settle();
    await kogi.platform.inTransaction((tx) =>
      attach(tx, {
        mediaIds: [media_id],
        ownerId: ana.userId,
        purpose: "portfolio_item",
        subject: { type: "test", id: newId() },
      }),
    );
    const { sources, original_url } = await ana.api.media.getMedia({ params: { media_id } });
    s3.mood = mood;
    expect(await ask(sources[0]?.url ?? "")).toEqual(AWAY);
    expect(await ask(original_url ?? "")).toEqual(AWAY);
    s3.mood = "well";
    expect(await ask(sources[0]?.url ?? "")).toMatchObject({
      status: 200,
      cache: "public, max-age=31536000, immutable",
    });
  },
);

test("an answer that stops half way ends, and the next one is whole", async () => {
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "b.jpg" }, body: await jpeg({ width: 700 }) });
  await kogi.settle();
  const { original_url } = await ana.api.media.getMedia({ params: { media_id } });
  s3.mood = "stumbles";
  await expect(ask(original_url ?? "")).rejects.toThrow();
  s3.mood = "well";
  expect(await ask(original_url ?? "")).toMatchObject({ status: 200 });
});

test("a file sent in one request is told to come back, and nothing of it is left", async () => {
  s3.mood = "refuses";
  // More than fits on the way: whoever sends on must still hear the answer.
  expect(await send(Buffer.concat([await jpeg(), Buffer.alloc(12_000_000)]))).toEqual(AWAY);
  s3.mood = "well";
  expect((await ana.api.media.listMedia({ query: {} })).data.filter(({ state }) => state === "scanning")).toEqual([]);
  expect(await send(await jpeg({ width: 300 }))).toMatchObject({ status: 201 });
});

test("an upload in pieces is told to come back at any moment, goes on, and arrives whole", async () => {
  const content = film(6);
  const tus = (method: string, path: string, offset: number, body?: Buffer) =>
    fetch(origin + path, {
      method,
      headers: {
        ...ana.headers,
        "tus-resumable": "1.0.0",
        ...(method === "POST"
          ? { "upload-length": String(content.length) }
          : { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" }),
      },
      ...(body ? { body: Uint8Array.from(body) } : {}),
    });
  const path = (await tus("POST", "/api/uploads", 0)).headers.get("location") ?? "";
  const first = await tus("PATCH", path, 0, content.subarray(0, 1_000_000));
  expect([first.status, await first.text()]).toEqual([204, ""]);
  s3.mood = "refuses";
  for (const answer of [await tus("HEAD", path, 0), await tus("PATCH", path, 1_000_000, content.subarray(1_000_000))])
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  s3.mood = "well";
  // Away only once the piece is on its way.
  const { files } = kogi.platform;
  const list = files.list.bind(files);
  Object.assign(files, {
    list: async (folder: string) => {
      const found = await list(folder);
      s3.mood = "breaks";
      return found;
    },
  });
  const broken = await tus("PATCH", path, 1_000_000, content.subarray(1_000_000));
  expect([broken.status, broken.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await broken.json()).toMatchObject({ status: 503, code: "request.storage_unavailable" });
  Object.assign(files, { list });
  s3.mood = "well";
  expect((await tus("HEAD", path, 0)).headers.get("upload-offset")).toBe("1000000");
  expect((await tus("PATCH", path, 1_000_000, content.subarray(1_000_000))).status).toBe(204);
  // The work behind it waits for the storage too.
  s3.mood = "refuses";
  await kogi.settle().catch(() => undefined);
  s3.mood = "well";
  await collectOrphans(kogi.platform);
  await kogi.advance(2 * HOUR_MS);
  await collectOrphans(kogi.platform);
  await kogi.settle();
  const mediaId = path.split("/").at(-1) ?? "";
  expect(await ana.api.media.getMedia({ params: { media_id: mediaId } })).toMatchObject({ state: "ready" });
  expect([...s3.objects.values()].some((stored) => stored.equals(content))).toBe(true);
});

test("a file is deleted also while the storage is away; its bytes go later", async () => {
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "c.jpg" }, body: await jpeg({ width: 410 }) });
  await kogi.settle();
  s3.mood = "refuses";
  await ana.api.media.deleteMedia({ params: { media_id } });
  s3.mood = "well";
  await expect(ana.api.media.getMedia({ params: { media_id } })).rejects.toThrow(ApiProblem);
});
