import type { ProfilePatch, UserView } from "#api-schema/users.ts";
import { profileChanged } from "#events/users.ts";
import type { Tx } from "#platform/db/index.ts";
import { KogiError, requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { moveHandle } from "../handles/claim-handle.ts";
import { refusePosing } from "../handles/refuse-posing.ts";
import { withRateRank } from "../people/rate-rank.ts";
import { badField, userErrors } from "../users.errors.ts";
import { lockProfile, type ProfileChange, updateProfile } from "./profile.repository.ts";
import { changeOf } from "./profile-change.ts";
import { profileImages } from "./profile-images.ts";
import { getUser, loadProfile } from "./read-profile.ts";
import { keepPictures } from "./settle-pictures.ts";

/** One's own profile may be changed; another's may not, and a hidden one does not even exist. */
export async function requireOwn(platform: Platform, actor: Actor, userId: string): Promise<void> {
  if (actor.userId === userId) return;
  await loadProfile(platform.db, actor, userId);
  throw requestErrors.forbidden({ detail: "This is somebody else’s profile." });
}

/**
 * Changes what is given of a profile (PUT gives everything, PATCH parts). `expectVersion` is the caller's If-Match.
 * Throws `user.handle_taken`, `user.handle_reserved`, `user.bad_field`; 409 `request.stale` with the current profile.
 */
export async function saveProfile(
  platform: Platform,
  actor: Actor,
  input: { userId: string; patch: ProfilePatch; expectVersion: (version: number) => void },
): Promise<UserView> {
  const { userId, patch } = input;
  await requireOwn(platform, actor, userId);
  const change = await withRateRank(changeOf(patch, platform.config.projectFolder), platform.clock.now());
  const requireVersion = (version: number) => {
    input.expectVersion(version);
    if (patch.version !== undefined && patch.version !== version) throw new ChangedMeanwhile();
  };
  try {
    await platform.inTransaction(async (tx) => {
      const at = platform.clock.now();
      // Names are compared with those before; the rest is one statement, whose answer tells the version it was made on.
      const named = change.name !== undefined || change.handle !== undefined;
      if (named) await takeNames(tx, actor, { userId, change, at, requireVersion });
      const version = await updateProfile(tx, userId, change, at);
      if (version === null) throw userErrors.notFound();
      if (!named) requireVersion(version - 1);
      await attachImages(tx, userId, change);
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "users.profile_changed",
        subject: { type: "user", id: userId },
        after: { fields: Object.keys(change).filter((field) => field !== "rate_rank") },
      });
      await platform.events.publish(tx, profileChanged, { user_id: userId });
    });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    throw requestErrors.stale({ extra: { current: await getUser(platform, actor, userId) } });
  }
  return getUser(platform, actor, userId);
}

/** Thrown out of the transaction, so that nothing of the change stays. */
class ChangedMeanwhile extends Error {}

interface Naming {
  readonly userId: string;
  readonly change: ProfileChange;
  readonly at: Date;
  readonly requireVersion: (version: number) => void;
}

async function takeNames(tx: Tx, actor: Actor, { userId, change, at, requireVersion }: Naming): Promise<void> {
  const before = await lockProfile(tx, userId);
  if (!before) throw userErrors.notFound();
  requireVersion(before.version);
  if (change.name !== undefined && change.name !== before.name) refusePosing(change.name, actor);
  if (change.handle !== undefined && change.handle !== before.handle)
    await moveHandle(tx, { userId }, { from: before.handle, to: change.handle, at });
}

async function attachImages(tx: Tx, userId: string, change: ProfileChange): Promise<void> {
  if (change.profile_image_media_id === undefined && change.cover_image_media_id === undefined) return;
  for (const field of ["profile_image_media_id", "cover_image_media_id"] as const) {
    const mediaId = change[field];
    if (!mediaId) continue;
    try {
      await profileImages().attach(tx, { mediaId, ownerId: userId });
    } catch (error) {
      // Media says what is wrong with the picture; we know which field it stands in.
      if (error instanceof KogiError && error.status === 422) throw badField(`/body/${field}`, error.message);
      throw error;
    }
  }
  await keepPictures(tx, userId);
}
