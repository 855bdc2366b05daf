// One film of 500 MB, the largest that is taken, over a connection that drops, with the server killed half way: it must come
// back to the byte, and the server must never hold it in memory.
import { createCipheriv, createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { RESUMABLE_UPLOAD_BYTES_MAX as BYTES, type OwnMediaView } from "#api-schema/media.ts";
import { createRandom } from "../apps/api/test/fuzz/random.ts";
import { freePort, makeDataFolder, startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import { film } from "../apps/api/test/support/pictures.ts";
import type { Chaos } from "./chaos.ts";
import { openEvidence } from "./evidence.ts";
import { loseLastPiece } from "./stored-bytes.ts";
import { begin, headersOf, type Outcome, offsetOf, refusalOf, type Sender, untilAnswered } from "./tus.ts";

const MB = 1_048_576;
const KEY = Buffer.alloc(16, "large");
const SETTLE_LIMIT_MS = 900_000;
/** Some 300 MB is what it takes; one that held the film would need more than this. */
const MEMORY_MOST = 600 * MB;

export const chaos: Chaos = async ({ sabotage, say }) => {
  const dataFolder = await makeDataFolder();
  const port = await freePort();
  let server = await startServer({ dataFolder, port, keep: true });
  try {
    const peaks: number[] = [];
    const sender: Sender = { origin: server.origin, person: await arrive(server.origin, "Eva", "freelancer") };
    const began = performance.now();
    const sent = await sendFilm(sender, async () => {
      peaks.push(await peakMemory(server.process.pid ?? 0));
      const ended = once(server.process, "exit");
      process.kill(-(server.process.pid ?? 0), "SIGKILL");
      await ended;
      server = await startServer({ dataFolder, port, keep: true });
    });
    const arrived = performance.now();
    const media = await settled(sender, sent.mediaId);
    const ready = performance.now();
    peaks.push(await peakMemory(server.process.pid ?? 0));
    if (sabotage) await lose(dataFolder, sent.mediaId);
    const faults = await compare(sender, media);
    peaks.push(await peakMemory(server.process.pid ?? 0));
    const peak = Math.max(...peaks);
    if (peak > MEMORY_MOST) faults.push(`the server took ${Math.round(peak / MB)} MB of memory`);
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    say(`${BYTES / MB} MB sent in ${seconds(arrived - began)} s, cut off ${sent.cuts} times, the server killed once`);
    say(`ready ${seconds(ready - arrived)} s later; the server's memory at its highest ${Math.round(peak / MB)} MB`);
    say(faults.length === 0 ? "found equal to the byte" : "not what was sent");
    return faults;
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

/** The film from an offset to its end, made as it is sent. */
function* filmFrom(offset: number): Generator<Buffer> {
  const head = film(0);
  head.writeUInt32BE(BYTES - head.length + 8, head.length - 8);
  let at = offset;
  if (at < head.length) {
    yield head.subarray(at);
    at = head.length;
  }
  const into = at - head.length;
  const counter = Buffer.alloc(16);
  counter.writeUInt32BE(Math.floor(into / 16), 12);
  const samples = createCipheriv("aes-128-ctr", KEY, counter);
  samples.update(Buffer.alloc(into % 16));
  for (; at < BYTES; at += MB) yield samples.update(Buffer.alloc(Math.min(MB, BYTES - at)));
}

interface Sent {
  readonly mediaId: string;
  readonly cuts: number;
}

async function sendFilm(sender: Sender, kill: () => Promise<void>): Promise<Sent> {
  const random = createRandom(500);
  const path = await begin(sender, { bytes: BYTES, name: "large.mp4" });
  let cuts = 0;
  let killed: Promise<void> | null = null;
  for (let offset = 0; offset < BYTES; offset = await offsetOf(sender, path)) {
    const cutAfter = (20 + random.below(50)) * MB;
    const outcome = await push(sender, path, { offset, cutAfter }, (reached) => {
      if (reached > BYTES / 2) killed ??= kill();
    });
    if (outcome === "cut") cuts += 1;
    const refusal = refusalOf(outcome, `piece at ${offset}`);
    if (refusal) throw refusal;
  }
  await killed;
  return { mediaId: path.split("/").at(-1) ?? "", cuts };
}

interface Part {
  readonly offset: number;
  /** After so many bytes the plug is pulled. */
  readonly cutAfter: number;
}

/** Sends everything from the offset on, until the plug is pulled or the server is gone. */
async function push(sender: Sender, path: string, part: Part, onSent: (reached: number) => void): Promise<Outcome> {
  const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
  const headers = {
    ...headersOf(sender),
    "content-type": "application/offset+octet-stream",
    "upload-offset": part.offset,
    "content-length": BYTES - part.offset,
  };
  const sending = request(sender.origin + path, { method: "PATCH", headers });
  sending.on("error", () => resolve("cut"));
  sending.on("close", () => resolve("cut"));
  sending.on("response", (response) => {
    response.resume();
    response.on("end", () => resolve({ status: response.statusCode ?? 0 }));
  });
  let reached = part.offset;
  for (const bytes of filmFrom(part.offset)) {
    if (sending.destroyed || sending.writableFinished) break;
    if (reached - part.offset + bytes.length > part.cutAfter) sending.destroy();
    else if (!sending.write(bytes)) await Promise.race([once(sending, "drain").catch(() => undefined), outcome]);
    reached += bytes.length;
    onSent(reached);
  }
  if (!sending.destroyed) sending.end();
  return outcome;
}

async function settled({ person }: Sender, mediaId: string): Promise<OwnMediaView> {
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const call = () => person.api.media.getMedia({ params: { media_id: mediaId } });
    const media = await untilAnswered(call, () => false);
    if (media.state === "ready" || media.state === "refused" || performance.now() > deadline) return media;
    await sleep(200);
  }
}

/** What is wrong with it; nothing when its owner gets the very bytes back. */
async function compare({ origin }: Sender, media: OwnMediaView): Promise<string[]> {
  if (media.state !== "ready") return [`the film is ${media.state}: ${media.refusal ?? "no reason"}`];
  const sent = createHash("sha256");
  for (const bytes of filmFrom(0)) sent.update(bytes);
  const got = createHash("sha256");
  const { body } = await fetch(origin + (media.original_url ?? ""));
  let bytes = 0;
  for await (const chunk of body ?? []) {
    got.update(chunk);
    bytes += chunk.length;
  }
  return sent.digest("hex") === got.digest("hex") ? [] : [`${bytes} bytes came back that were not sent`];
}

async function lose(dataFolder: string, mediaId: string): Promise<void> {
  const evidence = await openEvidence(dataFolder);
  try {
    await loseLastPiece(dataFolder, evidence, mediaId);
  } finally {
    await evidence.end();
  }
}

/** The most memory any of the server's own processes has taken so far, in bytes; 0 where the system does not tell. */
async function peakMemory(group: number): Promise<number> {
  const processes = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const peaks = await Promise.all(
    processes.map(async (id) => {
      const [stat, status] = await Promise.all(
        ["stat", "status"].map((file) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => "")),
      );
      // After the name in brackets: state, parent, group. The database's processes have groups of their own.
      const inGroup = Number((stat ?? "").split(") ").at(-1)?.split(" ")[2]) === group;
      return inGroup ? Number(/VmHWM:\s+(\d+) kB/.exec(status ?? "")?.[1] ?? 0) * 1024 : 0;
    }),
  );
  return Math.max(0, ...peaks);
}
