import type { Clock } from "../clock/index.ts";
import type { Tx } from "../db/index.ts";
import { assert } from "../errors/index.ts";
import type { Actor } from "./actor.ts";

/** Who asks, with the key of their call. */
export interface Keyed {
  readonly actor: Actor;
  readonly key: string;
}

/** The caller and their key, on a route that cannot be called without one. */
export function keyed(actor: Actor, key: string | null): Keyed {
  assert(key, "a money route requires an Idempotency-Key");
  return { actor, key };
}

/**
 * True the first time, and then the key has had `effect` when the transaction commits; false when it has had it before: the
 * answer was lost, so say how things stand and change nothing. Two at once wait for each other. `effect` is the whole wish,
 * such as `exchange:<id>`; give it before anything that refuses by state.
 */
export async function firstTime(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  { actor, key }: Keyed,
  effect: string,
): Promise<boolean> {
  const made = await tx
    .insertInto("platform.key_effects")
    .values({ user_id: actor.userId, key, effect, happened_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  return made !== undefined;
}
