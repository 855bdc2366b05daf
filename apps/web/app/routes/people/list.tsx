import { href } from "react-router";
import { EmptyList } from "../../features/list/empty-list.tsx";
import { facetOptions, singleOptions } from "../../features/list/facet-options.ts";
import { Grid } from "../../features/list/grid.tsx";
import { FilterField, FilterSelect, ListPage } from "../../features/list/list-page.tsx";
import { UnitOfBounds } from "../../features/list/unit-of-bounds.tsx";
import { PersonResult } from "../../features/people/person-result.tsx";
import { countryName, languageName } from "../../lib/format.ts";
import { openHead } from "../../lib/open-head.ts";
import { headWords } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { peopleText } from "../../messages/people.ts";
import { peopleListText } from "../../messages/people-list.ts";
import { standingText } from "../../messages/standing.ts";
import { stateText } from "../../messages/states.ts";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches, location }) =>
  openHead(headWords(peopleText, matches), matches, location);

const path = href("/people");

export default function People({ loaderData }: Route.ComponentProps) {
  const { people, total, more, filters, chips, skills, badges, countries, languages } = loaderData;
  const words = useText(peopleText);
  const filterWords = useText(peopleListText);
  const { locale } = useReader();
  const list = useText(listText);
  const standing = useText(standingText);
  const states = useText(stateText).availability;
  return (
    <ListPage
      title={words.title}
      lede={words.lede}
      path={path}
      query={filters.q}
      searchLabel={filterWords.search}
      active={chips}
      total={total}
      sort={filters.sort}
      sorts={[
        { value: "-completeness", label: filterWords.byCompleteness },
        { value: "-success_score", label: filterWords.bySuccess },
        { value: "-rating", label: filterWords.byRating },
        ...(filters.skills.length > 0 ? [{ value: "-endorsements", label: filterWords.byEndorsements }] : []),
        { value: "-created_at", label: list.newest },
        { value: "name", label: filterWords.byName },
        { value: "hourly_rate", label: filterWords.byRate },
        { value: "-hourly_rate", label: filterWords.byRateDown },
      ]}
      facets={[
        { name: "skill", label: words.skills, options: skills },
        {
          name: "availability",
          label: words.availability,
          options: facetOptions(states, ["now", "from_date", "part_time"], filters.availabilities),
        },
        {
          name: "level",
          label: words.level,
          options: facetOptions(words.levels, ["entry", "intermediate", "expert"], filters.levels),
        },
        {
          name: "rating",
          label: filterWords.rating,
          single: true,
          options: singleOptions(
            { "4.5": filterWords.rated("4.5"), "4": filterWords.rated("4"), "3": filterWords.rated("3") },
            ["4.5", "4", "3"],
            { selected: filters.rating, any: filterWords.anyRating },
          ),
        },
        { name: "badge", label: standing.badges, options: badges },
      ]}
      filterFields={
        <>
          <FilterSelect label={filterWords.country} name="country" chosen={filters.country}>
            <option value="">{filterWords.anyCountry}</option>
            {/* Where a browser knows another name than the server, the server's stays. */}
            {countries.split(" ").map((code) => (
              <option key={code} value={code} suppressHydrationWarning>
                {countryName(code, locale)}
              </option>
            ))}
          </FilterSelect>
          <FilterSelect label={filterWords.language} name="language" chosen={filters.language}>
            <option value="">{filterWords.anyLanguage}</option>
            {languages.split(" ").map((code) => (
              <option key={code} value={code} suppressHydrationWarning>
                {languageName(code, locale)}
              </option>
            ))}
          </FilterSelect>
          <UnitOfBounds currency={filters.currency} />
          {(["least", "rate"] as const).map((bound) => (
            <FilterField
              key={bound}
              label={`${bound === "rate" ? filterWords.rate : filterWords.leastRate} (${filters.currency})`}
            >
              <input
                name={bound}
                key={filters[bound]?.text}
                defaultValue={filters[bound]?.text}
                inputMode="decimal"
                autoComplete="off"
              />
            </FilterField>
          ))}
        </>
      }
    >
      {people.length === 0 ? (
        <EmptyList
          filtered={chips.length > 0}
          clearHref={path}
          begin={{ to: href("/settings/profile"), label: list.beginPerson }}
        />
      ) : (
        <div>
          <Grid kind="people">
            {people.map(({ person, rating }) => (
              <PersonResult key={person.handle} person={person} rating={rating} />
            ))}
          </Grid>
          <ShowMore {...more} shown={people.length} total={total} />
        </div>
      )}
    </ListPage>
  );
}
