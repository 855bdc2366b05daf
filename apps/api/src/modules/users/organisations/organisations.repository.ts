// Rows of organisations and their members: SQL only.
import { sql } from "kysely";
import type { OrganisationRole } from "#api-schema/organisations.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { visibleTo } from "../visible.ts";

export interface OrganisationCardRow {
  readonly organisation_id: string;
  /** Null once it is closed. */
  readonly handle: string | null;
  readonly name: string;
  readonly headline: string;
  readonly logo_media_id: string | null;
  readonly country: string | null;
  readonly city: string | null;
}
export const organisationCardColumns = [
  "organisation_id",
  "handle",
  "name",
  "headline",
  "logo_media_id",
  "country",
  "city",
] as const;

export interface OrganisationRow extends OrganisationCardRow {
  readonly about: string;
  readonly website: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  readonly members_count: number;
}

/** A person who belongs to it and may be shown to everybody, as a condition on `m` and `u`. */
export const shownMember = sql<boolean>`(m.shown and u.hidden_at is null and u.erased_at is null)`;

/**
 * How many show that they belong to the organisation `o`, of those whom the viewer may meet; who keeps it meets them all,
 * as in the list of members.
 */
export const shownMembers = (viewerId: string | null) => sql<number>`(select count(*)::int
  from users.organisation_members m join users.users u using (user_id)
  where m.organisation_id = o.organisation_id and ${shownMember} and (${visibleTo(viewerId, sql.ref("m.user_id"))}
    or exists (select from users.organisation_members k where k.organisation_id = o.organisation_id
      and k.user_id = ${viewerId}::uuid and k.role in ('owner', 'admin'))))`;

/** An open one with how many show that they belong to it. */
export async function findOrganisation(
  db: Db,
  organisationId: string,
  viewerId: string | null,
): Promise<OrganisationRow | undefined> {
  return db
    .selectFrom("users.organisations as o")
    .select(organisationCardColumns.map((column) => `o.${column}` as const))
    .select(["o.about", "o.website", "o.created_at", "o.updated_at", "o.version"])
    .select(shownMembers(viewerId).as("members_count"))
    .where("o.organisation_id", "=", organisationId)
    .where("o.closed_at", "is", null)
    .executeTakeFirst();
}

export interface LockedOrganisation {
  readonly handle: string;
  readonly name: string;
  readonly version: number;
  readonly created_at: Date;
}

/** An open one, kept from changing until the transaction ends: whoever changes who belongs to it asks for it first. */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<LockedOrganisation | null> {
  const row = await tx
    .selectFrom("users.organisations")
    .select(["handle", "name", "version", "created_at"])
    .where("organisation_id", "=", organisationId)
    .where("closed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row && row.handle !== null ? { ...row, handle: row.handle } : null;
}

export interface OrganisationChange {
  readonly handle?: string;
  readonly name?: string;
  readonly headline?: string;
  readonly about?: string;
  readonly website?: string | null;
  readonly country?: string | null;
  readonly city?: string | null;
  readonly logo_media_id?: string | null;
}

export async function insertOrganisation(
  tx: Tx,
  organisation: OrganisationChange & { organisation_id: string; handle: string; name: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto("users.organisations")
    .values({ ...organisation, created_at: at, updated_at: at })
    .execute();
}

/** Changes a page and counts its version up. */
export async function updateOrganisation(
  tx: Tx,
  organisationId: string,
  change: OrganisationChange,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("users.organisations")
    .set((eb) => ({ ...change, updated_at: at, version: eb("version", "+", 1) }))
    .where("organisation_id", "=", organisationId)
    .execute();
}

export interface MemberRow {
  readonly user_id: string;
  readonly role: OrganisationRole;
  readonly title: string;
  readonly shown: boolean;
  readonly joined_at: Date;
  readonly version: number;
}

// The table's check allows these three roles alone.
const asMember = (row: Omit<MemberRow, "role"> & { role: string }): MemberRow => ({
  ...row,
  role: row.role as OrganisationRole,
});

export async function findMember(db: Db, organisationId: string, userId: string): Promise<MemberRow | null> {
  const row = await db
    .selectFrom("users.organisation_members")
    .select(["user_id", "role", "title", "shown", "joined_at", "version"])
    .where("organisation_id", "=", organisationId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? asMember(row) : null;
}

/** All of them: at most MEMBERS_MAX. */
export async function membersOf(db: Db, organisationId: string): Promise<readonly MemberRow[]> {
  const rows = await db
    .selectFrom("users.organisation_members")
    .select(["user_id", "role", "title", "shown", "joined_at", "version"])
    .where("organisation_id", "=", organisationId)
    .orderBy("joined_at")
    .orderBy("user_id")
    .execute();
  return rows.map(asMember);
}

export async function countMemberships(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("users.organisation_members")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertMember(
  tx: Tx,
  member: { organisation_id: string; user_id: string; role: OrganisationRole },
  at: Date,
): Promise<void> {
  await tx
    .insertInto("users.organisation_members")
    .values({ ...member, joined_at: at })
    .execute();
}

export async function updateMember(
  tx: Tx,
  { organisationId, userId }: { organisationId: string; userId: string },
  change: Partial<Pick<MemberRow, "role" | "title" | "shown">>,
): Promise<void> {
  await tx
    .updateTable("users.organisation_members")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("organisation_id", "=", organisationId)
    .where("user_id", "=", userId)
    .execute();
}

export async function deleteMember(
  tx: Tx,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<void> {
  await tx
    .deleteFrom("users.organisation_members")
    .where("organisation_id", "=", organisationId)
    .where("user_id", "=", userId)
    .execute();
}
