// Handles of people who were erased: nobody takes them for a while, and no word of theirs stays.
import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { forgetHandles, type HandleHolder, isKnown, KEPT_MS, pastOf } from "./claim-handle.ts";
import { skeletonOf } from "./handles.rules.ts";
import { hashOfLooks } from "./looks-hash.ts";

interface Erased {
  readonly holder: HandleHolder;
  readonly handle: string;
  readonly created_at: Date;
  readonly at: Date;
}

/** Keeps from everybody what looks like the handles that the holder has or lately had, without saying whose they were. */
export async function eraseHandles(tx: Tx, { holder, handle, created_at, at }: Erased): Promise<void> {
  const past = await pastOf(tx, holder)
    .select(["handle", "given_up_at"])
    .where("given_up_at", ">", addMs(at, -KEPT_MS))
    .execute();
  await forgetHandles(tx, holder);
  if (!isKnown(created_at, at)) return;
  for (const one of [...past, { handle, given_up_at: at }]) {
    const given_up_at = one.given_up_at;
    await tx
      .insertInto("users.erased_handles")
      .values({ looks_hash: hashOfLooks(skeletonOf(one.handle)), given_up_at })
      .onConflict((conflict) => conflict.column("looks_hash").doUpdateSet({ given_up_at }))
      .execute();
  }
}

/** What is free again needs no row. */
export async function trimErasedHandles(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom("users.erased_handles").where("given_up_at", "<=", addMs(at, -KEPT_MS)).execute();
}
