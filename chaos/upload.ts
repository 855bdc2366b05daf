// Uploads that are cut off at random points while the server is killed in between, and a thousand hostile files. What was
// sent must come back to the byte, nothing that acts may be served, and no bytes may be left over.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { OwnMediaView } from "#api-schema/media.ts";
import { freePort, makeDataFolder, type RunningServer, startServer } from "../apps/api/test/journeys/server.ts";
import { advanceClock, arrive } from "../apps/api/test/journeys/traveller.ts";
import type { Chaos } from "./chaos.ts";
import { openEvidence } from "./evidence.ts";
import { collectNow, listStored, loseLastPiece, untilQuiet } from "./stored-bytes.ts";
import { type Sender, untilAnswered } from "./tus.ts";
import { judgeFile, sendHostile } from "./upload-hostile.ts";
import { chaos as sendLarge } from "./upload-large.ts";
import { type Counts, compare, sendInPieces } from "./upload-resume.ts";

const HOSTILE = 1_000;
/** One upload in pieces for so many hostile files, at least as many as there are lanes. */
const HOSTILE_FOR_ONE = 20;
const LANES = 4;
const KILLS = 5;
const HOSTILE_KILLS = 4;
const BATCH = 20;
const DAY_MS = 24 * 3_600_000;
const SETTLE_LIMIT_MS = 240_000;

interface Run {
  readonly sender: Sender;
  readonly dataFolder: string;
  readonly say: (line: string) => void;
  /** Ends the server as a power cut does, and starts it again. */
  kill(): Promise<void>;
  running(): RunningServer;
}

export const chaos: Chaos = async (options) => {
  // At full size the largest film too; where few are asked for, it would take longer than all of them.
  const large = options.times === null ? await sendLarge(options) : [];
  return [...large, ...(await sendMany(options))];
};

const sendMany: Chaos = async ({ times, sabotage, say }) => {
  const hostile = times ?? HOSTILE;
  const dataFolder = await makeDataFolder();
  const port = await freePort();
  let server = await startServer({ dataFolder, port, keep: true });
  const { origin } = server;
  const errors = () =>
    server
      .output()
      .split("\n")
      .filter((line) => /"level":(50|60)\b/.test(line));
  try {
    const run: Run = {
      sender: { origin, person: await arrive(origin, "Ana", "freelancer") },
      dataFolder,
      say,
      running: () => server,
      async kill() {
        const ended = once(server.process, "exit");
        process.kill(-(server.process.pid ?? 0), "SIGKILL");
        await ended;
        server = await startServer({ dataFolder, port, keep: true });
      },
    };
    const faults = await cutOff(run, Math.max(LANES, Math.ceil(hostile / HOSTILE_FOR_ONE)), sabotage);
    faults.push(...(await sendHostileFiles(run, hostile)));
    faults.push(...(await leaveNothing(run)));
    if (server.process.exitCode !== null || server.process.signalCode !== null) faults.push("the server ended");
    faults.push(...errors());
    return faults;
  } catch (error) {
    // Whether it was there at all is the first thing to know.
    const { pid, exitCode, signalCode } = server.process;
    say(`broke off; the server (${pid}) ${exitCode ?? signalCode ?? "runs"}: ${server.output().slice(-4_000)}`);
    throw error;
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

/** Runs `work` for 0, 1, 2, ... in a few lanes at once. */
async function inLanes<T>(count: number, work: (index: number) => Promise<T>): Promise<readonly T[]> {
  const done: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) done[index] = await work(index);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
}

async function settled({ person }: Sender, mediaId: string): Promise<OwnMediaView> {
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const call = () => person.api.media.getMedia({ params: { media_id: mediaId } });
    const media = await untilAnswered(call, () => false);
    if (media.state === "ready" || media.state === "refused") return media;
    if (performance.now() > deadline) return media;
    await sleep(100);
  }
}

