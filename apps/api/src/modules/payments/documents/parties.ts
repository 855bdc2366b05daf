// Who stands on a document, as they were when it was issued.

import { cards, organisationCards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { findOrganisationProfile } from "../tax/organisation-profile.repository.ts";
import { findTaxProfile, issuerOn } from "../tax/tax.repository.ts";
import { countryName } from "./country-name.ts";

export interface Party {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Kogi itself, as it was registered that day. */
export async function platformParty(db: Db, at: Date): Promise<Party & { readonly country: string | null }> {
  const { name, lines, country, vat_id } = await issuerOn(db, at);
  return { name, lines: [...lines, ...(vat_id === null ? [] : [`VAT ${vat_id}`])], country };
}

/** What its owners and admins told for its documents, else what its page says. */
export async function readOrganisationParty(db: Db, organisationId: string): Promise<Party> {
  const told = await findOrganisationProfile(db, organisationId);
  if (told) return asTold(told);
  const card = (await organisationCards(db, [organisationId])).get(organisationId);
  assert(card, "organisations keep their row, closed or not");
  return {
    name: card.name,
    lines: [
      ...(card.handle === "" ? [] : [`@${card.handle}`]),
      ...(card.country === null ? [] : [countryName(card.country)]),
    ],
  };
}

interface Told {
  readonly name: string;
  readonly address: readonly string[];
  readonly country: string;
  readonly vat_id: string | null;
}

const asTold = ({ name, address, country, vat_id }: Told): Party => ({
  name,
  lines: [...address, countryName(country), ...(vat_id === null ? [] : [`VAT ${vat_id}`])],
});

/** What they told for their documents; else the verified legal name where there is one, else the name on the profile. */
export async function readParty(db: Db, userId: string): Promise<Party> {
  const told = await findTaxProfile(db, userId);
  if (told) return asTold(told);
  const people = await cards(db, [userId]);
  const identity = await db
    .selectFrom("payments.identity_checks")
    .select(["legal_name", "country"])
    .where("user_id", "=", userId)
    .where("state", "=", "verified")
    .executeTakeFirst();
  const card = people.get(userId);
  const country = identity?.country ?? card?.country ?? null;
  return {
    name: identity?.legal_name ?? card?.name ?? "Former member",
    lines: [...(card ? [`@${card.handle}`] : []), ...(country === null ? [] : [countryName(country)])],
  };
}
