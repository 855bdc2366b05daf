// Plays a contract through its use cases: its two sides, an administrator, the bank and the clock, several at once, with
// crashes between the steps, jobs that run late, twice or on two machines.
import { AsyncLocalStorage } from "node:async_hooks";
import { DAY_MS } from "#platform/clock/index.ts";
import type { InTransaction } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { Try } from "#test/games.ts";
import type { World } from "#test/world.ts";
import { type Cast, type Stand, standOf } from "./contract-books.ts";
import { type Call, callOf, type Step } from "./contract-calls.ts";
import type { ContractModel } from "./contract-model.ts";

/** `crash`: the process dies before the commit; `lost`: after it. Who got no answer asks again. `twice`: a double tap. */
export type Fate = "lives" | "crash" | "lost" | "twice";

class Crash extends Error {}

export class ContractGame {
  readonly #kogi: World;
  readonly #cast: Cast;

  constructor(kogi: World, cast: Cast) {
    this.#kogi = kogi;
    this.#cast = cast;
  }

  /** All at once, by what they saw before; gives the tries of each, for the model to explain. */
  async play(
    round: readonly { readonly step: Step; readonly fate: Fate }[],
    stand: Stand,
  ): Promise<readonly (readonly Try<ContractModel>[])[]> {
    const calls = round.flatMap(({ step, fate }) => {
      const call = callOf(step, { kogi: this.#kogi, cast: this.#cast, key: newId(), stand });
      return (fate === "twice" ? [call, call] : [call]).map((one) => ({ step, fate, call: one }));
    });
    return Promise.all(calls.map(({ step, fate, call }) => this.#playOne(step, fate, call)));
  }

  stand(): Promise<Stand> {
    return standOf(this.#kogi.platform.db, this.#cast);
  }

  /** Everything that waits, by one process or two; `again`: as if it had died before it could say that it was done. */
  async work(how: "once" | "two" | "again"): Promise<void> {
    const { jobs } = this.#kogi.platform;
    if (how === "two") await Promise.all([jobs.drain(), jobs.drain()]);
    else await jobs.drain();
    if (how !== "again") return;
    await this.#kogi.platform.owner((db) =>
      db.query(
        `update pgboss.job set state = 'created', started_on = null, completed_on = null
         where state = 'completed' and completed_on > now() - interval '20 seconds' and name like 'payments.%'`,
      ),
    );
    await jobs.drain();
  }

  /** Timers that fell due meanwhile fire at the end of it. */
  async pass(days: number, how: "once" | "two" | "again"): Promise<void> {
    const { clock, timers } = this.#kogi.platform;
    clock.setOffset(clock.offsetMs + days * DAY_MS);
    await Promise.all([timers.sweep(), ...(how === "two" ? [timers.sweep()] : [])]);
    await this.work(how);
  }

  async #playOne(step: Step, fate: Fate, { run, play }: Call): Promise<readonly Try<ContractModel>[]> {
    const answers: string[] = [];
    if (fate === "crash") {
      const first = await dying.run(true, () => answerOf(run()));
      if (first !== "crashed") answers.push(first);
    } else if (fate === "lost") answers.push(await answerOf(run()));
    answers.push(await answerOf(run()));
    const tries = answers.map((answer) => ({ answer, play }));
    if (step.do !== "fund" || answers.at(-1) !== "done") return tries;
    // The news may come at any time from here on, and are heard by the latest when the round's jobs have run.
    await this.#kogi.platform.jobs.drain();
    return [...tries, { answer: "arrived", play: (model) => model.arrive(step.at, step.card) }];
  }
}

const dying = new AsyncLocalStorage<boolean>();

/** From now on who dies does so at the first commit that they come to. Call once. */
export function letDie(platform: Platform): void {
  const { inTransaction } = platform;
  const mortal: InTransaction = (work) =>
    inTransaction(async (tx) => {
      const result = await work(tx);
      if (dying.getStore()) throw new Crash();
      return result;
    });
  Object.assign(platform, { inTransaction: mortal });
}

async function answerOf(asked: Promise<unknown>): Promise<"done" | "refused" | "crashed"> {
  try {
    await asked;
    return "done";
  } catch (error) {
    if (error instanceof Crash) return "crashed";
    if (error instanceof KogiError) return "refused";
    throw error;
  }
}
