import { Readable } from "node:stream";
import { mediaApi, SIMPLE_UPLOAD_BYTES_MAX } from "#api-schema/media.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { deleteOwnMedia } from "./delete-media.ts";
import { describeMedia } from "./describe-media.ts";
import { listOwnMedia, readOwnMedia } from "./read-media.ts";
import { refusalError } from "./receive-bytes.ts";
import { listUploads } from "./resumable-upload.ts";
import { readStorage } from "./storage.ts";
import { uploadFile } from "./upload-file.ts";

export function registerMediaRoutes(http: HttpApp, platform: Platform): void {
  registerUpload(http, platform);
  serve(http, mediaApi.getStorage, ({ actor }) => readStorage(platform, actor.userId));
  serve(http, mediaApi.listUploads, async ({ actor }) => ({ data: await listUploads(platform, actor) }));
  serve(http, mediaApi.listMedia, ({ actor, query }) => listOwnMedia(platform, actor, query));
  serve(http, mediaApi.getMedia, ({ actor, params }) => readOwnMedia(platform, actor, params.media_id));
  serve(http, mediaApi.patchMedia, ({ actor, params, body }) => describeMedia(platform, actor, params.media_id, body));
  serve(http, mediaApi.deleteMedia, ({ actor, params }) => deleteOwnMedia(platform, actor, params.media_id));
}

/** The one route whose body is bytes: parsed as a stream, in a scope of its own, so that no other route sees one. */
function registerUpload(http: HttpApp, platform: Platform): void {
  http.fastify.register((scope, _options, done) => {
    scope.addContentTypeParser("application/octet-stream", (_request, payload, parsed) => parsed(null, payload));
    serve({ ...http, fastify: scope }, mediaApi.uploadMedia, async ({ actor, query, body, headers }) => {
      if (Number(headers["content-length"] ?? 0) > SIMPLE_UPLOAD_BYTES_MAX) throw refusalError("too_large");
      // The client sends bytes; the parser above hands them on as they come. Without a content type there are none.
      const content: unknown = body;
      if (content === undefined || content === null) throw refusalError("empty");
      if (!(content instanceof Readable)) throw requestErrors.unsupportedType();
      return uploadFile(platform, actor, { name: query.name, alt: query.alt ?? "", content });
    });
    done();
  });
}
