import { href } from "react-router";
import { EmptyList } from "../../features/list/empty-list.tsx";
import { Grid } from "../../features/list/grid.tsx";
import { FilterSelect, ListPage } from "../../features/list/list-page.tsx";
import { OrganisationResult } from "../../features/organisations/organisation-result.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

const path = href("/organisations");

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  const words = headWords(organisationsText, matches);
  return pageTitle(words.title, {
    description: words.lede,
    ...(loaderData ? { home: { origin: loaderData.origin, path } } : {}),
  });
};

export default function Organisations({ loaderData }: Route.ComponentProps) {
  const { organisations, total, more, filters, chips, countries } = loaderData;
  const words = useText(organisationsText);
  const list = useText(listText);
  const { viewer } = useReader();
  return (
    <ListPage
      title={words.title}
      lede={words.lede}
      path={path}
      query={filters.q}
      searchLabel={words.search}
      facets={[]}
      active={chips}
      total={total}
      sort={filters.sort}
      sorts={[
        { value: "-created_at", label: list.newest },
        { value: "name", label: words.byName },
      ]}
      {...(viewer
        ? {
            actions: (
              <Button kind="secondary" to={href("/settings/organisations")}>
                {words.yours}
              </Button>
            ),
          }
        : {})}
      filterFields={
        <FilterSelect label={words.country} name="country" chosen={filters.country}>
          <option value="">{words.anyCountry}</option>
          {countries.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </FilterSelect>
      }
    >
      {organisations.length === 0 ? (
        <EmptyList
          filtered={chips.length > 0}
          clearHref={path}
          begin={{ to: href("/settings/organisations"), label: list.beginOrganisation }}
        />
      ) : (
        <div>
          <Grid kind="people">
            {organisations.map((organisation) => (
              <OrganisationResult key={organisation.organisation_id} organisation={organisation} />
            ))}
          </Grid>
          <ShowMore {...more} shown={organisations.length} total={total} />
        </div>
      )}
    </ListPage>
  );
}