async function cutOff({ sender, dataFolder, say, kill }: Run, uploads: number, sabotage: boolean): Promise<string[]> {
  const counts: Counts = { begun: 0, cut: 0, resumed: 0, equal: 0 };
  let over = false;
  const sending = inLanes(uploads, (seed) => sendInPieces(sender, seed, counts)).finally(() => {
    over = true;
  });
  // Heard below, where it is waited for.
  sending.catch(() => undefined);
  let kills = 0;
  while (!over && kills < KILLS) {
    const until = counts.begun + Math.max(1, Math.floor(uploads / (KILLS + 1)));
    while (!over && counts.begun < until) await sleep(20);
    await kill();
    kills += 1;
  }
  const sent = await sending;
  const evidence = await openEvidence(dataFolder);
  try {
    await untilQuiet(evidence);
    if (sabotage && sent[0]) await loseLastPiece(dataFolder, evidence, sent[0].mediaId);
  } finally {
    await evidence.end();
  }
  const faults: (string | null)[] = [
    ...(await inLanes(sent.length, async (index) => {
      const one = sent[index];
      const fault = one ? await compare(sender, one, (mediaId) => settled(sender, mediaId)) : `upload ${index} is gone`;
      if (fault === null) counts.equal += 1;
      return fault;
    })),
  ];
  say(`${counts.begun} uploads begun, cut off ${counts.cut} times, the server killed ${kills} times`);
  say(`resumed ${counts.resumed} times; ${counts.equal} of ${sent.length} found equal to the byte`);
  if (counts.cut === 0 || counts.resumed === 0) faults.push("nothing was cut off and went on");
  return faults.filter((fault) => fault !== null);
}

async function sendHostileFiles(run: Run, files: number): Promise<string[]> {
  const { sender, say } = run;
  const attach = await openItem(sender);
  const counts = { door: 0, refused: 0, ready: 0 };
  const faults: string[] = [];
  const batchesToKill = Math.ceil(files / BATCH / HOSTILE_KILLS);
  for (let first = 0; first < files; first += BATCH) {
    // Some are on their way when the power goes.
    const batch = inLanes(Math.min(BATCH, files - first), (index) => sendHostile(sender, first + index));
    if (first > 0 && (first / BATCH) % batchesToKill === 0) await run.kill();
    const taken = await batch;
    const ids = taken.flatMap((one) => ("mediaId" in one ? [one.mediaId] : []));
    counts.door += taken.length - ids.length;
    const ready: string[] = [];
    for (const id of ids) {
      const { state, refusal } = await settled(sender, id);
      if (state === "ready") ready.push(id);
      else if (state === "refused") counts.refused += 1;
      else faults.push(`${id} is ${state} and stays so: ${refusal}`);
    }
    counts.ready += ready.length;
    await attach([...new Set(ready)]);
    for (const id of ready) faults.push(...(await judgeFile(sender, await settled(sender, id))));
  }
  await attach([]);
  say(
    `${files} hostile files: ${counts.door} refused at the door, ${counts.refused} when looked at, ${counts.ready} made harmless`,
  );
  say(`${faults.length} times something active or telling was served`);
  // A server that takes nothing, or looks at nothing, is no safe one.
  if (counts.ready < files / 10 || counts.refused < files / 10)
    faults.push("hardly any file came so far as to be looked at");
  return faults;
}

/** A piece of work in public, whose files are these from now on. */
async function openItem({ person: { api } }: Sender): Promise<(mediaIds: string[]) => Promise<unknown>> {
  const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title: "Hostile files" } });
  const body = { kind: "case_study", title: "All of them", story: "Made to hurt.", media: [] } as const;
  const { item_id } = await api.portfolios.addItem({ params: { portfolio_id }, body: { ...body, media: [] } });
  await api.portfolios.publishPortfolio({ params: { portfolio_id } });
  return (media) =>
    untilAnswered(
      () => api.portfolios.patchItem({ params: { item_id }, body: { media } }),
      () => false,
    );
}

/** Everything is deleted by its owner or collected; then no bytes may lie anywhere. */
async function leaveNothing({ sender, dataFolder, say }: Run): Promise<readonly string[]> {
  const { api } = sender.person;
  const before = (await listStored(dataFolder)).length;
  for (;;) {
    const { data } = await api.media.listMedia({ query: { limit: 100 } });
    if (data.length === 0) break;
    for (const { media_id } of data) await api.media.deleteMedia({ params: { media_id } });
  }
  const evidence = await openEvidence(dataFolder);
  try {
    await untilQuiet(evidence);
    await advanceClock(sender.origin, 3 * DAY_MS);
    await collectNow(evidence);
    const left = await listStored(dataFolder);
    say(`${before} stored files when all was sent, ${left.length} orphans left after their owner deleted hers`);
    return left.map((path) => `${path} was left behind`);
  } finally {
    await evidence.end();
  }
}
