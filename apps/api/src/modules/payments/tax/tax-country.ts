// Where somebody is for tax: what they told for their documents, else what was verified, else what their profile says.
import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { findOrganisationProfile } from "./organisation-profile.repository.ts";
import { findTaxProfile } from "./tax.repository.ts";

export interface TaxPlace {
  readonly country: string | null;
  readonly vatId: string | null;
}

/** Where an organisation is, or whoever pays for it while its billing details are missing. */
export async function taxPlaceFor(
  db: Db,
  { userId, organisationId }: { userId: string; organisationId: string | null },
): Promise<TaxPlace> {
  const told = organisationId === null ? undefined : await findOrganisationProfile(db, organisationId);
  return told ? { country: told.country, vatId: told.vat_id } : taxPlaceOf(db, userId);
}

export async function taxPlaceOf(db: Db, userId: string): Promise<TaxPlace> {
  const profile = await findTaxProfile(db, userId);
  if (profile) return { country: profile.country, vatId: profile.vat_id };
  const identity = await db
    .selectFrom("payments.identity_checks")
    .select("country")
    .where("user_id", "=", userId)
    .where("state", "=", "verified")
    .executeTakeFirst();
  if (identity) return { country: identity.country, vatId: null };
  return { country: (await cards(db, [userId])).get(userId)?.country ?? null, vatId: null };
}
