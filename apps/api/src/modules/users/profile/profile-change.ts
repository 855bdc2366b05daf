// Turns what a person typed into columns, and says at which field something cannot be.
import type { ProfilePatch } from "#api-schema/users.ts";
import { fromWire, isCurrency } from "#money";
import { tidyLine, tidyProse } from "#platform/text/index.ts";
import { countriesOf, isLanguage, isTimeZone } from "../reference/places.ts";
import { badField } from "../users.errors.ts";
import type { ProfileChange } from "./profile.repository.ts";
import { faultInAvailability, isLinkable, tidyAvailability } from "./profile.rules.ts";

// As for every price: above anything anybody asks, and far below the end of int8.
const LARGEST_MINOR = 1_000_000_000_000n;

/** The columns a patch changes; a field that is not given stays. Throws `user.bad_field` with its pointer. */
export function changeOf(patch: ProfilePatch, projectFolder: string): ProfileChange {
  return { ...words(patch), ...place(patch, projectFolder), ...work(patch), ...lists(patch), ...images(patch) };
}

function words({ name, headline, bio, handle }: ProfilePatch): ProfileChange {
  const tidyName = name === undefined ? undefined : tidyLine(name);
  if (tidyName === "") throw badField("/body/name", "Fill this in.");
  return {
    ...(tidyName === undefined ? {} : { name: tidyName }),
    ...(headline === undefined ? {} : { headline: tidyLine(headline) }),
    ...(bio === undefined ? {} : { bio: tidyProse(bio) }),
    ...(handle === undefined ? {} : { handle }),
  };
}

function place({ country, city, time_zone }: ProfilePatch, projectFolder: string): ProfileChange {
  if (country && !countriesOf(projectFolder).some((one) => one.code === country))
    throw badField("/body/country", "Choose a country from the list.");
  if (time_zone && !isTimeZone(time_zone)) throw badField("/body/time_zone", "Use a time zone such as Europe/Lisbon.");
  return {
    ...(country === undefined ? {} : { country }),
    ...(city === undefined ? {} : { city: city === null ? null : tidyLine(city) || null }),
    ...(time_zone === undefined ? {} : { time_zone }),
  };
}

function work({ hourly_rate, availability, experience_level }: ProfilePatch): ProfileChange {
  const fault = availability && faultInAvailability(availability);
  if (fault) throw badField(`/body/availability/${fault.field}`, fault.detail);
  const when = availability && tidyAvailability(availability);
  return {
    ...(hourly_rate === undefined ? {} : rate(hourly_rate)),
    ...(when ? { availability: when.state, available_from: when.from, hours_per_week: when.hours_per_week } : {}),
    ...(experience_level === undefined ? {} : { experience_level }),
  };
}

function rate(hourlyRate: ProfilePatch["hourly_rate"]): ProfileChange {
  if (!hourlyRate) return { hourly_rate_minor: null, hourly_rate_currency: null };
  if (!isCurrency(hourlyRate.currency))
    throw badField("/body/hourly_rate/currency", "Use a currency code such as EUR.");
  if (/^0/.test(hourlyRate.amount))
    throw badField("/body/hourly_rate/amount", "Use an amount above zero, without leading zeros.");
  const { minor, currency } = fromWire(hourlyRate);
  if (minor > LARGEST_MINOR) throw badField("/body/hourly_rate/amount", "This amount is too large.");
  return { hourly_rate_minor: minor, hourly_rate_currency: currency };
}

function lists({ languages, links }: ProfilePatch): ProfileChange {
  languages?.forEach((language, index) => {
    if (!isLanguage(language.code)) throw badField(`/body/languages/${index}/code`, "Choose a language from the list.");
    if (languages.findIndex((one) => one.code === language.code) < index)
      throw badField(`/body/languages/${index}/code`, "Each may be given once.");
  });
  links?.forEach((link, index) => {
    if (!isLinkable(link.url))
      throw badField(`/body/links/${index}/url`, "Give a whole address, such as https://example.org.");
  });
  const tidyLinks = links?.map((link) => ({ label: tidyLine(link.label), url: new URL(link.url).href }));
  return {
    ...(languages === undefined ? {} : { languages: JSON.stringify(languages) }),
    ...(tidyLinks === undefined ? {} : { links: JSON.stringify(tidyLinks) }),
  };
}

function images({ profile_image_media_id, cover_image_media_id }: ProfilePatch): ProfileChange {
  return {
    ...(profile_image_media_id === undefined ? {} : { profile_image_media_id }),
    ...(cover_image_media_id === undefined ? {} : { cover_image_media_id }),
  };
}
