import { Type } from "typebox";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { savedMethodErrors } from "../payments.errors.ts";
import { lockSavedMethods, makeDefault } from "./saved-methods.repository.ts";

/** The provider forgets the card; it may be away for a while. */
export const forgetMethodJob = defineJob("payments.forget_method", Type.Object({ saved_method_id: Type.String() }), {
  retryLimit: 20,
});

/** Raises `saved_method.not_found`. The newest of the others becomes the default. */
export async function removeSavedMethod(platform: Platform, actor: Actor, savedMethodId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const gateway = gatewayOf(platform).name;
    const methods = await lockSavedMethods(tx, actor.userId, gateway);
    const removed = methods.find((row) => row.saved_method_id === savedMethodId);
    if (!removed) throw savedMethodErrors.notFound();
    await drop(tx, platform, savedMethodId);
    const next = methods.find((row) => row.saved_method_id !== savedMethodId);
    if (removed.is_default && next) await makeDefault(tx, next);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.card_removed",
      subject: { type: "saved_method", id: savedMethodId },
    });
  });
}

/** Of somebody who is erased: every card, here and at the provider. */
export async function forgetMethods(tx: Tx, platform: Platform, userId: string): Promise<void> {
  const rows = await tx
    .selectFrom("payments.saved_methods")
    .select("saved_method_id")
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .execute();
  for (const { saved_method_id } of rows) await drop(tx, platform, saved_method_id);
}

/** Once a charge of it has ended: until then the provider keeps it. */
export async function forgetWhenRemoved(tx: Tx, platform: Platform, savedMethodId: string): Promise<void> {
  const { removed_at } = await tx
    .selectFrom("payments.saved_methods")
    .select("removed_at")
    .where("saved_method_id", "=", savedMethodId)
    .executeTakeFirstOrThrow();
  if (removed_at !== null) await platform.jobs.enqueue(tx, forgetMethodJob, { saved_method_id: savedMethodId });
}

/** What a card waited for is over, whatever becomes of the charge. */
export async function forgetCardOf(tx: Tx, platform: Platform, methodChargeId: string): Promise<void> {
  const { saved_method_id } = await tx
    .selectFrom("payments.method_charges")
    .select("saved_method_id")
    .where("method_charge_id", "=", methodChargeId)
    .executeTakeFirstOrThrow();
  await forgetWhenRemoved(tx, platform, saved_method_id);
}

async function drop(tx: Tx, platform: Platform, savedMethodId: string): Promise<void> {
  await tx
    .updateTable("payments.saved_methods")
    .set({ removed_at: platform.clock.now(), is_default: false })
    .where("saved_method_id", "=", savedMethodId)
    .execute();
  await platform.jobs.enqueue(tx, forgetMethodJob, { saved_method_id: savedMethodId });
}
