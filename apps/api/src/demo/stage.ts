// Where the demo is played: a Kogi of its own on the same database, with a clock that is set back.
import type { ApiClient } from "#api-schema/client.ts";
import { createClient } from "#api-schema/client.ts";
import { type Contracts, contracts } from "#api-schema/contracts.ts";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { injectTransport } from "#platform/http/index.ts";
import type { App } from "../app.ts";
import type { Made } from "./progress.ts";
import type { Seeds } from "./seeds.ts";

export interface Stage {
  readonly app: App;
  readonly seeds: Seeds;
  /** The instant the demo ends with: every "days ago" is counted from here. */
  readonly end: Date;
  /** Ids of what was made, by the key in the seeds. */
  readonly made: Made;
  /** The client as this person, by their key. */
  as(personKey: string): ApiClient<Contracts>;
  idOf(personKey: string): string;
  /** Jobs, events and timers until nothing is left to do. */
  settle(): Promise<void>;
}

/** Something that happened on a day of the past. Played in order of time; `order` decides within an instant. */
export interface Scene {
  readonly at: Date;
  readonly what: string;
  /** Pictures it uses: their sizes are made before. */
  readonly pictures?: readonly string[];
  play(stage: Stage): Promise<void>;
}

/** An hour of the working day that belongs to the key, so that not everything happens at noon. */
function hourOf(key: string): number {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + letter.charCodeAt(0)) % 9_973;
  return 7 + (sum % 600) / 60;
}

/** The instant `days` before the end, in the working hours of `key`; never after the end itself. */
export function daysBefore(end: Date, days: number, key: string): Date {
  const midnight = Math.floor(addMs(end, -days * DAY_MS).getTime() / DAY_MS) * DAY_MS;
  const wanted = midnight + hourOf(key) * HOUR_MS;
  return new Date(Math.min(wanted, end.getTime() - 60_000));
}

/** The header by which the demo's own application knows who acts; no other application reads it. */
export const DEMO_SCHEME = "Demo ";

/** Everybody has a connection of their own: what many do from one counts less. */
const connectionOf = (nth: number): string => `198.18.${nth >> 8}.${nth & 255}`;

export function createStage(app: App, seeds: Seeds, end: Date, made: Made): Stage {
  const clients = new Map<string, ApiClient<Contracts>>();
  const idOf = (key: string): string => {
    const id = made.people.get(key);
    assert(id !== undefined, `the demo person ${key} exists before they act`);
    return id;
  };
  return {
    app,
    seeds,
    end,
    made,
    idOf,
    as(key) {
      const known = clients.get(key);
      if (known) return known;
      const client = createClient(
        contracts,
        injectTransport(app.fastify, { authorization: `${DEMO_SCHEME}${idOf(key)}` }, connectionOf(clients.size)),
      );
      clients.set(key, client);
      return client;
    },
    async settle() {
      const { jobs, timers } = app.platform;
      for (let busy = 1; busy > 0; ) busy = (await jobs.drain()) + (await timers.sweep());
    },
  };
}
