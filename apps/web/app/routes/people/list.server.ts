import type { WireMoney } from "#money";
import { skillsOffered } from "../../features/list/skills-offered.server.ts";
import { peopleCards } from "../../features/people/card-data.server.ts";
import type { BadgeMark } from "../../features/standing/badge-mark.ts";
import { badgesOffered } from "../../features/standing/badge-marks.server.ts";
import { apiOf, load, loadOrNull } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { filterCurrency } from "../../lib/filter-currency.server.ts";
import { countryName, formatMoney, languageName } from "../../lib/format.ts";
import { listWindow, moreLinks, pageUrl, pick, withoutFilter } from "../../lib/list-address.ts";
import { moneyText, parseMoneyText } from "../../lib/money-text.ts";
import { textFor } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { peopleListText } from "../../messages/people-list.ts";
import { stateText } from "../../messages/states.ts";
import type { FacetOption } from "../../ui/facets.tsx";
import type { Route } from "./+types/list.ts";

const levels = ["entry", "intermediate", "expert"] as const;
const availabilities = ["now", "from_date", "part_time"] as const;
const sorts = [
  "-completeness",
  "-success_score",
  "-rating",
  "-endorsements",
  "-created_at",
  "name",
  "hourly_rate",
  "-hourly_rate",
] as const;
const ratings = ["4.5", "4", "3"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const { locale } = context.get(pageContext).preferences;
  const currency = await load(request, filterCurrency({ context }, url, ["least", "rate"]));
  const filters = readFilters(url, { locale, currency });
  const people = api.users.listUsers({
    query: { works: true, ...queryOf(filters), ...listWindow(url), count: true },
  });
  const [page, skills, countries, languages, badges] = await load(
    request,
    Promise.all([
      people,
      skillsOffered(api, filters.skills),
      api.users.listCountries(),
      api.users.listLanguages(),
      badgesOffered({ context }),
    ]),
  );
  const [cards, rated] = await Promise.all([
    peopleCards({ context }, page.data),
    ratingsOf(
      api,
      page.data.map((person) => person.user_id),
    ),
  ]);
  const chips = activeFilters(url, { filters, skills: skills.data, badges }, locale);
  return {
    people: cards.map((person, place) => ({
      person,
      rating: rated.get(page.data[place]?.user_id ?? ""),
    })),
    total: page.total,
    more: moreLinks(url, page.next_cursor),
    filters,
    chips,
    skills: skills.data.map(
      ({ slug, name, people: count }): FacetOption => ({
        value: slug,
        label: name,
        count,
        selected: filters.skills.includes(slug),
      }),
    ),
    badges: badges.map(({ badge, name }): FacetOption => {
      return { value: badge, label: name, selected: filters.badges.includes(badge) };
    }),
    countries: codesByName(countries.data, countryName, locale),
    languages: codesByName(languages.data, languageName, locale),
  };
}

// Codes alone, in the order of their names: 250 names in the page's data again are a tenth of it.
function codesByName(...choices: Parameters<typeof choicesByName>): string {
  return choicesByName(...choices)
    .map(({ value }) => value)
    .join(" ");
}

type Api = ReturnType<typeof apiOf>;

function readFilters(url: URL, { locale, currency }: { locale: string; currency: string }) {
  const param = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  const bound = (name: "least" | "rate") => {
    const money = parseMoneyText(param(name), currency, locale);
    return money && { money, text: moneyText(money, locale), typed: url.searchParams.get(name) ?? "" };
  };
  const skills = url.searchParams.getAll("skill").slice(0, 20);
  const sort = sorts.find((known) => known === param("sort")) ?? sorts[0];
  return {
    q: param("q").slice(0, 100),
    // Who vouches is asked for a skill: without one there is nothing to go by.
    sort: sort === "-endorsements" && skills.length === 0 ? sorts[0] : sort,
    skills,
    badges: url.searchParams
      .getAll("badge")
      .filter((badge) => /^[a-z][a-z0-9_]{0,39}$/.test(badge))
      .slice(0, 20),
    rating: pick(url, "rating", ratings)[0],
    language: /^[a-z]{2,3}$/.test(param("language")) ? param("language") : "",
    levels: pick(url, "level", levels),
    availabilities: pick(url, "availability", availabilities),
    country: /^[A-Z]{2}$/.test(param("country")) ? param("country") : "",
    currency,
    least: bound("least"),
    rate: bound("rate"),
  };
}

type Filters = ReturnType<typeof readFilters>;

function queryOf(filters: Filters) {
  return {
    sort: filters.sort,
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.skills.length > 0 ? { skills: filters.skills } : {}),
    ...(filters.levels.length > 0 ? { experience_level: filters.levels } : {}),
    ...(filters.availabilities.length > 0 ? { availability: filters.availabilities } : {}),
    ...(filters.country ? { country: [filters.country] } : {}),
    ...(filters.badges.length > 0 ? { badges: filters.badges } : {}),
    ...(filters.language ? { languages: [filters.language] } : {}),
    ...(filters.rating ? { rating_min: Number(filters.rating) } : {}),
    ...(filters.least ? { hourly_rate_min: filters.least.money.amount } : {}),
    ...(filters.rate ? { hourly_rate_max: filters.rate.money.amount } : {}),
    ...(filters.least || filters.rate ? { currency: filters.currency } : {}),
  };
}

const RATINGS_AT_ONCE = 50;

async function ratingsOf(api: Api, userIds: readonly string[]) {
  const ratings = new Map<string, { score: number | null; reviews: number }>();
  for (let start = 0; start < userIds.length; start += RATINGS_AT_ONCE) {
    const some = userIds.slice(start, start + RATINGS_AT_ONCE);
    const answer = await loadOrNull(api.contracts.getRatings({ query: { user_id: some } }));
    for (const { user_id, score, reviews_count } of answer?.data ?? [])
      ratings.set(user_id, { score, reviews: reviews_count });
  }
  return ratings;
}

interface Chosen {
  readonly filters: Filters;
  readonly skills: readonly { readonly slug: string; readonly name: string }[];
  readonly badges: readonly BadgeMark[];
}

function activeFilters(url: URL, { filters, skills, badges }: Chosen, locale: string) {
  const words = textFor(peopleListText, locale);
  const { levels: levelWords } = textFor(peopleText, locale);
  const states = textFor(stateText, locale).availability;
  const amount = ({ money }: { money: WireMoney }) => formatMoney(money, locale, { short: true });
  const chip = (name: string, value: string, label: string) => ({ label, without: withoutFilter(url, name, value) });
  return [
    ...(filters.q ? [chip("q", url.searchParams.get("q") ?? filters.q, filters.q)] : []),
    ...skills.filter(({ slug }) => filters.skills.includes(slug)).map(({ slug, name }) => chip("skill", slug, name)),
    ...filters.availabilities.map((state) => chip("availability", state, states[state])),
    ...filters.levels.map((level) => chip("level", level, levelWords[level])),
    ...badges
      .filter(({ badge }) => filters.badges.includes(badge))
      .map(({ badge, name }) => chip("badge", badge, name)),
    ...(filters.rating ? [chip("rating", filters.rating, words.rated(filters.rating))] : []),
    ...(filters.language ? [chip("language", filters.language, languageName(filters.language, locale))] : []),
    ...(filters.country ? [chip("country", filters.country, countryName(filters.country, locale))] : []),
    ...(filters.least ? [chip("least", filters.least.typed, words.from(amount(filters.least)))] : []),
    ...(filters.rate ? [chip("rate", filters.rate.typed, words.upTo(amount(filters.rate)))] : []),
  ];
}
