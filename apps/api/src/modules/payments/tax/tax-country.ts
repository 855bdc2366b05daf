// Where somebody is for tax: what they told for their documents, where nothing that was verified says otherwise; else what was
// verified, else what their profile says.
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
  const verified = await verifiedCountryOf(db, userId);
  if (!profile) return { country: verified ?? (await countryOfCard(db, userId)), vatId: null };
  if (verified === null || verified === profile.country || (await paidFrom(db, userId, profile.country)))
    return { country: profile.country, vatId: profile.vat_id };
  return { country: verified, vatId: null };
}

/** Of two signs that disagree a third one decides (articles 24b and 24f of Regulation 282/2011): a card of that country. */
async function paidFrom(db: Db, userId: string, country: string): Promise<boolean> {
  const row = await db
    .selectFrom("payments.payments")
    .select("transaction_id")
    .where("user_id", "=", userId)
    .where("card_country", "=", country)
    .where("completed_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where somebody lives, which is not what they tell for their documents: what was verified comes before what they say. */
export async function homeCountryOf(db: Db, userId: string): Promise<string | null> {
  return (
    (await verifiedCountryOf(db, userId)) ??
    (await findTaxProfile(db, userId))?.country ??
    (await countryOfCard(db, userId))
  );
}

/** As their identity says; null before it is verified. */
export async function verifiedCountryOf(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom("payments.identity_checks")
    .select("country")
    .where("user_id", "=", userId)
    .where("state", "=", "verified")
    .executeTakeFirst();
  return row?.country ?? null;
}

const countryOfCard = async (db: Db, userId: string): Promise<string | null> =>
  (await cards(db, [userId])).get(userId)?.country ?? null;
