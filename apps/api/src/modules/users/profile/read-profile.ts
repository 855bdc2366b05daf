import type { MeView, UserView } from "#api-schema/users.ts";
import { may } from "#modules/auth/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { ownerOfHandle } from "../handles/claim-handle.ts";
import { userErrors } from "../users.errors.ts";
import { areBlocked } from "../visible.ts";
import { settingsOf } from "./preferences.ts";
import { findProfile, type ProfileRow } from "./profile.repository.ts";
import { viewProfile } from "./view-profile.ts";

/** A profile this viewer may see. Throws `user.not_found` for erased, hidden and blocked people as for unknown ones. */
export async function loadProfile(db: Db, viewer: Actor | null, userId: string): Promise<ProfileRow> {
  const row = await findProfile(db, userId, viewer?.userId ?? null);
  if (!row || !(await isSeen(db, viewer, row))) throw userErrors.notFound();
  return row;
}

/** Throws as `loadProfile` does: for what stands beside a profile and needs nothing of it. */
export async function requireSeen(db: Db, viewer: Actor | null, userId: string): Promise<void> {
  const row = await db
    .selectFrom("users.users")
    .select(["user_id", "hidden_at"])
    .where("user_id", "=", userId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (!row || !(await isSeen(db, viewer, row))) throw userErrors.notFound();
}

async function isSeen(
  db: Db,
  viewer: Actor | null,
  { user_id, hidden_at }: Pick<ProfileRow, "user_id" | "hidden_at">,
): Promise<boolean> {
  if (viewer?.userId === user_id || may(viewer, "users.see_hidden")) return true;
  return hidden_at === null && !(viewer && (await areBlocked(db, viewer.userId, user_id)));
}

export async function getUser({ db, clock }: Platform, viewer: Actor | null, userId: string): Promise<UserView> {
  return viewProfile(db, await loadProfile(db, viewer, userId), viewer, clock.now());
}

/** By handle, also by one the person gave up lately. Throws `user.not_found`. */
export async function getUserByHandle(platform: Platform, viewer: Actor | null, handle: string): Promise<UserView> {
  const userId = await ownerOfHandle(platform.db, handle, platform.clock.now());
  if (userId === null) throw userErrors.notFound();
  return getUser(platform, viewer, userId);
}

export async function getMe(platform: Platform, actor: Actor): Promise<MeView> {
  const [user, settings] = await Promise.all([
    getUser(platform, actor, actor.userId),
    settingsOf(platform.db, actor.userId),
  ]);
  return { user, settings, roles: [...actor.roles] };
}
