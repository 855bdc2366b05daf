import { sql } from "kysely";
import type { StrengthView } from "#api-schema/strength.ts";
import { portfolioArchived, portfolioDeleted, portfolioPublished, portfolioUnlisted } from "#events/portfolios.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { type StrengthRule, strengthOf } from "./strength.rules.ts";

/** How complete one's own profile is, and what would add most. */
export async function readStrength(platform: Platform, actor: Actor): Promise<StrengthView> {
  const { db } = platform;
  const [profile, rules, counts] = await Promise.all([
    loadProfile(db, actor, actor.userId),
    db.selectFrom("users.strength_rules").selectAll().orderBy("position").execute(),
    sql<{ experience: number; portfolios: number }>`select
      (select count(*)::int from users.history where user_id = ${actor.userId})
      + (select count(*)::int from users.certifications where user_id = ${actor.userId}) as experience,
      (select count(*)::int from users.known_portfolios where user_id = ${actor.userId} and published) as portfolios`.execute(
      db,
    ),
  ]);
  const facts = {
    hasPicture: profile.profile_image_media_id !== null,
    headline: profile.headline,
    bio: profile.bio,
    skills: profile.skills.length,
    portfolios: counts.rows[0]?.portfolios ?? 0,
    hasRate: profile.hourly_rate_minor !== null,
    experience: counts.rows[0]?.experience ?? 0,
    hasPlace: profile.country !== null,
    languages: profile.languages.length,
    interests: profile.topic_ids.length,
  };
  // The table's checks and its rows allow nothing but these words.
  const strength = strengthOf(
    rules as readonly StrengthRule[],
    facts,
    profile.user_type === "freelancer" || profile.works_beside,
  );
  return { ...strength, steps: [...strength.steps] };
}

/** Which portfolios others find; of two news that come in the wrong order the later one counts. */
export function listenToPortfolios(platform: Platform): void {
  const keep = async (tx: Tx, news: { portfolio_id: string; user_id: string }, published: boolean, told_at: Date) => {
    const { portfolio_id, user_id } = news;
    await tx
      .insertInto("users.known_portfolios")
      .values({ portfolio_id, user_id, published, told_at })
      .onConflict((conflict) =>
        conflict
          .column("portfolio_id")
          .doUpdateSet({ published, told_at })
          .where("users.known_portfolios.told_at", "<=", told_at),
      )
      .execute();
  };
  platform.events.on(portfolioPublished, "users.portfolio_published", (tx, news, { publishedAt }) =>
    keep(tx, news, true, publishedAt),
  );
  for (const event of [portfolioUnlisted, portfolioArchived, portfolioDeleted])
    platform.events.on(event, `users.${event.name.replace(".", "_")}`, (tx, news, { publishedAt }) =>
      keep(tx, news, false, publishedAt),
    );
}
