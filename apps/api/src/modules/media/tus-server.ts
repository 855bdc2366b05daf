// The tus protocol (1.0) over our own rows: the library writes pieces and speaks the protocol, we decide who may.
import type { IncomingMessage } from "node:http";
import { Server, type ServerOptions } from "@tus/server";
import { RESUMABLE_UPLOAD_BYTES_MAX } from "#api-schema/media.ts";
import { assert } from "#platform/errors/index.ts";
import { problemText, RETRY_AFTER_SECONDS } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { PieceStore } from "./piece-store.ts";
import { finishUpload } from "./resumable-upload.ts";
import { tusRefusal } from "./tus-refusals.ts";

export const UPLOADS_PATH = "/api/uploads";

export interface TusServer {
  /** The server, to be given requests that were admitted. */
  readonly server: Server;
  /** Says under which id the upload that this request begins was opened. */
  expect(request: IncomingMessage, mediaId: string): void;
}

export function createTusServer(platform: Platform): TusServer {
  const opened = new WeakMap<IncomingMessage, string>();
  const server = new ProblemServer({
    path: UPLOADS_PATH,
    relativeLocation: true,
    // The protocol's own header for pages of other origins: ours alone.
    allowedOrigins: [platform.config.publicUrl],
    maxSize: RESUMABLE_UPLOAD_BYTES_MAX,
    disableTerminationForFinishedUploads: true,
    datastore: new PieceStore(platform),
    namingFunction(request) {
      const mediaId = opened.get(nodeRequest(request));
      assert(mediaId, "an upload is opened before its first piece");
      return mediaId;
    },
    async onUploadFinish(_request, upload) {
      await finishUpload(platform, upload.id);
      return {};
    },
    onResponseError: (request, error) => answerFailure(platform, request, error),
  });
  return { server, expect: (request, mediaId) => void opened.set(request, mediaId) };
}

/** Every refusal is a problem document: the library would say it in plain words. */
class ProblemServer extends Server {
  override write(...[context, headers, status, body = ""]: Parameters<Server["write"]>) {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set("content-type", "application/problem+json");
    // What it refuses before it has looked for the upload comes without an error to translate.
    const problem = body.startsWith("{") ? body : problemText(tusRefusal({ status_code: status }), {});
    return super.write(context, headers, status, problem);
  }
}

function answerFailure(platform: Platform, request: TusRequest, error: unknown) {
  const refusal = tusRefusal(error);
  if (refusal.status >= 500) platform.log.error({ err: error }, "a piece of an upload could not be taken");
  const answer = request.runtime?.node?.res;
  if (refusal.status === 503) answer?.setHeader("retry-after", String(RETRY_AFTER_SECONDS));
  const id = answer?.getHeader("x-request-id");
  const about = { instance: new URL(request.url).pathname, ...(typeof id === "string" ? { request_id: id } : {}) };
  return { status_code: refusal.status, body: problemText(refusal, about) };
}

type TusRequest = Parameters<NonNullable<ServerOptions["namingFunction"]>>[0];

function nodeRequest(request: TusRequest): IncomingMessage {
  const node = request.runtime?.node?.req;
  assert(node, "the library was handed a request of Node's server");
  // Its type allows HTTP/2, which this server does not speak.
  return node as IncomingMessage;
}
