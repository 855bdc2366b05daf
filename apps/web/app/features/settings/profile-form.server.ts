import type { RouterContextProvider } from "react-router";
import type { ProfilePatch } from "#api-schema/users.ts";
import { chosen, FormRefusal, oneOf, readMoney, text, textOrNull } from "../../lib/form.server.ts";
import type { WordsOf } from "../../lib/text.ts";
import type { settingsText } from "../../messages/settings.ts";
import { uploadPicture } from "../media/upload-picture.server.ts";

type Words = WordsOf<typeof settingsText>;

const levels = ["entry", "intermediate", "expert"] as const;
const states = ["now", "from_date", "part_time", "not_available"] as const;
const languageLevels = ["basic", "conversational", "fluent", "native"] as const;

interface Reading {
  readonly context: Readonly<RouterContextProvider>;
  readonly words: Words;
}

/** Uploads the pictures of the form, before anything else is judged: a mistake elsewhere loses none. */
export async function readPictures(form: FormData, { context, words }: Reading): Promise<ProfilePatch> {
  const options = { context, refusal: words.pictureRefusal };
  const face = await uploadPicture(form, "profile_image", options);
  const cover = await uploadPicture(form, "cover_image", options);
  return {
    ...(face || text(form, "remove_profile_image") ? { profile_image_media_id: face ?? null } : {}),
    ...(cover || text(form, "remove_cover_image") ? { cover_image_media_id: cover ?? null } : {}),
  };
}

/** Reads the rest of the profile form into the change that the API takes. */
export function readProfile(form: FormData, { context, words }: Reading): ProfilePatch {
  return {
    name: text(form, "name"),
    handle: text(form, "handle").toLowerCase(),
    headline: text(form, "headline"),
    bio: text(form, "bio"),
    country: textOrNull(form, "country"),
    city: textOrNull(form, "city"),
    time_zone: textOrNull(form, "time_zone"),
    hourly_rate: readMoney(form, "hourly_rate", { context, refusal: words.hourlyRateRefusal }),
    experience_level: oneOf(form, "experience_level", levels) ?? null,
    availability: readAvailability(form, words),
    languages: readLanguages(form),
    links: readLinks(form),
    version: Number(text(form, "version")),
  };
}

function readAvailability(form: FormData, words: Words): NonNullable<ProfilePatch["availability"]> {
  const state = oneOf(form, "availability", states) ?? "not_available";
  const hours = Number(text(form, "hours_per_week"));
  if (state === "from_date" && !text(form, "available_from"))
    throw new FormRefusal({ available_from: words.fromRefusal });
  if (state === "part_time" && !(Number.isInteger(hours) && hours >= 1 && hours <= 80))
    throw new FormRefusal({ hours_per_week: words.hoursRefusal });
  return {
    state,
    from: state === "from_date" ? text(form, "available_from") : null,
    hours_per_week: state === "part_time" ? hours : null,
  };
}

// Rows of the form share their names: the first language belongs to the first level.
function readLanguages(form: FormData): NonNullable<ProfilePatch["languages"]> {
  const given = chosen(form, "language_level");
  return chosen(form, "language_code")
    .map((code, row) => ({ code, level: languageLevels.find((level) => level === given[row]) ?? "conversational" }))
    .filter(({ code }, row, all) => code !== "" && all.findIndex((other) => other.code === code) === row);
}

function readLinks(form: FormData): NonNullable<ProfilePatch["links"]> {
  const labels = chosen(form, "link_label");
  return chosen(form, "link_url")
    .map((url, row) => ({ url: withScheme(url.trim()), label: labels[row]?.trim() || hostOf(url) }))
    .filter(({ url }) => url !== "");
}

function withScheme(url: string): string {
  return url === "" || /^https?:\/\//.test(url) ? url : `https://${url}`;
}

function hostOf(url: string): string {
  const full = withScheme(url.trim());
  return URL.canParse(full) ? new URL(full).host : url.slice(0, 40);
}
