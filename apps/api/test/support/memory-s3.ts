// As much of S3 as the store of files asks for, in memory, so that it can go away and come back. It checks no signature:
// the contract is proved on a real server (platform/files/s3-store.test.ts), here only what happens around it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createClock } from "#platform/clock/index.ts";
import type { S3Settings } from "#platform/files/index.ts";

/** `refuses`: hangs up on everybody. `breaks`: answers 503. `stumbles`: gives half of what it was asked for. */
export type Mood = "well" | "refuses" | "breaks" | "stumbles";

export interface MemoryS3 {
  readonly settings: S3Settings;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** The keys of what came in parts and was neither finished nor broken off. */
  unfinished(): readonly string[];
  mood: Mood;
  close(): Promise<void>;
}

const BUCKET = "kogi-memory";
const clock = createClock();

export async function startMemoryS3(): Promise<MemoryS3> {
  const objects = new Map<string, Buffer>();
  const parts = new Map<string, Map<number, Buffer>>();
  const begun = new Map<string, { key: string; at: Date }>();
  const state: { mood: Mood } = { mood: "well" };
  const server = createServer((request, response) => {
    if (state.mood === "refuses") return void request.socket.destroy();
    if (state.mood === "breaks") return void response.writeHead(503).end();
    void answer(request, response, state.mood === "stumbles");
  });

  async function answer(request: IncomingMessage, response: ServerResponse, stumbles: boolean): Promise<void> {
    const url = new URL(request.url ?? "/", "http://s3");
    const key = decodeURIComponent(url.pathname.slice(BUCKET.length + 2));
    const body = await buffer(request);
    switch (request.method) {
      case "PUT":
        return send(response, put(key, url.searchParams, request.headers["x-amz-copy-source"], body));
      case "POST":
        return send(response, post(key, url.searchParams, body));
      case "DELETE":
        if (!url.searchParams.has("uploadId")) objects.delete(key);
        else begun.delete(url.searchParams.get("uploadId") ?? "");
        return send(response, "");
      default:
        if (url.searchParams.has("uploads")) return send(response, listBegun(url.searchParams.get("prefix") ?? ""));
        if (url.searchParams.has("list-type")) return send(response, list(url.searchParams.get("prefix") ?? ""));
        return give(request, response, key, stumbles);
    }
  }

  function put(key: string, query: URLSearchParams, source: unknown, body: Buffer): string | null {
    const copied = typeof source === "string" ? objects.get(source.slice(BUCKET.length + 1)) : body;
    if (!copied) return null;
    const upload = query.get("uploadId");
    if (upload) parts.get(upload)?.set(Number(query.get("partNumber")), copied);
    else objects.set(key, copied);
    return typeof source === "string" ? "<CopyObjectResult/>" : "";
  }

  function post(key: string, query: URLSearchParams, body: Buffer): string {
    if (query.has("delete")) {
      for (const [, name = ""] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(name);
      return "<DeleteResult/>";
    }
    const upload = query.get("uploadId");
    if (!upload) {
      const id = `upload-${parts.size}`;
      parts.set(id, new Map());
      begun.set(id, { key, at: clock.now() });
      return `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`;
    }
    begun.delete(upload);
    const sent = [...(parts.get(upload) ?? [])].toSorted(([one], [other]) => one - other);
    objects.set(key, Buffer.concat(sent.map(([, part]) => part)));
    return "<CompleteMultipartUploadResult/>";
  }

  function list(prefix: string): string {
    const under = [...objects].filter(([key]) => key.startsWith(prefix));
    const [files, folders]: [string[], Set<string>] = [[], new Set()];
    for (const [key, content] of under) {
      const [first = "", ...deeper] = key.slice(prefix.length).split("/");
      if (deeper.length > 0) folders.add(`<CommonPrefixes><Prefix>${prefix}${first}/</Prefix></CommonPrefixes>`);
      else files.push(`<Contents><Key>${key}</Key><Size>${content.length}</Size></Contents>`);
    }
    return `<ListBucketResult>${files.join("")}${[...folders].join("")}</ListBucketResult>`;
  }

  function listBegun(prefix: string): string {
    const uploads = [...begun]
      .filter(([, { key }]) => key.startsWith(prefix))
      .map(
        ([id, { key, at }]) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`,
      );
    return `<ListMultipartUploadsResult>${uploads.join("")}</ListMultipartUploadsResult>`;
  }

  function give(request: IncomingMessage, response: ServerResponse, key: string, stumbles: boolean): void {
    const whole = key === "" ? Buffer.alloc(0) : objects.get(key);
    if (!whole) return void response.writeHead(404).end();
    const [, start = "0", end = ""] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
    const content = end === "" ? whole : whole.subarray(Number(start), Number(end) + 1);
    response.writeHead(end === "" ? 200 : 206, { "content-length": content.length });
    if (request.method === "HEAD") return void response.end();
    if (!stumbles) return void response.end(content);
    response.write(content.subarray(0, content.length / 2), () => response.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: BUCKET,
      region: "us-east-1",
      accessKeyId: "key",
      secretAccessKey: "secret",
    },
    objects,
    unfinished: () => [...begun.values()].map(({ key }) => key),
    get mood() {
      return state.mood;
    },
    set mood(mood) {
      state.mood = mood;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Null: there is no such thing. */
function send(response: ServerResponse, body: string | null): void {
  response.setHeader("etag", '"1"');
  if (body === null) response.statusCode = 404;
  else if (body !== "") response.setHeader("content-type", "application/xml");
  response.end(body ? `<?xml version="1.0" encoding="UTF-8"?>${body}` : undefined);
}
