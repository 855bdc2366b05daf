import type { ReputationClaims } from "#api-schema/reputation.ts";
import { getUser, listBadges, listCertifications } from "#modules/users/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listReviews, type Rating, ratingsOf } from "../list-reviews.ts";
import { createSigner } from "./sign-claims.ts";

const REVIEWS_MAX = 100;
const BADGES_MAX = 100;

/** One's own reputation as everybody sees it, signed. Throws `user.not_found`, 403 for somebody else's. */
export async function exportReputation(
  platform: Platform,
  actor: Actor,
  userId: string,
): Promise<{ claims: ReputationClaims; jws: string }> {
  // Read as a visitor reads it: what only its owner sees is no claim.
  const user = await getUser(platform, actor.userId === userId ? null : actor, userId);
  if (actor.userId !== userId) throw requestErrors.forbidden({ detail: "This is somebody else’s reputation." });
  const at = platform.clock.now();
  const [ofWork, ofClient, reviews, certifications, badges] = await Promise.all([
    ratingsOf(platform.db, [userId], { as: "freelancer", at }),
    ratingsOf(platform.db, [userId], { as: "client", at }),
    listReviews(platform, null, { user_id: userId, limit: REVIEWS_MAX, count: true }),
    listCertifications(platform, null, { userId }),
    listBadges(platform, null, { userId, limit: BADGES_MAX }),
  ]);
  const rating = ofWork.get(userId);
  const { publicUrl } = platform.config;
  const claims: ReputationClaims = {
    iss: publicUrl,
    sub: `${publicUrl}/@${user.handle}`,
    iat: Math.floor(at.getTime() / 1_000),
    user_id: userId,
    name: user.name,
    member_since: user.created_at,
    contracts_completed: rating?.contracts_completed ?? 0,
    rating: claimOf(rating),
    rating_as_client: claimOf(ofClient.get(userId)),
    success_score: user.success_score,
    level: user.level,
    answers_within: user.answers_within,
    badges: badges.data
      .filter(({ ended_at }) => ended_at === null)
      .map(({ badge, reason, earned_at }) => ({ badge, reason, earned_at })),
    reviews: reviews.data.map(({ contract_title, author, author_role, overall, text, revealed_at }) => ({
      contract_title,
      author: author.name,
      author_role,
      overall,
      text,
      revealed_at,
    })),
    reviews_left_out: (reviews.total ?? 0) - reviews.data.length,
    skills: user.skills.map(({ name, level, endorsements }) => ({
      name,
      level,
      endorsed_by: endorsements.count,
      worked_together: endorsements.worked_together,
    })),
    certifications: certifications.data
      .filter(({ state, expired }) => state === "verified" && !expired)
      .map(({ name, issuer, issued_on, expires_on }) => ({ name, issuer, issued_on, expires_on })),
  };
  return { claims, jws: createSigner(platform.secret).sign(claims) };
}

const claimOf = (rating: Rating | undefined) => ({
  average: rating?.average ?? null,
  score: rating?.score ?? null,
  reviews_count: rating?.reviews_count ?? 0,
});
