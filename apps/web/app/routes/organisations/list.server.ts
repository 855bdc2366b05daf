import { apiOf, load } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { countryName } from "../../lib/format.ts";
import { listWindow, moreLinks, pageUrl, withoutFilter } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const sorts = ["-created_at", "name"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const { origin, preferences } = context.get(pageContext);
  const { locale } = preferences;
  const { q, country, sort } = readFilters(url);
  const query = {
    sort,
    ...(q ? { q } : {}),
    ...(country ? { country: [country] } : {}),
    ...listWindow(url),
    count: true,
  };
  const [page, countries] = await load(
    request,
    Promise.all([api.organisations.listOrganisations({ query }), api.users.listCountries()]),
  );
  const chip = (name: string, value: string, label: string) => ({ label, without: withoutFilter(url, name, value) });
  return {
    organisations: page.data,
    total: page.total,
    more: moreLinks(url, page.next_cursor),
    filters: { q, country, sort },
    chips: [
      ...(q ? [chip("q", q, q)] : []),
      ...(country ? [chip("country", country, countryName(country, locale))] : []),
    ],
    countries: choicesByName(countries.data, countryName, locale),
    origin,
  };
}

function readFilters(url: URL) {
  const param = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  return {
    q: param("q").slice(0, 100),
    country: /^[A-Z]{2}$/.test(param("country")) ? param("country") : "",
    sort: sorts.find((sort) => sort === param("sort")) ?? sorts[0],
  };
}
