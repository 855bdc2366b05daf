import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startUpload } from "./resumable-upload.ts";

/**
 * A line of which the first so many pieces break after so many bytes, a server that takes none of the first ones, a
 * session that is over after so many pieces, and a proxy that takes none of more bytes.
 */
const fresh = {
  arrived: 0,
  breaks: Number.POSITIVE_INFINITY,
  breaksAfter: Number.POSITIVE_INFINITY,
  refused: 0,
  sessionPieces: Number.POSITIVE_INFINITY,
  isGivenUp: false,
  isWrong: false,
  isSilent: false,
  isUnanswered: false,
  proxyTakes: Number.POSITIVE_INFINITY,
};
const line = { ...fresh, pieces: [] as number[], keys: [] as string[] };
const isSignedIn = () => line.pieces.length <= line.sessionPieces;

class Sending {
  readonly upload = { onprogress: null };
  onload = () => undefined;
  onerror = () => undefined;
  onabort = () => undefined;
  status = 0;
  responseText = "";
  open() {}
  setRequestHeader() {}
  abort() {
    this.onabort();
  }
  send(piece: Blob) {
    line.pieces.push(piece.size);
    if (line.isSilent) return;
    if (line.isWrong) {
      Object.assign(this, { status: 415, responseText: '{"detail":"We do not take archives."}' });
      return queueMicrotask(this.onload);
    }
    if (piece.size > line.proxyTakes) {
      Object.assign(this, { status: 413, responseText: "<html><title>413 Request Entity Too Large</title></html>" });
      return queueMicrotask(this.onload);
    }
    const isRefused = line.pieces.length <= line.refused;
    const limit = line.pieces.length <= line.breaks ? line.breaksAfter : Number.POSITIVE_INFINITY;
    this.status = isRefused ? 429 : isSignedIn() ? 204 : 401;
    if (this.status === 204) line.arrived += Math.min(piece.size, limit);
    queueMicrotask(piece.size <= limit ? this.onload : this.onerror);
  }
}

beforeEach(() => {
  Object.assign(line, fresh, { pieces: [], keys: [] });
  vi.useFakeTimers();
  vi.stubGlobal("window", { location: { origin: "http://kogi.test" } });
  vi.stubGlobal("XMLHttpRequest", Sending);
  vi.stubGlobal("fetch", async (_address: string, { method, headers }: RequestInit) => {
    if (!isSignedIn()) return new Response(null, { status: 401 });
    if (method === "HEAD" && line.isGivenUp) return new Response(null, { status: 404 });
    if (method === "POST")
      line.keys.push(/key (\S+?)(,|$)/.exec(new Headers(headers).get("upload-metadata") ?? "")?.[1] ?? "");
    if (method === "POST" && line.isUnanswered) throw new TypeError("Failed to fetch");
    if (method === "POST") return new Response(null, { status: 201, headers: { location: "/api/uploads/1" } });
    return new Response(null, { headers: { "upload-offset": String(line.arrived) } });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sendFilm(bytes: number) {
  const said: unknown[] = [];
  const forget = vi.fn();
  const kept = { find: () => null, keep: () => undefined, forget };
  const upload = startUpload(new File([new Uint8Array(bytes)], "film.mp4"), kept, {
    onGoingOn: () => undefined,
    onAnew: () => {
      said.push("anew");
      Object.assign(line, { isGivenUp: false, arrived: 0 });
    },
    onProgress: () => undefined,
    onDone: (mediaId) => said.push(["done", mediaId]),
    onFailed: (detail, signedOut) => said.push(["failed", detail, signedOut]),
  });
  return { said, forget, upload };
}

test("a line that drops after every megabyte brings a film over, in ever smaller pieces", async () => {
  line.breaksAfter = 1_000_000;
  const { said } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([["done", "1"]]);
  expect([line.arrived, line.pieces[0], line.pieces.at(-1)]).toEqual([20_000_000, 8_000_000, 1_000_000]);
});

test("a line that broke at its beginning soon carries large pieces again", async () => {
  Object.assign(line, { breaks: 4, breaksAfter: 100_000 });
  const { said } = sendFilm(40_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([["done", "1"]]);
  const sizes = line.pieces.map((bytes) => bytes / 1_000_000);
  expect(sizes.slice(0, -1)).toEqual([8, 4, 2, 1, 0.5, 0.5, 1, 2, 4, 8, 8, 8]);
});

test("a server that takes no more calls for now does not get more of them", async () => {
  line.refused = 2;
  const { said } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([["done", "1"]]);
  expect(line.pieces).toEqual([8_000_000, 8_000_000, 8_000_000, 8_000_000, 4_000_000]);
});

test("a line over which nothing comes any more is given up after four tries", async () => {
  line.breaksAfter = 0;
  const { said } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([["failed", null, undefined]]);
  expect(line.pieces.length).toBe(4);
});

test("a session that ends in the middle keeps what has arrived, and signed in again it goes on", async () => {
  line.sessionPieces = 1;
  const { said, forget, upload } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([said, forget.mock.calls.length]).toEqual([[["failed", null, true]], 0]);
  line.sessionPieces = fresh.sessionPieces;
  upload.resume();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said.at(-1)).toEqual(["done", "1"]);
  expect(line.arrived).toBe(20_000_000);
});

test("what was given up while it was paused begins anew with the file in hand", async () => {
  line.breaksAfter = 0;
  const { said, upload } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  Object.assign(line, { breaksAfter: Number.POSITIVE_INFINITY, isGivenUp: true });
  upload.resume();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([["failed", null, undefined], "anew", ["done", "1"]]);
  expect(line.arrived).toBe(20_000_000);
  expect(new Set(line.keys).size).toBe(2);
});

test("an announcement of which the answer got lost comes again under the same key", async () => {
  line.isUnanswered = true;
  const { said, upload } = sendFilm(1_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  line.isUnanswered = false;
  upload.resume();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said.at(-1)).toEqual(["done", "1"]);
  expect(line.keys.length).toBeGreaterThan(1);
  expect(new Set(line.keys).size).toBe(1);
});

test("a connection that died without a word is broken off and tried again", async () => {
  line.isSilent = true;
  const { said } = sendFilm(1_000_000);
  await vi.advanceTimersByTimeAsync(44_000);
  expect([said, line.pieces.length]).toEqual([[], 1]);
  line.isSilent = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual([["done", "1"]]);
});

test("a file of which the first bytes say that it is not taken is not sent to its end", async () => {
  line.isWrong = true;
  const { said, forget } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([["failed", "We do not take archives.", undefined]]);
  expect([line.pieces.length, forget.mock.calls.length]).toEqual([1, 1]);
});

test("a proxy that takes no piece of more than a megabyte gets smaller ones", async () => {
  line.proxyTakes = 1_048_576;
  const { said, forget } = sendFilm(20_000_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([said, forget.mock.calls.length]).toEqual([[["done", "1"]], 1]);
  expect(line.arrived).toBe(20_000_000);
});
