import { sql } from "kysely";
import type { Static } from "typebox";
import type {
  MembershipView,
  OrganisationCard,
  OrganisationRole,
  organisationsApi,
} from "#api-schema/organisations.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { organisationCardColumns } from "./organisations.repository.ts";
import { organisationCards, viewCards } from "./view-organisation.ts";

export type Listed<T> = Page<T> & { total?: number };
export interface PageWish {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

/** Open organisations, the newest first. */
export async function listOrganisations(
  { db }: Platform,
  query: Static<(typeof organisationsApi)["listOrganisations"]["query"]>,
): Promise<Listed<OrganisationCard>> {
  const { country, limit = 20 } = query;
  const words = query.q?.normalize("NFC").trim().toLowerCase() ?? "";
  const after = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const found = db
    .selectFrom("users.organisations")
    .where("closed_at", "is", null)
    .$if(country !== undefined, (q) => q.where("country", "in", country ?? []))
    .$if(words !== "", (q) => q.where("search_text", "like", `%${words.replace(/[\\%_]/g, "\\$&")}%`));
  const rows = await found
    .select([...organisationCardColumns, "created_at"])
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(created_at, organisation_id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy("created_at", "desc")
    .orderBy("organisation_id", "desc")
    .limit(limit + 1)
    .execute();
  const page = toPage(
    rows,
    limit,
    (row) => [row.created_at.toISOString(), row.organisation_id],
    (row) => row,
  );
  const listed = { ...page, data: await viewCards(db, page.data) };
  return query.count ? { ...listed, total: await countRows(db, found.select("organisation_id")) } : listed;
}

/** What a person belongs to, the newest first: all of it for themselves, what they show for others. */
export async function listMemberships(
  { db }: Platform,
  viewer: Actor | null,
  { userId, limit = 20, cursor, count }: PageWish & { userId: string },
): Promise<Listed<MembershipView>> {
  await loadProfile(db, viewer, userId);
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
