import type { ExportView } from "#api-schema/exports.ts";
import { checkCurrentPassword } from "#modules/auth/index.ts";
import { addMs, SECOND_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockProfile } from "../profile/profile.repository.ts";
import { userErrors } from "../users.errors.ts";
import { exportErrors } from "./exports.errors.ts";
import { EXPORT_TIMER, tendExportJob } from "./exports.jobs.ts";
import { deleteExportsOf, deleteOldExports, insertExport, listExportsOf } from "./exports.repository.ts";
import { ASKED_MAX, ASKED_WITHIN_MS, LISTED_MS, MAKING_MS } from "./exports.rules.ts";
import { viewExport } from "./exports.views.ts";

/**
 * Begins a copy of one's data. Asks for the password, because a copy of everything is what a borrowed session would take.
 * Throws `auth.wrong_password`, `export.running` and `export.too_many`.
 */
export async function askForExport(
  platform: Platform,
  actor: Actor,
  input: { readonly password: string },
): Promise<ExportView> {
  const { userId } = actor;
  await checkCurrentPassword(platform, actor, input.password);
  const now = platform.clock.now();
  const row = await platform.inTransaction(async (tx) => {
    if (!(await lockProfile(tx, userId))) throw userErrors.notFound();
    const known = await listExportsOf(tx, userId);
    if (known.some(({ state }) => state === "making")) throw exportErrors.running();
    const since = addMs(now, -ASKED_WITHIN_MS);
    const asked = known.map(({ asked_at }) => asked_at.getTime() - since.getTime()).filter((leftMs) => leftMs > 0);
    // The oldest that still counts makes room first.
    if (asked.length >= ASKED_MAX)
      throw exportErrors.tooMany({ extra: { retry_after: Math.ceil(Math.min(...asked) / SECOND_MS) } });
    const made = await insertExport(tx, { export_id: newId(), user_id: userId, asked_at: now });
    const { export_id } = made;
    await platform.timers.schedule(tx, { kind: EXPORT_TIMER, ref: export_id, dueAt: addMs(now, MAKING_MS) });
    await platform.jobs.enqueue(tx, tendExportJob, { export_id });
    const subject = { type: "export", id: export_id };
    await platform.audit.record(tx, { actorId: userId, action: "users.export_asked", subject });
    return made;
  });
  return viewExport(platform, row);
}

/** For the daily sweep: what can long no longer be fetched is not listed for ever. Its bytes are looked for once more. */
export async function forgetOldExports(platform: Platform): Promise<void> {
  const before = addMs(platform.clock.now(), -LISTED_MS);
  await platform.inTransaction(async (tx) => {
    for (const export_id of await deleteOldExports(tx, before))
      await platform.jobs.enqueue(tx, tendExportJob, { export_id });
  });
}

/** For erasure: no copy outlives the account. */
export async function forgetExports(platform: Platform, tx: Tx, userId: string): Promise<void> {
  for (const export_id of await deleteExportsOf(tx, userId)) {
    await platform.timers.cancel(tx, EXPORT_TIMER, export_id);
    await platform.jobs.enqueue(tx, tendExportJob, { export_id });
  }
}
