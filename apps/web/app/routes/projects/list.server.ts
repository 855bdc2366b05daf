import { interestLinks } from "../../features/interests/interest-links.server.ts";
import { projectCards } from "../../features/projects/card-data.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formatMoney } from "../../lib/format.ts";
import { listWindow, moreLinks, pageUrl, pick, withoutFilter } from "../../lib/list-address.ts";
import { moneyText, parseMoneyText } from "../../lib/money-text.ts";
import { textFor } from "../../lib/text.ts";
import { allTopics, topicOptions } from "../../lib/topics.server.ts";
import { projectsText } from "../../messages/projects.ts";
import type { Route } from "./+types/list.ts";

const pricings = ["fixed", "hourly"] as const;
const engagements = ["one_off", "ongoing"] as const;
const levels = ["entry", "intermediate", "expert"] as const;
const sorts = ["-created_at", "deadline", "-budget"] as const;
const CURRENCY = "EUR";

export async function loader({ request, context }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const { viewer, preferences } = context.get(pageContext);
  const { locale } = preferences;
  const filters = readFilters(url, locale);
  const interests = interestLinks(url, viewer);
  const narrowed = { ...queryOf(filters), ...(interests?.mine ? { interests: true } : {}) };
  const projects = api.projects.listProjects({ query: { ...narrowed, ...listWindow(url), count: true } });
  const [page, topics] = await load(request, Promise.all([projects, allTopics(api, context)]));
  const options = topicOptions(topics, filters.topics);
  return {
    projects: projectCards(page.data),
    total: page.total,
    interests,
    more: moreLinks(url, page.next_cursor),
    filters,
    topics: options,
    chips: activeFilters(url, filters, options, locale),
  };
}

function readFilters(url: URL, locale: string) {
  const param = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  const budget = parseMoneyText(param("budget"), CURRENCY, locale);
  return {
    q: param("q").slice(0, 200),
    sort: sorts.find((sort) => sort === param("sort")) ?? sorts[0],
    topics: url.searchParams.getAll("topic").slice(0, 20),
    pricing: pick(url, "pricing", pricings)[0],
    engagement: pick(url, "engagement", engagements)[0],
    levels: pick(url, "level", levels),
    budget: budget && { money: budget, text: moneyText(budget, locale), typed: param("budget") },
  };
}

type Filters = ReturnType<typeof readFilters>;

function queryOf(filters: Filters) {
  return {
    sort: filters.sort,
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.topics.length > 0 ? { category_id: filters.topics } : {}),
    ...(filters.pricing ? { pricing: [filters.pricing] } : {}),
    ...(filters.engagement ? { engagement: [filters.engagement] } : {}),
    ...(filters.levels.length > 0 ? { experience_level: filters.levels } : {}),
    ...(filters.budget ? { budget_min: filters.budget.money.amount, currency: CURRENCY } : {}),
  };
}

function activeFilters(
  url: URL,
  filters: Filters,
  topics: readonly { value: string; label: string }[],
  locale: string,
) {
  const words = textFor(projectsText, locale);
  const chip = (name: string, value: string, label: string) => ({ label, without: withoutFilter(url, name, value) });
  const { q, pricing, engagement, budget } = filters;
  return [
    ...(q ? [chip("q", q, q)] : []),
    ...topics
      .filter(({ value }) => filters.topics.includes(value))
      .map(({ value, label }) => chip("topic", value, label)),
    ...(pricing ? [chip("pricing", pricing, words.pricings[pricing])] : []),
    ...(engagement ? [chip("engagement", engagement, words.engagements[engagement])] : []),
    ...filters.levels.map((level) => chip("level", level, words.levels[level])),
    ...(budget
      ? [chip("budget", budget.typed, words.withAtLeast(formatMoney(budget.money, locale, { short: true })))]
      : []),
  ];
}
