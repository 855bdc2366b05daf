// Turns what somebody typed about an organisation into columns, and says at which field something cannot be.
import type { OrganisationPatch } from "#api-schema/organisations.ts";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { tidyLine, tidyProse } from "#platform/text/index.ts";
import { isLinkable } from "../profile/profile.rules.ts";
import { profileImages } from "../profile/profile-images.ts";
import { countriesOf } from "../reference/places.ts";
import { badField } from "../users.errors.ts";
import type { OrganisationChange } from "./organisations.repository.ts";

/** The columns a patch changes; a field that is not given stays. Throws `user.bad_field` with its pointer. */
export function organisationChangeOf(patch: OrganisationPatch, projectFolder: string): OrganisationChange {
  const { name, handle, headline, about, website, country, city, logo_media_id } = patch;
  const tidyName = name === undefined ? undefined : tidyLine(name);
  if (tidyName === "") throw badField("/body/name", "Fill this in.");
  if (website && !isLinkable(website))
    throw badField("/body/website", "Give a whole address, such as https://example.org.");
  if (country && !countriesOf(projectFolder).some((one) => one.code === country))
    throw badField("/body/country", "Choose a country from the list.");
  return {
    ...(tidyName === undefined ? {} : { name: tidyName }),
    ...(handle === undefined ? {} : { handle }),
    ...(headline === undefined ? {} : { headline: tidyLine(headline) }),
    ...(about === undefined ? {} : { about: tidyProse(about) }),
    ...(website === undefined ? {} : { website: website === null ? null : new URL(website).href }),
    ...(country === undefined ? {} : { country }),
    ...(city === undefined ? {} : { city: city === null ? null : tidyLine(city) || null }),
    ...(logo_media_id === undefined ? {} : { logo_media_id }),
  };
}

/** Puts the new logo in place of the old one. Throws `user.bad_field` where it is not a picture of the person's own. */
export async function attachLogo(
  tx: Tx,
  logo: { mediaId: string | null; ownerId: string; organisationId: string },
): Promise<void> {
  try {
    await profileImages().attachLogo(tx, logo);
  } catch (error) {
    if (error instanceof KogiError && error.status === 422) throw badField("/body/logo_media_id", error.message);
    throw error;
  }
}
