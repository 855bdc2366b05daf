// Public item, list with filters and sort, signed-in write with its event: through the whole server, beside an empty
// Fastify route in the same run. Search joins with its own module.
import { rm } from "node:fs/promises";
import type { Request } from "autocannon";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { arrive, type Traveller } from "../apps/api/test/journeys/traveller.ts";
import { startEmptyServer } from "./calibrate.ts";
import type { Figure } from "./figures.ts";
import { fillProjects } from "./fill-projects.ts";
import { measure, SECONDS, type Work } from "./rounds.ts";

const ROWS = 100_000;
// Far more than any cache of ours holds, each asked for once in a while.
const DISTINCT_ITEMS = 10_000;
// Every kind of filter and order that the list has partial indices for.
const lists = ["fixed", "hourly"].flatMap((pricing) =>
  ["expert", "intermediate", "entry"].flatMap((level) =>
    ["-created_at", "-budget", "deadline"].map(
      (sort) => `/api/projects?status=open&pricing=${pricing}&experience_level=${level}&sort=${sort}&limit=20`,
    ),
  ),
);

// As many people as there are connections: each changes a profile of their own, and nobody waits for another's row.
const WRITERS = 20;

export async function bench(): Promise<readonly Figure[]> {
  const server = await startServer({ environment: { LOG_LEVEL: "info" }, keep: true });
  const empty = await startEmptyServer();
  try {
    const client = await arrive(server.origin, "Bench Client", "client");
    const ids = await fillProjects(server.dataFolder, client.userId, ROWS);
    const items = ids.slice(0, DISTINCT_ITEMS).map((id) => `/api/projects/${id}`);
    const [list = ""] = lists;
    const writers: Traveller[] = [];
    while (writers.length < WRITERS)
      writers.push(await arrive(server.origin, `Writer ${writers.length}`, "freelancer"));
    const works: readonly Work[] = [
      { name: "public item", target: 0.1, options: () => ({ url: server.origin, seconds: SECONDS, paths: items }) },
      { name: "list of 20", target: 0.04, options: () => ({ url: `${server.origin}${list}`, seconds: SECONDS }) },
      {
        name: "list of 20, of 18 kinds",
        target: null,
        options: () => ({ url: server.origin, seconds: SECONDS, paths: lists }),
      },
      {
        name: "signed-in write with its event",
        target: 0.01,
        options: () => ({ url: server.origin, seconds: SECONDS, requests: [changeInTurn(writers)] }),
      },
    ];
    return await measure("http", works, empty.origin);
  } finally {
    empty.stop();
    await server.stop();
    await rm(server.dataFolder, { recursive: true, force: true });
  }
}

/** A profile changed, with its audit row and the news of it, by one after the other. */
function changeInTurn(writers: readonly Traveller[]): Request {
  let next = 0;
  return {
    setupRequest: (request) => {
      next += 1;
      const writer = writers[next % writers.length];
      return {
        ...request,
        method: "PATCH",
        path: `/api/users/${writer?.userId}`,
        headers: { authorization: `Bearer ${writer?.token()}`, "content-type": "application/json" },
        body: JSON.stringify({ headline: `Wrote this headline ${next} times` }),
      };
    },
  };
}
