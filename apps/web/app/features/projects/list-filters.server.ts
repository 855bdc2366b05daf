import { countryName, formatMoney } from "../../lib/format.ts";
import { formatDate } from "../../lib/format-time.ts";
import { pick, withoutFilter } from "../../lib/list-address.ts";
import { moneyText, parseMoneyText } from "../../lib/money-text.ts";
import { isSlug } from "../../lib/slug.server.ts";
import { textFor } from "../../lib/text.ts";
import { projectsText } from "../../messages/projects.ts";
import type { ActiveFilter } from "../../ui/filter-chips.tsx";

const pricings = ["fixed", "hourly"] as const;
const engagements = ["one_off", "ongoing"] as const;
const levels = ["entry", "intermediate", "expert"] as const;
const sorts = ["-created_at", "deadline", "-budget"] as const;
const TAG_CHARS_MAX = 40;
const CHOICES_MAX = 20;

/** What the address of the list asks for; what the API would not take is left out, as an old link may carry it. */
export function readFilters(url: URL, { locale, currency }: { locale: string; currency: string }) {
  const param = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  const every = (name: string) => [...new Set(url.searchParams.getAll(name))].slice(0, CHOICES_MAX);
  const amount = (name: string) => {
    const money = parseMoneyText(param(name), currency, locale);
    return money && { money, text: moneyText(money, locale), typed: url.searchParams.get(name) ?? "" };
  };
  return {
    q: param("q").slice(0, 200),
    sort: sorts.find((sort) => sort === param("sort")) ?? sorts[0],
    topics: every("topic").filter(isSlug),
    skills: every("skill").filter(isSlug),
    tags: every("tag").filter((tag) => tag.trim() !== "" && tag.length <= TAG_CHARS_MAX && !/\p{Cc}/u.test(tag)),
    pricing: pick(url, "pricing", pricings)[0],
    engagement: pick(url, "engagement", engagements)[0],
    levels: pick(url, "level", levels),
    country: /^[A-Z]{2}$/.test(param("country")) ? param("country") : "",
    until: isDay(param("until")) ? param("until") : "",
    currency,
    budget: amount("budget"),
    most: amount("most"),
  };
}

export type ProjectFilters = ReturnType<typeof readFilters>;

// The parser takes a 31st of February for a day in March.
function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The same as the API's query. */
export function queryOf(filters: ProjectFilters) {
  const { budget, most } = filters;
  return {
    sort: filters.sort,
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.topics.length > 0 ? { category_id: filters.topics } : {}),
    ...(filters.skills.length > 0 ? { skills: filters.skills } : {}),
    ...(filters.tags.length > 0 ? { tags: filters.tags } : {}),
    ...(filters.pricing ? { pricing: [filters.pricing] } : {}),
    ...(filters.engagement ? { engagement: [filters.engagement] } : {}),
    ...(filters.levels.length > 0 ? { experience_level: filters.levels } : {}),
    ...(filters.country ? { location: [filters.country] } : {}),
    ...(filters.until ? { deadline_max: filters.until } : {}),
    ...(budget ? { budget_min: budget.money.amount } : {}),
    ...(most ? { budget_max: most.money.amount } : {}),
    ...(budget || most ? { currency: filters.currency } : {}),
  };
}

interface Named {
  readonly filters: ProjectFilters;
  readonly topics: readonly { readonly value: string; readonly label: string }[];
  readonly skills: readonly { readonly slug: string; readonly name: string }[];
}

/** One chip a choice, each with the address without it. */
export function activeFilters(url: URL, { filters, topics, skills }: Named, locale: string): ActiveFilter[] {
  const words = textFor(projectsText, locale);
  const chip = (name: string, value: string, label: string) => ({ label, without: withoutFilter(url, name, value) });
  const { q, pricing, engagement, country, until, budget, most } = filters;
  return [
    ...(q ? [chip("q", url.searchParams.get("q") ?? q, q)] : []),
    ...topics
      .filter(({ value }) => filters.topics.includes(value))
      .map(({ value, label }) => chip("topic", value, label)),
    ...skills.filter(({ slug }) => filters.skills.includes(slug)).map(({ slug, name }) => chip("skill", slug, name)),
    ...filters.tags.map((tag) => chip("tag", tag, tag)),
    ...(pricing ? [chip("pricing", pricing, words.pricings[pricing])] : []),
    ...(engagement ? [chip("engagement", engagement, words.engagements[engagement])] : []),
    ...filters.levels.map((level) => chip("level", level, words.levels[level])),
    ...(country ? [chip("country", country, countryName(country, locale))] : []),
    ...(until ? [chip("until", until, words.closesUntil(formatDate(until, { locale, timeZone: "UTC" })))] : []),
    ...(budget
      ? [chip("budget", budget.typed, words.withAtLeast(formatMoney(budget.money, locale, { short: true })))]
      : []),
    ...(most ? [chip("most", most.typed, words.withAtMost(formatMoney(most.money, locale, { short: true })))] : []),
  ];
}
