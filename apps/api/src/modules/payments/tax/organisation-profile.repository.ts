import type { Insertable, Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { OrganisationProfilesTable } from "../payments.tables.ts";

export type OrganisationProfileRow = Selectable<OrganisationProfilesTable>;

export async function findOrganisationProfile(
  db: Db,
  organisationId: string,
): Promise<OrganisationProfileRow | undefined> {
  return db
    .selectFrom("payments.organisation_profiles")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
}

/** Writes it unless it has changed since `version` (0: there was none). False when it has. */
export async function writeOrganisationProfile(
  tx: Tx,
  profile: Insertable<OrganisationProfilesTable>,
  version: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("payments.organisation_profiles")
    .values({ ...profile, version: version + 1 })
    .onConflict((conflict) =>
      conflict
        .column("organisation_id")
        .doUpdateSet({ ...profile, version: version + 1 })
        .where("payments.organisation_profiles.version", "=", version),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
