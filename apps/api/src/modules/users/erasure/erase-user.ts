import { userErased } from "#events/users.ts";
import { checkCurrentPassword, eraseAccount, may } from "#modules/auth/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { forgetEvidence } from "../experience/evidence.ts";
import { forgetExports } from "../exports/ask-for-export.ts";
import { eraseHandles } from "../handles/erased-handles.ts";
import { leaveOrganisations } from "../organisations/leave-on-erasure.ts";
import { lockProfile } from "../profile/profile.repository.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { userErrors } from "../users.errors.ts";

/** Sentences that say why a person cannot go yet ("Money of yours is still protected in …"); empty when they may. */
export type ErasureBlocker = (tx: Tx, userId: string, wish: ErasureWish) => Promise<readonly string[]>;

export interface ErasureWish {
  /** What could never leave is given up. */
  readonly givesUpRests: boolean;
}

/** Puts out of sight what a person showed; the rest may wait for `users.erased`. */
export type Eraser = (tx: Tx, userId: string) => Promise<void>;

const blockers = new WeakMap<Platform, ErasureBlocker[]>();
const erasers = new WeakMap<Platform, Eraser[]>();

/** For modules that hold money, contracts or disputes of a person. Asked inside the transaction that erases. */
export function registerErasureBlocker(platform: Platform, blocker: ErasureBlocker): void {
  blockers.set(platform, [...(blockers.get(platform) ?? []), blocker]);
}

/**
 * For modules that show what a person made or wrote: news come later than the answer, and until then nobody may read
 * it. Called inside the transaction that erases; a few statements, however much there is.
 */
export function registerEraser(platform: Platform, eraser: Eraser): void {
  erasers.set(platform, [...(erasers.get(platform) ?? []), eraser]);
}

/**
 * Keeps people from being erased until the transaction ends, for whoever is about to bind them: an erasure that waited
 * asks its blockers afterwards. False when one of them was erased before.
 */
export async function keepFromErasure(tx: Tx, userIds: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(userIds)];
  const rows = await tx
    .selectFrom("users.users")
    .select("user_id")
    .where("user_id", "in", wanted)
    .where("erased_at", "is", null)
    .orderBy("user_id")
    .forShare()
    .execute();
  return rows.length === wanted.length;
}

/** When a person was erased; null while they are here. */
export async function erasedAt(db: Db, userId: string): Promise<Date | null> {
  const query = db.selectFrom("users.users").select("erased_at").where("user_id", "=", userId);
  return (await query.executeTakeFirst())?.erased_at ?? null;
}

/**
 * Erases an account: profile, address and sign-in go at once; the row stays as "Former member" for the contracts and
 * ledger entries that point at it. The actor's own password is asked. Throws `user.erasure_blocked` with `reasons`.
 */
export async function eraseUser(
  platform: Platform,
  actor: Actor,
  input: { userId: string; password: string } & ErasureWish,
): Promise<void> {
  const { userId } = input;
  if (actor.userId !== userId && !may(actor, "users.erase_others")) {
    await loadProfile(platform.db, actor, userId);
    throw requestErrors.forbidden({ detail: "This is somebody else’s account." });
  }
  await checkCurrentPassword(platform, actor, input.password);
  await platform.inTransaction(async (tx) => {
    const profile = await lockProfile(tx, userId);
    if (!profile) throw userErrors.notFound();
    const reasons: string[] = [];
    for (const blocker of blockers.get(platform) ?? []) reasons.push(...(await blocker(tx, userId, input)));
    if (reasons.length > 0)
      throw userErrors.erasureBlocked({
        detail: `Your account cannot be erased yet. ${reasons.join(" ")}`,
        extra: { reasons },
      });
    for (const eraser of erasers.get(platform) ?? []) await eraser(tx, userId);
    await leaveOrganisations(platform, tx, userId);
    await forgetExports(platform, tx, userId);
    await forgetEvidence(tx, userId);
    const at = platform.clock.now();
    await eraseHandles(tx, { holder: { userId }, ...profile, at });
    await emptyProfile(tx, userId, at);
    await eraseAccount(tx, platform, { userId, byId: actor.userId });
    await platform.events.publish(tx, userErased, { user_id: userId });
  });
}

async function emptyProfile(tx: Tx, userId: string, at: Date): Promise<void> {
  for (const table of [
    "users.user_skills",
    "users.user_interests",
    "users.certifications",
    "users.history",
    "users.preferences",
    "users.badges",
    "users.standings",
    "users.asked_questions",
    "users.away",
    "users.month_hours",
    "users.earnings",
    "users.known_portfolios",
  ] as const)
    await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx
    .deleteFrom("users.blocks")
    .where((eb) => eb.or([eb("user_id", "=", userId), eb("other_id", "=", userId)]))
    .execute();
  for (const table of ["users.endorsements", "users.withdrawn_endorsements"] as const)
    await tx
      .deleteFrom(table)
      .where((eb) => eb.or([eb("user_id", "=", userId), eb("endorsed_by", "=", userId)]))
      .execute();
  await tx
    .updateTable("users.users")
    .set((eb) => ({
      // The last twelve digits of the id: random, and no way back to the person.
      handle: `former-member-${userId.slice(-12)}`,
      name: "Former member",
      headline: "",
      bio: "",
      country: null,
      city: null,
      time_zone: null,
      languages: "[]",
      links: "[]",
      hourly_rate_minor: null,
      hourly_rate_currency: null,
      rate_rank: null,
      availability: "not_available",
      available_from: null,
      hours_per_week: null,
      experience_level: null,
      profile_image_media_id: null,
      cover_image_media_id: null,
      verified: false,
      success_rank: -1,
      rating_rank: 0,
      rated_reviews: 0,
      erased_at: at,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("user_id", "=", userId)
    .execute();
}
