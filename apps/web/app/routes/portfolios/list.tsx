import { href } from "react-router";
import { InterestChips, InterestField, NoneInInterests } from "../../features/interests/interest-chips.tsx";
import { EmptyList } from "../../features/list/empty-list.tsx";
import { Grid } from "../../features/list/grid.tsx";
import { FilterField, ListPage } from "../../features/list/list-page.tsx";
import { PortfolioResult, portfolioKey } from "../../features/portfolios/portfolio-result.tsx";
import { openHead } from "../../lib/open-head.ts";
import { headWords } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { portfoliosText } from "../../messages/portfolios.ts";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches, location }) =>
  openHead(headWords(portfoliosText, matches), matches, location);

const path = href("/portfolios");
/** What one sees without scrolling. */
const EAGER_PICTURES = 3;

export default function Portfolios({ loaderData }: Route.ComponentProps) {
  const { portfolios, total, more, q, sort, topics, kinds, verified, tags, chips, interests } = loaderData;
  const words = useText(portfoliosText);
  const list = useText(listText);
  return (
    <ListPage
      title={words.title}
      lede={words.lede}
      path={path}
      query={q}
      searchLabel={words.search}
      active={chips}
      total={total}
      sort={sort}
      sorts={[
        { value: "-published_at", label: list.newest },
        { value: "-views", label: words.byViews },
        { value: "-likes", label: words.byLikes },
      ]}
      top={<InterestChips links={interests} />}
      filterFields={
        <>
          <InterestField links={interests} />
          {/* Those in force stay while another is added; their chips take them away. */}
          {tags.map((tag) => (
            <input key={tag} type="hidden" name="tag" value={tag} />
          ))}
          <FilterField label={words.tag}>
            <input name="tag" key={tags.join()} maxLength={60} autoComplete="off" />
          </FilterField>
        </>
      }
      facets={[
        { name: "topic", label: words.topic, options: topics },
        { name: "kind", label: words.kindOfWork, options: kinds },
        { name: "verified", label: words.proof, options: verified },
      ]}
    >
      {portfolios.length === 0 && interests?.mine ? (
        <NoneInInterests allTo={interests.allTo} />
      ) : portfolios.length === 0 ? (
        <EmptyList
          filtered={chips.length > 0}
          clearHref={path}
          begin={{ to: href("/portfolios/new"), label: list.beginWork }}
        />
      ) : (
        <div>
          <Grid kind="work">
            {portfolios.map((portfolio, place) => (
              <PortfolioResult key={portfolioKey(portfolio)} portfolio={portfolio} eager={place < EAGER_PICTURES} />
            ))}
          </Grid>
          <ShowMore {...more} shown={portfolios.length} total={total} />
        </div>
      )}
    </ListPage>
  );
}
