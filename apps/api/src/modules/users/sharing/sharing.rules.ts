// How a profile is worded where there is no page around it.
import type { CertificationView, HistoryEntry } from "#api-schema/experience.ts";
import type { UserView } from "#api-schema/users.ts";

// The words of the page: whoever reads both must not think of two people.
const LEVELS = { entry: "entry", intermediate: "intermediate", expert: "expert" } as const;
const ANSWERS = {
  hour: "Answers mostly within an hour",
  hours: "Answers mostly within four hours",
  day: "Answers mostly within a day",
  days: "Answers mostly within three days",
  later: "Answers mostly after three days",
} as const;
const LANGUAGE_LEVELS = {
  basic: "basic",
  conversational: "conversational",
  fluent: "fluent",
  native: "native",
} as const;

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
  /** Those the person holds, in English. */
  readonly badgeNames: readonly string[];
}

export function wordsOfProfile(user: UserView, standing: Standing) {
  const { city, country } = user;
  const place = [city, country && (regions.of(country) ?? country)].filter((part) => part !== null && part !== "");
  return {
    name: settableName(user),
    headline: inOurLetters(user.headline),
    bio: inOurLetters(user.bio),
    place: inOurLetters(place.join(", ")),
    standing: wordsOfStanding(user, standing),
    skills: user.skills.map(({ name, level, years }) => ({
      name,
      note: [LEVELS[level], ...(years ? [years === 1 ? "1 year" : `${years} years`] : [])].join(", "),
    })),
    languages: user.languages.map(({ code, level }) => {
      const language = new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
      return `${language} (${LANGUAGE_LEVELS[level]})`;
    }),
    links: user.links.map(({ label, url }) => ({ label: inOurLetters(label), url })),
  };
}

const regions = new Intl.DisplayNames("en", { type: "region" });
const mean = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What one hires by, each in a few words. */
function wordsOfStanding(user: UserView, { rating, badgeNames }: Standing): readonly string[] {
  const { level, success_score: success, answers_within: answers, works, availability } = user;
  const { scoreMilli, reviews } = rating;
  return [
    ...(reviews > 0
      ? [`${mean.format(scoreMilli / 1_000)} of 5 in ${reviews === 1 ? "1 review" : `${reviews} reviews`}`]
      : []),
    ...(success === null ? [] : [`Success score ${success}%`]),
    ...(level ? [`Level: ${level.names.en} (${level.level} of ${level.of})`] : []),
    ...(answers ? [ANSWERS[answers]] : []),
    ...(works ? [wordsOfAvailability(availability)] : []),
    ...badgeNames,
  ].map(inOurLetters);
}

export function wordsOfAvailability({ state, from, hours_per_week: hours }: UserView["availability"]): string {
  if (state === "from_date" && from) return `Available from ${dayOf(from)}`;
  if (state === "part_time" && hours) return `Available for ${hours === 1 ? "1 hour" : `${hours} hours`} a week`;
  return {
    now: "Available now",
    from_date: "Available later",
    part_time: "Available for some hours",
    not_available: "Not available",
  }[state];
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const dayOf = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

export function validityOf({
  issued_on,
  expires_on,
  expired,
}: Pick<CertificationView, "issued_on" | "expires_on" | "expired">): string {
  const year = issued_on.slice(0, 4);
  if (expires_on === null) return year;
  return `${year}, ${expired ? "expired" : "valid until"} ${dayOf(expires_on)}`;
}

const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

export function monthsOf({ from, to }: Pick<HistoryEntry, "from" | "to">): string {
  const show = (value: string) => month.format(new Date(`${value}-01T00:00:00Z`));
  return `${show(from)} to ${to === null ? "today" : show(to)}`;
}
