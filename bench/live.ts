// One event to 5,000 idle sockets: how late each hears it, and what an idle socket weighs in the server; beside a bare
// WebSocket server that sends as much to as many, in turns. The listeners are processes of their own.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type RunningServer, startServer } from "../apps/api/test/journeys/server.ts";
import { arrive, type Traveller } from "../apps/api/test/journeys/traveller.ts";
import { calibrate } from "./calibrate.ts";
import { atMost, type Figure, median, percentile } from "./figures.ts";
import { fillProjects } from "./fill-projects.ts";
import { type Crowd, gatherCrowd } from "./live-crowd.ts";

// As many sockets as one person may have; the channel of a post is open to everybody who signed in.
const SOCKETS_EACH = 20;
const PEOPLE = 250;
const SOCKETS = PEOPLE * SOCKETS_EACH;
const EVENTS = 20;
// Neither side's code is compiled at the first.
const WARM_UP_EVENTS = 3;
const LIMIT_MS = 250;
// What bare sockets take (p99) where an empty route costs 41 us, estimated from one run beside others: thousands of system calls, and the listeners beside.
const REFERENCE_BARE_MS = 120;
const SHARES = [0.5, 0.95, 0.99];
const LIMIT_BYTES = 30_000;
// What a server holds open beside its sockets.
const OTHER_FILES = 500;
const ARRIVING_AT_ONCE = 4;
const REST_MS = 5_000;

export async function bench(): Promise<readonly Figure[] | null> {
  const files = openFilesLimit();
  if (files < SOCKETS + OTHER_FILES) {
    const needed = `${SOCKETS} sockets need ${SOCKETS + OTHER_FILES}; raise it (ulimit -n)`;
    process.stderr.write(`skipped: live: a process may have ${files} files open, and ${needed}\n`);
    return null;
  }
  const scale = await calibrate();
  const server = await startServer();
  const empty = await startEmptySockets();
  const crowds: Crowd[] = [];
  try {
    const client = await arrive(server.origin, "Bench Client", "client");
    const [projectId = ""] = await fillProjects(server.dataFolder, client.userId, 1);
    const tokens = (await arriveAll(server)).map((person) => person.token());
    const wish = { tokens, socketsEach: SOCKETS_EACH, channel: `project:${projectId}` };
    const gather = async (address: string, weigh: () => Promise<number>) => {
      const before = await atRest(weigh);
      const crowd = await gatherCrowd({ ...wish, address: address.replace("http", "ws") });
      crowds.push(crowd);
      return { crowd, bytes: ((await atRest(weigh)) - before) / SOCKETS };
    };
    const theirs = await gather(empty.origin, () => empty.ask("/"));
    const ours = await gather(`${server.origin}/api/live`, () => residentBytes(server.origin));
    const late = await inTurns(
      [ours.crowd, (number) => retitle(client, projectId, number)],
      [theirs.crowd, () => empty.ask("/send")],
    );
    const bare = lateness(late.theirs, 0.99);
    const slower = Math.max(1, scale, bare / REFERENCE_BARE_MS);
    return [
      { name: "machine (empty route's CPU / 41 us)", value: scale, unit: "x" },
      { name: `live, people with ${SOCKETS_EACH} sockets each`, value: PEOPLE, unit: "people" },
      { name: `live, one event to ${SOCKETS} bare sockets, p99`, value: bare, unit: "ms" },
      ...SHARES.map((share) => ({
        name: `live, one event to ${SOCKETS}, p${100 * share}`,
        value: lateness(late.ours, share),
        unit: "ms",
        ratio: lateness(late.ours, share) / lateness(late.theirs, share),
        target: share === 0.99 ? atMost(LIMIT_MS * slower) : null,
      })),
      {
        name: "live, memory of a socket",
        value: ours.bytes,
        unit: "bytes",
        ratio: ours.bytes / theirs.bytes,
        target: atMost(LIMIT_BYTES),
      },
    ];
  } finally {
    for (const crowd of crowds) crowd.leave();
    empty.stop();
    await server.stop();
  }
}

/** A process of Node raises its own limit to the hard one. */
function openFilesLimit(): number {
  const told = execFileSync("sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim();
  return told === "unlimited" ? Number.POSITIVE_INFINITY : Number(told);
}

async function startEmptySockets() {
  const child = spawn(process.execPath, [join(import.meta.dirname, "empty-sockets.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  const origin = String(line).trim();
  return {
    origin,
    ask: async (path: string) => Number(await (await fetch(`${origin}${path}`)).text()),
    stop: () => void child.kill("SIGTERM"),
  };
}

async function arriveAll({ origin }: RunningServer): Promise<readonly Traveller[]> {
  const people: Traveller[] = [];
  let next = 0;
  const doors = Array.from({ length: ARRIVING_AT_ONCE }, async () => {
    while (next < PEOPLE) {
      next += 1;
      people.push(await arrive(origin, `Listener ${next}`, "freelancer"));
    }
  });
  await Promise.all(doors);
  return people;
}

async function atRest(weigh: () => Promise<number>): Promise<number> {
  await sleep(REST_MS);
  return weigh();
}

async function residentBytes(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^kogi_process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}

/** As its owner does it: what everybody who looks at the post is told. */
const retitle = (client: Traveller, projectId: string, number: number) =>
  client.api.projects.updateProject({
    params: { project_id: projectId },
    body: { title: `Labels for a roastery, as of edit ${number}` },
  });

type Delays = readonly number[];

/** What a share of the sockets heard it within: the median of the events. */
const lateness = (events: readonly Delays[], share: number): number =>
  median(events.map((delays) => percentile(delays, share)));

type Side = readonly [Crowd, (number: number) => Promise<unknown>];

/**
 * How late every socket heard every event. Counted from when the event was written, a moment before its transaction
 * committed: its id tells that, to the millisecond.
 */
async function inTurns(...[ours, theirs]: readonly [Side, Side]) {
  const late: { ours: Delays[]; theirs: Delays[] } = { ours: [], theirs: [] };
  for (let number = 1 - WARM_UP_EVENTS; number <= EVENTS; number += 1) {
    for (const [[crowd, cause], into] of [
      [ours, late.ours],
      [theirs, late.theirs],
    ] as const) {
      // A pause of another length each time, so that the server's own rounds are met at any point.
      await sleep(200 + ((37 * (number + WARM_UP_EVENTS)) % 100));
      const delays = await crowd.hear(() => cause(number));
      if (number > 0) into.push(delays);
    }
  }
  return late;
}
