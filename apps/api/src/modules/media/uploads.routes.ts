// /api/uploads: the tus protocol, admitted like every other route.
import type { FastifyReply, FastifyRequest } from "fastify";
import { assert } from "#platform/errors/index.ts";
import { type Actor, admit, type HttpApp } from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { deleteOwnMedia } from "./delete-media.ts";
import { mediaErrors } from "./media.errors.ts";
import { refusalError } from "./receive-bytes.ts";
import { refuseBeginning } from "./refuse-beginning.ts";
import { type Announcement, beginUpload, readUpload } from "./resumable-upload.ts";
import { refuseFile } from "./scan-media.ts";
import { refuseHeaders, TUS_VERSION, type TusMethod } from "./tus-refusals.ts";
import { createTusServer, UPLOADS_PATH } from "./tus-server.ts";
import { readMetadata } from "./upload-metadata.ts";

const uploadRoute = { access: "signed_in", scope: "media:write", rate: "upload" } as const;

type UploadRequest = FastifyRequest<{ Params: { upload_id: string } }>;

export function registerUploadRoutes(http: HttpApp, platform: Platform): void {
  const tus = createTusServer(platform);
  /** Who sends it; null where the protocol has no headers that could be wrong. */
  const admitted = async (request: FastifyRequest, reply: FastifyReply, method: TusMethod | null): Promise<Actor> => {
    const actor = await admit(http.dependencies, uploadRoute, request, reply);
    assert(actor, "an upload has an owner");
    reply.header("tus-resumable", TUS_VERSION).header("tus-version", TUS_VERSION);
    const refusal = method && refuseHeaders(method, request.headers);
    if (refusal) throw refusal;
    return actor;
  };
  /** From here on the library reads the request and writes the answer. */
  const handOver = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const rate = reply.getHeader("ratelimit");
    reply.hijack();
    if (rate !== undefined) reply.raw.setHeader("ratelimit", rate);
    reply.raw.setHeader("x-content-type-options", "nosniff");
    reply.raw.setHeader("cache-control", "no-store");
    reply.raw.setHeader("x-request-id", request.id);
    await tus.server.handle(request.raw, reply.raw);
  };

  http.fastify.register((scope, _options, done) => {
    // The pieces go straight to the library; nothing is read before the caller is admitted.
    scope.addContentTypeParser("application/offset+octet-stream", (_request, payload, parsed) => parsed(null, payload));
    scope.options(UPLOADS_PATH, handOver);
    scope.options(`${UPLOADS_PATH}/:upload_id`, handOver);
    scope.post(UPLOADS_PATH, async (request, reply) => {
      const actor = await admitted(request, reply, "POST");
      const announced = readAnnouncement(request);
      const refusal = await refuseBeginning(request.raw, announced.bytes);
      if (refusal) throw refusalError(refusal);
      tus.expect(request.raw, await beginUpload(platform, actor, announced));
      return handOver(request, reply);
    });
    scope.head(`${UPLOADS_PATH}/:upload_id`, async (request: UploadRequest, reply) => {
      const upload = await readUpload(platform, await admitted(request, reply, "HEAD"), uploadId(request));
      if (upload.state === "uploading") return handOver(request, reply);
      reply.header("cache-control", "no-store");
      return reply.header("upload-offset", upload.bytes).header("upload-length", upload.bytes).send();
    });
    scope.patch(`${UPLOADS_PATH}/:upload_id`, async (request: UploadRequest, reply) => {
      const upload = await readUpload(platform, await admitted(request, reply, "PATCH"), uploadId(request));
      if (upload.state !== "uploading") throw mediaErrors.uploadFinished({ extra: { current: upload.state } });
      const isFirst = upload.received === 0 && request.headers["upload-offset"] === "0";
      const refusal = isFirst ? await refuseBeginning(request.raw, upload.bytes) : null;
      if (refusal) {
        await refuseFile(platform, upload.mediaId, refusal);
        throw refusalError(refusal);
      }
      return handOver(request, reply);
    });
    scope.delete(`${UPLOADS_PATH}/:upload_id`, async (request: UploadRequest, reply) => {
      const actor = await admitted(request, reply, null);
      await deleteOwnMedia(platform, actor, uploadId(request));
      return reply.code(204).send();
    });
    done();
  });
}

function uploadId(request: UploadRequest): string {
  const id = request.params.upload_id;
  if (!isId(id)) throw mediaErrors.notFound();
  return id;
}

function readAnnouncement(request: FastifyRequest): Announcement {
  const length = request.headers["upload-length"];
  const metadata = readMetadata(request.headers["upload-metadata"]);
  const key = metadata.get("key") ?? "";
  // Without a length nobody can say whether it fits; the protocol would allow that.
  if (typeof length !== "string" || !/^\d{1,12}$/.test(length)) throw mediaErrors.lengthNeeded();
  return {
    bytes: Number(length),
    name: metadata.get("filename") || metadata.get("name") || "file",
    alt: metadata.get("alt") ?? "",
    type: metadata.get("filetype") ?? metadata.get("type") ?? "",
    key: isId(key) ? key : null,
  };
}
