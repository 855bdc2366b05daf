// Uploads, sizes and links with the files in a bucket instead of a folder.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createS3Store } from "#platform/files/s3-store.ts";
import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import { film, jpeg } from "#test/pictures.ts";
import { NO_S3, testBucket } from "#test/s3.ts";
import { world } from "#test/world.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { attach } from "./index.ts";
import { beginUpload, readUpload } from "./resumable-upload.ts";
import { writePieces } from "./upload-pieces.ts";

const bucket = await testBucket();

if (bucket === null) test.skip(`media in a bucket: ${NO_S3}`);
else
  describe("media in a bucket", () => {
    const kogi = world({
      S3_ENDPOINT: bucket.endpoint,
      S3_BUCKET: bucket.bucket,
      S3_ACCESS_KEY_ID: bucket.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    });
    const files = createS3Store(bucket);

    test("a picture gets its sizes there, is shown from there, and is gone from there when it is deleted", async () => {
      const ana = await signUp(kogi);
      const { media_id } = await ana.api.media.uploadMedia({ query: { name: "a.jpg" }, body: await jpeg() });
      await kogi.settle();
      const params = { media_id };
      const subject = { type: "test", id: newId() };
      const use = (mediaIds: string[]) =>
        kogi.platform.inTransaction((tx) =>
          attach(tx, { mediaIds, ownerId: ana.userId, purpose: "portfolio_item", subject }),
        );
      await use([media_id]);
      const shown = await ana.api.media.getMedia({ params });
      const size = await kogi.app.fastify.inject({ url: shown.sources[0]?.url ?? "" });
      expect([size.statusCode, size.headers["content-type"]]).toEqual([200, "image/webp"]);
      expect((await files.folders("derived")).length).toBe(1);
      await use([]);
      await ana.api.media.deleteMedia({ params });
      await kogi.settle();
      expect([await files.folders("derived"), await files.folders("originals")]).toEqual([[], []]);
    });

    test("a film in pieces, broken off in between, arrives whole", async () => {
      const ben = await signUp(kogi);
      const content = film(9);
      const wish = { bytes: content.length, name: "film.mp4", alt: "", type: "video/mp4", key: null };
      const mediaId = await beginUpload(kogi.platform, ben, wish);
      await expect(writePieces(files, mediaId, 0, Readable.from(broken(content)))).rejects.toThrow("cut");
      const { received } = await readUpload(kogi.platform, ben, mediaId);
      expect(received).toBe(5_000_000);
      await writePieces(files, mediaId, received, Readable.from([content.subarray(received)]));
      expect(await readUpload(kogi.platform, ben, mediaId)).toMatchObject({ state: "scanning" });
      await kogi.settle();
      const media = await ben.api.media.getMedia({ params: { media_id: mediaId } });
      expect(media).toMatchObject({ state: "ready", bytes: content.length });
      const { rawPayload } = await kogi.app.fastify.inject({ url: media.original_url ?? "" });
      expect(hashOf(rawPayload)).toBe(hashOf(content));
      expect(await files.folders("pieces")).toEqual([]);
    });

    test("pieces that belong to nothing are cleared away", async () => {
      await files.put(`pieces/${newId()}/0`, Buffer.from("left over"));
      await collectOrphans(kogi.platform);
      expect(await files.folders("pieces")).toEqual([]);
    });
  });

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function* broken(content: Buffer): Generator<Buffer> {
  yield content.subarray(0, 3_000_000);
  yield content.subarray(3_000_000, 5_000_000);
  throw new Error("cut");
}
