// What stands on the documents of an organisation. Its owners and admins keep it; nobody else reads it.
import type { Static } from "typebox";
import type { OrganisationProfileBody, OrganisationProfileView } from "#api-schema/payments-tax.ts";
import { holdKeeper, requireKeeper } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { taxErrors } from "../payments.errors.ts";
import { isCountry } from "../rates/reference.ts";
import {
  findOrganisationProfile,
  type OrganisationProfileRow,
  writeOrganisationProfile,
} from "./organisation-profile.repository.ts";
import { checkVatId, readParty } from "./tax-profile.ts";

/** Raises `organisation.not_found`, `organisation.not_allowed`. */
export async function readOrganisationProfile(
  platform: Platform,
  actor: Actor,
  organisationId: string,
): Promise<OrganisationProfileView> {
  await requireKeeper(platform.db, { organisationId, userId: actor.userId });
  return view(await findOrganisationProfile(platform.db, organisationId));
}

/** Raises also `tax.unknown_country`, `tax.bad_vat_id`, `tax.stale`. */
export async function saveOrganisationProfile(
  platform: Platform,
  actor: Actor,
  { organisationId, body }: { organisationId: string; body: Static<typeof OrganisationProfileBody> },
): Promise<OrganisationProfileView> {
  return platform.inTransaction(async (tx) => {
    await holdKeeper(tx, { organisationId, userId: actor.userId });
    if (!isCountry(platform, body.country))
      throw taxErrors.unknownCountry({ fields: [{ pointer: "/body/country", detail: "There is no such country." }] });
    const vatId = await checkVatId(tx, body);
    const profile = {
      organisation_id: organisationId,
      ...readParty(body),
      country: body.country,
      vat_id: vatId,
      updated_at: platform.clock.now(),
    };
    if (!(await writeOrganisationProfile(tx, profile, body.version)))
      throw taxErrors.stale({ extra: { current: view(await findOrganisationProfile(tx, organisationId)) } });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.organisation_profile_saved",
      subject: { type: "organisation", id: organisationId },
      after: { country: body.country, business: vatId !== null },
    });
    return view(await findOrganisationProfile(tx, organisationId));
  });
}

function view(row: OrganisationProfileRow | undefined): OrganisationProfileView {
  return {
    name: row?.name ?? null,
    address: row?.address ?? [],
    country: row?.country ?? null,
    vat_id: row?.vat_id ?? null,
    version: row?.version ?? 0,
  };
}
