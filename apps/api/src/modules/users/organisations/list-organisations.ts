import { type SelectQueryBuilder, sql } from "kysely";
import type { Static } from "typebox";
import type {
  ListedOrganisation,
  MembershipView,
  OrganisationRole,
  organisationsApi,
} from "#api-schema/organisations.ts";
import { countRows, type Tables } from "#platform/db/index.ts";
import {
  type Actor,
  decodeCursor,
  decodeInstantCursor,
  foreignCursor,
  type Page,
  toPage,
} from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requireSeen } from "../profile/read-profile.ts";
import { organisationCardColumns, shownMembers } from "./organisations.repository.ts";
import { organisationCards, viewCards } from "./view-organisation.ts";

export type Listed<T> = Page<T> & { total?: number };
export interface PageWish {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

type Query = Static<(typeof organisationsApi)["listOrganisations"]["query"]>;
type Sort = NonNullable<Query["sort"]>;
type Open<O> = SelectQueryBuilder<Tables & { o: Tables["users.organisations"] }, "o", O>;

/** Open organisations, the newest first or by name. */
export async function listOrganisations(
  { db }: Platform,
  viewer: Actor | null,
  query: Query,
): Promise<Listed<ListedOrganisation>> {
  const { country, limit = 20, sort = "-created_at" } = query;
  const words = query.q?.normalize("NFC").trim().toLowerCase() ?? "";
  const found = db
    .selectFrom("users.organisations as o")
    .where("o.closed_at", "is", null)
    .$if(country !== undefined, (q) => q.where("o.country", "in", country ?? []))
    .$if(words !== "", (q) => q.where("o.search_text", "like", `%${words.replace(/[\\%_]/g, "\\$&")}%`));
  const rows = await paged(found, sort, query.cursor ?? null)
    .select(organisationCardColumns.map((column) => `o.${column}` as const))
    .select(["o.created_at", sortName.as("sort_name"), shownMembers(viewer?.userId ?? null).as("members_count")])
    .limit(limit + 1)
    .execute();
  const page = toPage(
    rows,
    limit,
    (row) => [sort === "name" ? row.sort_name : row.created_at.toISOString(), row.organisation_id],
    (row) => row,
  );
  const cards = await viewCards(db, page.data);
  const data = cards.map((card, place) => ({ ...card, members_count: page.data[place]?.members_count ?? 0 }));
  const listed = { ...page, data };
  return query.count ? { ...listed, total: await countRows(db, found.select("o.organisation_id")) } : listed;
}

// As the index has it.
const sortName = sql<string>`lower(o.name)`;

function paged(found: Open<object>, sort: Sort, cursor: string | null): Open<object> {
  if (sort === "name") {
    const after = cursor === null ? null : decodeNameCursor(cursor);
    return found
      .$if(after !== null, (q) =>
        q.where(sql<boolean>`(${sortName}, o.organisation_id) > (${after?.name}, ${after?.id}::uuid)`),
      )
      .orderBy(sortName)
      .orderBy("o.organisation_id");
  }
  const after = cursor === null ? null : decodeInstantCursor(cursor);
  return found
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(o.created_at, o.organisation_id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy("o.created_at", "desc")
    .orderBy("o.organisation_id", "desc");
}

function decodeNameCursor(cursor: string): { name: string; id: string } {
  const [name, id] = decodeCursor(cursor, 2);
  if (typeof name !== "string" || typeof id !== "string" || !isId(id)) throw foreignCursor();
  return { name, id };
}

/** What a person belongs to, the newest first: all of it for themselves, what they show for others. */
export async function listMemberships(
  { db }: Platform,
  viewer: Actor | null,
  { userId, limit = 20, cursor, count }: PageWish & { userId: string },
): Promise<Listed<MembershipView>> {
  await requireSeen(db, viewer, userId);
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const found = db
    .selectFrom("users.organisation_members")
    .where("user_id", "=", userId)
    .$if(viewer?.userId !== userId, (q) => q.where("shown", "=", true));
  const rows = await found
    .select(["organisation_id", "role", "title", "shown", "joined_at"])
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(joined_at, organisation_id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy("joined_at", "desc")
    .orderBy("organisation_id", "desc")
    .limit(limit + 1)
    .execute();
  const cards = await organisationCards(
    db,
    rows.map((row) => row.organisation_id),
  );
  const page = toPage(
    rows,
    limit,
    (row) => [row.joined_at.toISOString(), row.organisation_id],
    ({ organisation_id, joined_at, ...row }) => ({
      ...row,
      organisation: cards.get(organisation_id),
      // The table's check allows these three alone.
      role: row.role as OrganisationRole,
      joined_at: joined_at.toISOString(),
    }),
  );
  const data = page.data.flatMap(({ organisation, ...rest }) => (organisation ? [{ ...rest, organisation }] : []));
  return count ? { ...page, data, total: await countRows(db, found.select("user_id")) } : { ...page, data };
}
