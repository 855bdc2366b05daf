// How a profile is worded where there is no page around it.
import type { CertificationView, HistoryEntry } from "#api-schema/experience.ts";
import type { Language } from "#api-schema/languages.ts";
import type { UserView } from "#api-schema/users.ts";
import { type ProfileWords, profileWords } from "./profile-words.ts";

// The typesetter's own letters: Latin, Greek and Cyrillic with their marks, digits and signs; no emoji.
const OURS =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mark}\p{Number}\p{Punctuation}\p{Currency_Symbol}+<=>|~^\s]/gu;

/** What can be set with the letters at hand; the rest would be empty boxes. */
export function inOurLetters(text: string): string {
  return text
    .replace(OURS, "")
    .replace(/[ \t]{2,}/g, " ")
    .trim();
}

/** The words in letters that can be set, or others when nothing of them can. */
export function settable(words: string, others: string): string {
  const set = inOurLetters(words);
  return /[\p{Letter}\p{Number}]/u.test(set) ? set : others;
}

/** The name as it can be set, or the handle when nothing of it can. */
export function settableName({ name, handle }: Pick<UserView, "name" | "handle">): string {
  return settable(name, `@${handle}`);
}

/** The first letters of the first and the last word, as on the pages. */
export function initialsOf(name: string): string {
  const words = name.replace(/^@/, "").split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return chosen.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

interface Standing {
  /** In thousandths of a star. */
  readonly rating: { readonly scoreMilli: number; readonly reviews: number };
  /** Those the person holds. */
  readonly badgeNames: readonly string[];
}

export function wordsOfProfile(user: UserView, standing: Standing, language: Language) {
  const words = profileWords[language];
  const { city, country } = user;
  const regions = new Intl.DisplayNames(language, { type: "region" });
  const tongues = new Intl.DisplayNames(language, { type: "language" });
  const place = [city, country && (regions.of(country) ?? country)].filter((part) => part !== null && part !== "");
  return {
    name: settableName(user),
    headline: inOurLetters(user.headline),
    bio: inOurLetters(user.bio),
    place: inOurLetters(place.join(", ")),
    standing: wordsOfStanding(user, standing, language),
    skills: user.skills.map(({ name, level, years }) => ({
      name,
      note: [words.levels[level], ...(years ? [words.years(years)] : [])].join(", "),
    })),
    languages: user.languages.map(({ code, level }) => `${tongues.of(code) ?? code} (${words.languageLevels[level]})`),
    links: user.links.map(({ label, url }) => ({ label: inOurLetters(label), url })),
  };
}

/** What one hires by, each in a few words. */
function wordsOfStanding(user: UserView, { rating, badgeNames }: Standing, language: Language): readonly string[] {
  const { level, success_score: success, answers_within: answers, works, availability } = user;
  const words = profileWords[language];
  const mean = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return [
    ...(rating.reviews > 0 ? [words.rating(mean.format(rating.scoreMilli / 1_000), rating.reviews)] : []),
    ...(success === null ? [] : [words.success(success)]),
    ...(level ? [words.level(level.names[language], level.level, level.of)] : []),
    ...(answers ? [words.answers[answers]] : []),
    ...(works ? [wordsOfAvailability(availability, language)] : []),
    ...badgeNames,
  ].map(inOurLetters);
}

export function wordsOfAvailability(
  { state, from, hours_per_week: hours }: UserView["availability"],
  language: Language,
): string {
  const words = profileWords[language];
  if (state === "from_date" && from) return words.availableFrom(dayOf(from, words));
  return state === "part_time" && hours ? words.hoursAWeek(hours) : words.states[state];
}

function dayOf(date: string, { locale }: ProfileWords): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

export function validityOf(
  { issued_on, expires_on, expired }: Pick<CertificationView, "issued_on" | "expires_on" | "expired">,
  language: Language,
): string {
  const year = issued_on.slice(0, 4);
  if (expires_on === null) return year;
  const words = profileWords[language];
  const day = dayOf(expires_on, words);
  return `${year}, ${expired ? words.expired(day) : words.validUntil(day)}`;
}

export function monthsOf({ from, to }: Pick<HistoryEntry, "from" | "to">, language: Language): string {
  const { locale, months } = profileWords[language];
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const show = (value: string) => month.format(new Date(`${value}-01T00:00:00Z`));
  return months(show(from), to === null ? null : show(to));
}
