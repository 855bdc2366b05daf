import { type RawBuilder, sql } from "kysely";
import type { BadgeView } from "#api-schema/standing-views.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requireSeen } from "../profile/read-profile.ts";
import { type BadgeTemplates, badgeWords } from "./badge-words.ts";

interface Row {
  readonly badge_id: string;
  readonly badge: string;
  readonly icon: string;
  readonly award: boolean;
  readonly earned_at: Date;
  readonly value: number;
  readonly needed: number;
  readonly score_min: number | null;
  readonly templates: BadgeTemplates;
  readonly ended_at: Date | null;
}

/** What a person earned, the newest first; what they no longer hold too, with its end. Throws `user.not_found`. */
export async function listBadges(
  { db }: Platform,
  viewer: Actor | null,
  query: { userId: string; limit: number; cursor?: string; count?: boolean },
): Promise<Page<BadgeView> & { total?: number }> {
  await requireSeen(db, viewer, query.userId);
  const found = sql`from users.badges b join users.badge_rules r on r.badge = b.badge where b.user_id = ${query.userId}`;
  const { rows } =
    await sql<Row>`select b.badge_id, b.badge, r.icon, r.award, r.words as templates, b.earned_at, b.value,
      b.needed, coalesce(b.score_min, r.score_min) as score_min, b.ended_at
    ${found} ${after(query.cursor)}
    order by b.earned_at desc, b.badge_id desc limit ${query.limit + 1}`.execute(db);
  const page = toPage(
    rows,
    query.limit,
    (row) => [row.earned_at.toISOString(), row.badge_id],
    ({ earned_at, ended_at, templates, ...row }): BadgeView => {
      const words = badgeWords(row.badge, templates, row);
      return {
        ...row,
        reason: words.en.reason,
        words,
        earned_at: earned_at.toISOString(),
        ended_at: ended_at?.toISOString() ?? null,
      };
    },
  );
  return query.count ? { ...page, total: await countRows(db, sql`select ${found}`) } : page;
}

function after(cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql``;
  const { at, id } = decodeInstantCursor(cursor);
  return sql`and (b.earned_at, b.badge_id) < (${at}, ${id}::uuid)`;
}
