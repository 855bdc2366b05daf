import type { OrganisationCard, OrganisationRole, OrganisationView } from "#api-schema/organisations.ts";
import type { Db } from "#platform/db/index.ts";
import { imageUrls } from "../profile/profile-images.ts";
import { type OrganisationCardRow, type OrganisationRow, organisationCardColumns } from "./organisations.repository.ts";
import { mayClose, mayEdit } from "./organisations.rules.ts";

export function viewOrganisationCard(row: OrganisationCardRow, urls: ReadonlyMap<string, string>): OrganisationCard {
  return {
    organisation_id: row.organisation_id,
    handle: row.handle ?? "",
    name: row.name,
    headline: row.headline,
    logo: urls.get(row.logo_media_id ?? "") ?? null,
    country: row.country,
    city: row.city,
  };
}

/** By id, closed ones too: invitations and news still name them. */
export async function organisationCards(
  db: Db,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, OrganisationCard>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("users.organisations")
    .select(organisationCardColumns)
    .where("organisation_id", "in", [...new Set(organisationIds)])
    .execute();
  return new Map((await viewCards(db, rows)).map((card) => [card.organisation_id, card]));
}

export async function viewCards(db: Db, rows: readonly OrganisationCardRow[]): Promise<OrganisationCard[]> {
  const urls = await imageUrls(
    db,
    rows.map((row) => row.logo_media_id),
  );
  return rows.map((row) => viewOrganisationCard(row, urls));
}

/** The whole page, with what somebody of this role may do. */
export async function viewOrganisation(
  db: Db,
  row: OrganisationRow,
  role: OrganisationRole | null,
): Promise<OrganisationView> {
  const urls = await imageUrls(db, [row.logo_media_id]);
  return {
    ...viewOrganisationCard(row, urls),
    about: row.about,
    website: row.website,
    logo_media_id: row.logo_media_id,
    members_count: row.members_count,
    role,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    version: row.version,
    can: permissionsOf(role),
  };
}

function permissionsOf(role: OrganisationRole | null): OrganisationView["can"] {
  const can: OrganisationView["can"] = mayEdit(role) ? ["edit", "invite"] : [];
  return mayClose(role) ? [...can, "change_roles", "close"] : can;
}
