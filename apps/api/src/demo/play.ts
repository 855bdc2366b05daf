// Plays the demo: every scene in the order of its instant, with the clock set to it. Some scenes at a time are one
// transaction with the note of how far it went, so whoever stops in the middle is followed exactly there.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { App } from "../app.ts";
import { DEMO_ADMIN } from "./accounts.ts";
import { confirmationScenes } from "./confirmations.ts";
import { figureScenes } from "./figures.ts";
import { historyScenes } from "./histories.ts";
import { invitationScenes } from "./invitations.ts";
import { layoutScenes } from "./layouts.ts";
import { organisationScenes } from "./organisations.ts";
import { type DemoDoors, learnReference, peopleScenes } from "./people.ts";
import { readPictures } from "./pictures.ts";
import { portfolioScenes } from "./portfolios.ts";
import { hashSeeds, readDemo, saveProgress } from "./progress.ts";
import { projectScenes, proposalScenes } from "./projects.ts";
import { sampleScenes } from "./samples.ts";
import type { Seeds } from "./seeds.ts";
import { createStage, type Scene, type Stage } from "./stage.ts";
import { visitScenes } from "./visits.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is being made just now: people, projects, ... */
  readonly what: string;
}

/** Runs work as one transaction (platform/batches). */
type Batch = <T>(work: () => Promise<T>) => Promise<T>;

// Locks of a batch are held to its end, and people use the site meanwhile.
const BATCH_MS = 250;

/**
 * Fills an empty Kogi, or goes on filling it. Throws at the first scene that does not go as written: demo content is
 * made by the real rules.
 */
export async function playDemo(
  app: App,
  seeds: Seeds,
  { doors, batch }: { doors: DemoDoors; batch: Batch },
  tell: (progress: Progress) => void,
): Promise<void> {
  const { platform } = app;
  const state = await readDemo(platform.db);
  assert(state, "the server notes that the demo begins before it is played");
  if (state.finished) return;
  assert(state.seedsHash === hashSeeds(seeds), "the demo goes on with the seeds that it began with");
  platform.timers.limitTo({ before: state.endsAt });
  const stage = createStage(app, seeds, state.endsAt, state.made);
  await learnReference(stage);
  const scenes = allScenes(seeds, state.endsAt, doors);
  const total = scenes.length;
  const needed = scenes.slice(state.scenesPlayed).flatMap(({ pictures = [] }) => pictures);
  // Decoding goes on beside the scenes, in the order in which they need it.
  const pictures = readPictures(seeds, [...new Set(needed)], doors.preparePicture);
  for (let next = state.scenesPlayed; next < total; ) {
    await pictures.ready(scenes[next]?.pictures ?? []);
    next = await batch(async () => {
      const reached = await playSome(stage, scenes, next, pictures.isReady);
      if (reached === total) await stage.settle();
      const finishedAt = reached === total ? state.endsAt : null;
      await platform.inTransaction((tx) => saveProgress(tx, { scenesPlayed: reached, made: stage.made, finishedAt }));
      return reached;
    });
    tell({ done: next, total, what: scenes[next]?.what ?? "done" });
  }
}

/** Plays scenes while the batch's time lasts and their pictures are there; gives the place of the next one. */
async function playSome(
  stage: Stage,
  scenes: readonly Scene[],
  first: number,
  isReady: (keys: readonly string[]) => boolean,
): Promise<number> {
  const { clock } = stage.app.platform;
  const startedMs = clock.monotonicMs();
  let place = first;
  for (let scene = scenes[place]; scene && isReady(scene.pictures ?? []); scene = scenes[place]) {
    const machineNowMs = clock.now().getTime() - clock.offsetMs;
    clock.setOffset(scene.at.getTime() - machineNowMs);
    try {
      await stage.settle(); // what became due since the scene before
      await scene.play(stage);
      // Timers of this instant fire before the next scene: asking for them costs as much as many a scene.
      await stage.app.platform.jobs.drain();
    } catch (error) {
      throw new Error(`demo: a scene of ${scene.what} at ${scene.at.toISOString()} failed`, { cause: error });
    }
    place += 1;
    if (clock.monotonicMs() - startedMs > BATCH_MS) break;
  }
  return place;
}

function allScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  const scenes = [
    ...peopleScenes(seeds, end, doors),
    ...organisationScenes(seeds, end, doors),
    ...portfolioScenes(seeds, end, doors),
    ...sampleScenes(seeds, end, doors),
    ...projectScenes(seeds, end),
    ...proposalScenes(seeds, end),
    ...invitationScenes(seeds, end),
    ...historyScenes(seeds, end),
    ...figureScenes(seeds, end),
    ...visitScenes(seeds, end, doors),
    ...confirmationScenes(seeds, end),
    ...layoutScenes(seeds, end),
  ];
  // Stable: what is written first happens first when two instants are equal.
  const inOrder = scenes.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const opening: Scene = {
    at: addMs(inOrder[0]?.at ?? end, -DAY_MS),
    what: "people",
    play: async () => doors.grantAdmin(await doors.openAccount({ ...DEMO_ADMIN, userType: "client" })),
  };
  // From then on they hear by mail like everybody else.
  const closing: Scene = {
    at: end,
    what: "people",
    play: (stage) => doors.hearByMail([...stage.made.people.values()]),
  };
  return [opening, ...inOrder, closing];
}
