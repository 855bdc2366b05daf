// How far the demo is, kept with what it made: a process that dies in the middle is followed by one that goes on there.
import { createHash } from "node:crypto";
import type { Db, InTransaction, Tx } from "#platform/db/index.ts";
import type { Seeds } from "./seeds.ts";

export interface Agreed {
  readonly contractId: string;
  readonly milestoneIds: readonly string[];
}

/** What was made, by the keys of the seeds. */
export interface Made {
  readonly people: Map<string, string>;
  readonly projects: Map<string, string>;
  readonly contracts: Map<string, Agreed>;
}

export interface DemoState {
  readonly seedsHash: string;
  /** The instant the demo's history ends with. */
  readonly endsAt: Date;
  readonly scenesPlayed: number;
  readonly made: Made;
  readonly finished: boolean;
}

// As `saveProgress` writes it.
type Kept = { readonly [K in keyof Made]: Readonly<Record<string, Made[K] extends Map<string, infer V> ? V : never>> };

/** Scenes are counted, so only the same seeds may be gone on with. */
export function hashSeeds({ folder: _, ...seeds }: Seeds): string {
  return createHash("sha256").update(JSON.stringify(seeds)).digest("hex").slice(0, 16);
}

export async function readDemo(db: Db): Promise<DemoState | null> {
  const row = await db.selectFrom("platform.demo").selectAll().executeTakeFirst();
  if (!row) return null;
  const kept = row.made as unknown as Kept; // written by `saveProgress` and `noteBeginning` alone
  return {
    seedsHash: row.seeds_hash,
    endsAt: row.ends_at,
    scenesPlayed: row.scenes_played,
    made: {
      people: new Map(Object.entries(kept.people)),
      projects: new Map(Object.entries(kept.projects)),
      contracts: new Map(Object.entries(kept.contracts)),
    },
    finished: row.finished_at !== null,
  };
}

/** Notes that the demo begins; when another process did so before, its note stands. */
export async function noteBeginning(inTransaction: InTransaction, seedsHash: string, endsAt: Date): Promise<void> {
  const made = JSON.stringify({ people: {}, projects: {}, contracts: {} } satisfies Kept);
  await inTransaction((tx) =>
    tx
      .insertInto("platform.demo")
      .values({ seeds_hash: seedsHash, ends_at: endsAt, scenes_played: 0, made })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

export async function saveProgress(
  tx: Tx,
  progress: { scenesPlayed: number; made: Made; finishedAt: Date | null },
): Promise<void> {
  const { people, projects, contracts } = progress.made;
  const kept: Kept = {
    people: Object.fromEntries(people),
    projects: Object.fromEntries(projects),
    contracts: Object.fromEntries(contracts),
  };
  await tx
    .updateTable("platform.demo")
    .set({
      scenes_played: progress.scenesPlayed,
      made: JSON.stringify(kept),
      finished_at: progress.finishedAt,
    })
    .execute();
}
