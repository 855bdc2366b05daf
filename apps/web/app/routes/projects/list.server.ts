import { interestLinks } from "../../features/interests/interest-links.server.ts";
import { packOptions } from "../../features/list/packed-options.ts";
import { skillsOffered } from "../../features/list/skills-offered.server.ts";
import { projectCards } from "../../features/projects/card-data.server.ts";
import { activeFilters, queryOf, readFilters } from "../../features/projects/list-filters.server.ts";
import { packProjects } from "../../features/projects/packed-projects.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { filterCurrency } from "../../lib/filter-currency.server.ts";
import { countryName } from "../../lib/format.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { allTopics, topicOptions } from "../../lib/topics.server.ts";
import type { Route } from "./+types/list.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const { viewer, preferences } = context.get(pageContext);
  const { locale } = preferences;
  const currency = await load(request, filterCurrency({ context }, url, ["budget", "most"]));
  const filters = readFilters(url, { locale, currency });
  const interests = interestLinks(url, viewer);
  const narrowed = { ...queryOf(filters), ...(interests?.mine ? { interests: true } : {}) };
  const projects = api.projects.listProjects({ query: { ...narrowed, ...listWindow(url), count: true } });
  const [page, topics, { data: skills }, countries] = await load(
    request,
    Promise.all([projects, allTopics(api, context), skillsOffered(api, filters.skills), api.users.listCountries()]),
  );
  const options = topicOptions(topics, filters.topics);
  return {
    projects: packProjects(projectCards(page.data)),
    total: page.total,
    interests,
    more: moreLinks(url, page.next_cursor),
    filters,
    topics: packOptions(options),
    skills: packOptions(
      skills.map(({ slug, name }) => ({ value: slug, label: name, selected: filters.skills.includes(slug) })),
    ),
    countries: choicesByName(countries.data, countryName, locale)
      .map(({ value }) => value)
      .join(" "),
    chips: activeFilters(url, { filters, topics: options, skills }, locale),
  };
}
