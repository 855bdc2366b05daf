import type { HistoryEntry } from "#api-schema/experience.ts";
import { profileChanged } from "#events/users.ts";
import type { Db } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requiredLine } from "#platform/text/index.ts";
import { nextVersion, type ReadBefore, versionOf } from "../profile/list-version.ts";
import { requireSeen } from "../profile/read-profile.ts";
import { requireOwn } from "../profile/save-profile.ts";
import { badField } from "../users.errors.ts";

type History = { data: HistoryEntry[]; version: number };

/** Where a person worked before, in their order. Throws `user.not_found`. */
export async function getHistory({ db }: Platform, viewer: Actor | null, userId: string): Promise<History> {
  await requireSeen(db, viewer, userId);
  return readHistory(db, userId);
}

/**
 * Replaces it. Throws `user.not_found`, `user.bad_field` at the entry that ends before it begins; 409 `request.stale` with
 * the history as it is.
 */
export async function putHistory(
  platform: Platform,
  actor: Actor,
  input: ReadBefore & { userId: string; history: readonly HistoryEntry[] },
): Promise<History> {
  const { userId, history } = input;
  await requireOwn(platform, actor, userId);
  for (const [place, { from, to }] of history.entries())
    if (to !== null && to < from) throw badField(`/body/history/${place}/to`, "This ends before it begins.");
  const named = history.map((entry, place) => ({
    ...entry,
    title: requiredLine(entry.title, `/body/history/${place}/title`),
    organisation: requiredLine(entry.organisation, `/body/history/${place}/organisation`),
  }));
  const written = await platform.inTransaction(async (tx) => {
    if (!(await nextVersion(tx, "history", input))) return false;
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
    return true;
  });
  const current = await readHistory(platform.db, userId);
  if (!written) throw requestErrors.stale({ extra: { current } });
  return current;
}

async function readHistory(db: Db, userId: string): Promise<History> {
  // First: what is changed between the two reads makes it stale, not the other way round.
  const version = await versionOf(db, "history", userId);
  const rows = await db
    .selectFrom("users.history")
    .select(["title", "organisation", "from_month", "to_month", "description"])
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
  const data = rows.map(({ from_month, to_month, ...entry }) => ({
    ...entry,
    from: monthOf(from_month),
    to: to_month && monthOf(to_month),
  }));
  return { data, version };
}

const firstDayOf = (month: string): string => `${month}-01`;
const monthOf = (day: string): string => day.slice(0, 7);
