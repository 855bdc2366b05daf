// Who stands on a document, as they were when it was issued.

import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
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

/** What they told for their documents; else the verified legal name where there is one, else the name on the profile. */
export async function readParty(db: Db, userId: string): Promise<Party> {
  const told = await findTaxProfile(db, userId);
  if (told)
    return {
      name: told.name,
      lines: [...told.address, countryName(told.country), ...(told.vat_id === null ? [] : [`VAT ${told.vat_id}`])],
    };
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
