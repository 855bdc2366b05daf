import type { HistoryEntry } from "#api-schema/experience.ts";
import { profileChanged } from "#events/users.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requiredLine } from "#platform/text/index.ts";
import { lockProfile } from "../profile/profile.repository.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { requireOwn } from "../profile/save-profile.ts";
import { badField, userErrors } from "../users.errors.ts";

/** Where a person worked before, in their order. Throws `user.not_found`. */
export async function getHistory(
  { db }: Platform,
  viewer: Actor | null,
  userId: string,
): Promise<{ data: HistoryEntry[] }> {
  await loadProfile(db, viewer, userId);
  return { data: await readHistory(db, userId) };
}

/** Replaces it. Throws `user.not_found`, `user.bad_field` at the entry that ends before it begins. */
export async function putHistory(
  platform: Platform,
  actor: Actor,
  { userId, history }: { userId: string; history: readonly HistoryEntry[] },
): Promise<{ data: HistoryEntry[] }> {
  await requireOwn(platform, actor, userId);
  for (const [place, { from, to }] of history.entries())
    if (to !== null && to < from) throw badField(`/body/history/${place}/to`, "This ends before it begins.");
  const named = history.map((entry, place) => ({
    ...entry,
    title: requiredLine(entry.title, `/body/history/${place}/title`),
    organisation: requiredLine(entry.organisation, `/body/history/${place}/organisation`),
  }));
  await platform.inTransaction(async (tx) => {
    // Two at once go one after the other: neither would see what the other has just written.
    if (!(await lockProfile(tx, userId))) throw userErrors.notFound();
    await tx.deleteFrom("users.history").where("user_id", "=", userId).execute();
    const rows = named.map(({ from, to, ...entry }, position) => ({
      ...entry,
      user_id: userId,
      position,
      from_month: firstDayOf(from),
      to_month: to && firstDayOf(to),
    }));
    if (rows.length > 0) await tx.insertInto("users.history").values(rows).execute();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.history_changed",
      subject: { type: "user", id: userId },
      after: { count: rows.length },
    });
    await platform.events.publish(tx, profileChanged, { user_id: userId });
  });
  return { data: await readHistory(platform.db, userId) };
}

async function readHistory(db: Db, userId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom("users.history")
    .select(["title", "organisation", "from_month", "to_month", "description"])
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
  return rows.map(({ from_month, to_month, ...entry }) => ({
    ...entry,
    from: monthOf(from_month),
    to: to_month && monthOf(to_month),
  }));
}

const firstDayOf = (month: string): string => `${month}-01`;
const monthOf = (day: string): string => day.slice(0, 7);
