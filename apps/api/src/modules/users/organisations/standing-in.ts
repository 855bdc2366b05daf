// What other modules ask when something of theirs belongs to an organisation.
import { type RawBuilder, sql } from "kysely";
import type { OrganisationCard, OrganisationRole } from "#api-schema/organisations.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { profileImages } from "../profile/profile-images.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { findMember, lockOrganisation, membersOf } from "./organisations.repository.ts";
import { mayEdit } from "./organisations.rules.ts";

export interface OrganisationStanding {
  readonly open: boolean;
  readonly role: OrganisationRole | null;
}

/** Whether it is open, and what the person is in it. */
export async function standingIn(
  db: Db,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<OrganisationStanding> {
  const row = await db
    .selectFrom("users.organisations as o")
    .leftJoin("users.organisation_members as m", (join) =>
      join.onRef("m.organisation_id", "=", "o.organisation_id").on("m.user_id", "=", userId),
    )
    .select(["o.closed_at", "m.role"])
    .where("o.organisation_id", "=", organisationId)
    .executeTakeFirst();
  // The table's check allows the three roles alone.
  return { open: row !== undefined && row.closed_at === null, role: (row?.role ?? null) as OrganisationRole | null };
}

type Standing = { readonly organisationId: string; readonly userId: string };

/** Throws `organisation.not_found`, `organisation.not_allowed` unless the person keeps it as an owner or admin. */
export async function requireKeeper(db: Db, standing: Standing): Promise<void> {
  const { open, role } = await standingIn(db, standing);
  if (!open) throw organisationErrors.notFound();
  if (!mayEdit(role)) throw organisationErrors.notAllowed();
}

/**
 * A condition for a query: the person keeps what belongs to this organisation as its owner or admin, and what belongs to
 * none, or to a closed one, when it is in their own name. Both name their column with its table.
 */
export function keptBy(
  userId: string,
  { organisation, owner }: { organisation: RawBuilder<unknown>; owner: RawBuilder<unknown> },
): RawBuilder<boolean> {
  return sql<boolean>`(case when exists (select from users.organisations o where o.organisation_id = ${organisation}
      and o.closed_at is null)
    then exists (select from users.organisation_members m where m.organisation_id = ${organisation}
      and m.user_id = ${userId}::uuid and m.role in ('owner', 'admin'))
    else ${owner} = ${userId}::uuid end)`;
}

/** As `standingIn`, and neither changes until the transaction ends. */
export async function holdStanding(tx: Tx, { organisationId, userId }: Standing): Promise<OrganisationStanding> {
  const open = (await lockOrganisation(tx, organisationId)) !== null;
  const own = await findMember(tx, organisationId, userId);
  return { open, role: own?.role ?? null };
}

/** As `requireKeeper`, and who belongs to it does not change until the transaction ends. */
export async function holdKeeper(tx: Tx, { organisationId, userId }: Standing): Promise<void> {
  const { open, role } = await holdStanding(tx, { organisationId, userId });
  if (!open) throw organisationErrors.notFound();
  if (!mayEdit(role)) throw organisationErrors.notAllowed();
}

/** Its owners, then its admins, each in the order in which they came; nobody where it is closed. */
export async function keepersOf(db: Db, organisationId: string): Promise<readonly string[]> {
  const keepers = (await membersOf(db, organisationId)).filter(({ role }) => mayEdit(role));
  const inRole = (role: OrganisationRole) => keepers.filter((one) => one.role === role);
  return [...inRole("owner"), ...inRole("admin")].map(({ user_id }) => user_id);
}

/** A card inside a query, for `organisationCardOf`. */
export type ShownOrganisation = Omit<OrganisationCard, "logo"> & { readonly picture: object | null };

/** The card of the organisation in this column as part of any module's read; closed ones have no handle. */
export function shownOrganisation(organisation: RawBuilder<unknown>): RawBuilder<ShownOrganisation | null> {
  const picture = profileImages().shown(sql.ref("o.logo_media_id"));
  return sql<ShownOrganisation | null>`(select json_build_object('organisation_id', o.organisation_id, 'handle',
    coalesce(o.handle, ''), 'name', o.name, 'headline', o.headline, 'country', o.country, 'city', o.city,
    'picture', ${picture}) from users.organisations o where o.organisation_id = ${organisation})`;
}

export function organisationCardOf({ picture, ...card }: ShownOrganisation): OrganisationCard {
  return { ...card, logo: picture === null ? null : profileImages().address(picture) };
}
