import { type RawBuilder, sql } from "kysely";
import type { UserCard } from "#api-schema/users.ts";
import type { Db } from "#platform/db/index.ts";
import type { Role } from "#platform/http/index.ts";
import { imageUrls, profileImages } from "./profile-images.ts";

export interface CardRow {
  readonly user_id: string;
  readonly handle: string;
  readonly name: string;
  readonly headline: string;
  readonly profile_image_media_id: string | null;
  readonly country: string | null;
  readonly user_type: string;
  readonly works_beside: boolean;
  readonly verified: boolean;
}
export const cardColumns = [
  "user_id",
  "handle",
  "name",
  "headline",
  "profile_image_media_id",
  "country",
  "user_type",
  "works_beside",
  "verified",
] as const;

export function viewCard(row: CardRow, urls: ReadonlyMap<string, string>): UserCard {
  return {
    user_id: row.user_id,
    handle: row.handle,
    name: row.name,
    headline: row.headline,
    profile_image: urls.get(row.profile_image_media_id ?? "") ?? null,
    country: row.country,
    // Written from auth's roles alone.
    user_type: row.user_type as Role,
    works: row.user_type === "freelancer" || row.works_beside,
    verified: row.verified,
  };
}

/**
 * How people stand beside what they made, by id, in one query (and one for their pictures). Erased people are in it as
 * "Former member": their contracts and reviews still stand.
 */
export async function cards(db: Db, userIds: readonly string[]): Promise<ReadonlyMap<string, UserCard>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("users.users")
    .select(cardColumns)
    .where("user_id", "in", [...new Set(userIds)])
    .execute();
  const urls = await imageUrls(
    db,
    rows.map((row) => row.profile_image_media_id),
  );
  return new Map(rows.map((row) => [row.user_id, viewCard(row, urls)]));
}

/** Who wears the freelancer's hat, in a query in which people are called `as`. */
export const whoWorks = (as: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${as}.user_type`)} = 'freelancer' or ${sql.ref(`${as}.works_beside`)})`;

/** A card inside a query, for `cardOf`. */
export type ShownCard = Omit<CardRow, "profile_image_media_id" | "works_beside"> & {
  readonly works: boolean;
  readonly picture: object | null;
};

/**
 * The card of the person in the column `person` (`sql.ref("projects.projects.user_id")`) as part of any module's read:
 * a list then needs one query instead of three.
 */
export function shownCard(person: RawBuilder<unknown>): RawBuilder<ShownCard | null> {
  const picture = profileImages().shown(sql.ref("u.profile_image_media_id"));
  return sql<ShownCard | null>`(select json_build_object('user_id', u.user_id, 'handle', u.handle, 'name', u.name,
    'headline', u.headline, 'country', u.country, 'user_type', u.user_type, 'works', ${whoWorks("u")},
    'verified', u.verified, 'picture', ${picture})
    from users.users u where u.user_id = ${person})`;
}

export function cardOf({ picture, ...card }: ShownCard): UserCard {
  return {
    ...card,
    profile_image: picture === null ? null : profileImages().address(picture),
    // Written from auth's roles alone.
    user_type: card.user_type as Role,
  };
}
