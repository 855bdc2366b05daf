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
  if (!row) throw userErrors.notFound();
  if (viewer?.userId === userId || may(viewer, "users.see_hidden")) return row;
  if (row.hidden_at !== null) throw userErrors.notFound();
  if (viewer && (await areBlocked(db, viewer.userId, userId))) throw userErrors.notFound();
  return row;
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
