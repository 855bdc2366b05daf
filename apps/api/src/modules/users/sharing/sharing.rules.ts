// How a profile is worded where there is no page around it.
import type { CertificationView, HistoryEntry } from "#api-schema/experience.ts";
import type { UserView } from "#api-schema/users.ts";

const LEVELS = { entry: "beginner", intermediate: "advanced", expert: "expert" } as const;
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

/** `badgeNames`: those the person holds, in English. */
export function wordsOfProfile(user: UserView, badgeNames: readonly string[]) {
  const place = [user.city, user.country].filter((part) => part !== null && part !== "");
  return {
    name: settableName(user),
    headline: inOurLetters(user.headline),
    bio: inOurLetters(user.bio),
    place: inOurLetters(place.join(", ")),
    standing: [...(user.success_score === null ? [] : [`Success score ${user.success_score}%`]), ...badgeNames],
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

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

export function validityOf({
  issued_on,
  expires_on,
  expired,
}: Pick<CertificationView, "issued_on" | "expires_on" | "expired">): string {
  const year = issued_on.slice(0, 4);
  if (expires_on === null) return year;
  return `${year}, ${expired ? "expired" : "valid until"} ${day.format(new Date(`${expires_on}T00:00:00Z`))}`;
}

const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

export function monthsOf({ from, to }: Pick<HistoryEntry, "from" | "to">): string {
  const show = (value: string) => month.format(new Date(`${value}-01T00:00:00Z`));
  return `${show(from)} to ${to === null ? "today" : show(to)}`;
}
