import { href, Link } from "react-router";
import { HireButton } from "../../features/hiring/hire-button.tsx";
import { PersonLine } from "../../features/people/person-line.tsx";
import { SimilarSection } from "../../features/portfolios/similar/similar-section.tsx";
import { structuredPiece } from "../../features/portfolios/structured-work.ts";
import { WorkPiece } from "../../features/portfolios/work-piece.tsx";
import { pieceHref, portfolioHref } from "../../lib/links.ts";
import { pageTitle, StructuredData } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { portfoliosText } from "../../messages/portfolios.ts";
import { similarText } from "../../messages/similar.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { SkillList } from "../../ui/skill-list.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/piece.ts";
import c from "./piece.module.css";

export { loader } from "./piece.server.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => {
  if (!loaderData) return [];
  const { item, owner, portfolio, picture, origin } = loaderData;
  return pageTitle(`${item.title}, ${owner.name}`, {
    description: item.story,
    kind: "article",
    image: picture,
    home: { origin, path: pieceHref(owner.handle, portfolio.slug, item.item_id) },
    hidden: portfolio.state !== "published",
  });
};

export default function Piece({ loaderData }: Route.ComponentProps) {
  const { item, tags, owner, portfolio, topic, similar } = loaderData;
  const words = useText(portfoliosText);
  const more = useText(similarText);
  const whole = portfolioHref(owner.handle, portfolio.slug);
  return (
    <div className="wrap">
      {portfolio.state === "published" && (
        <StructuredData data={import.meta.env.SSR ? structuredPiece(loaderData) : null} />
      )}
      <div className={c.head}>
        <Breadcrumbs
          crumbs={[
            { label: words.title, to: href("/portfolios") },
            { label: portfolio.title, to: whole },
            { label: item.title },
          ]}
        />
      </div>
      <Split
        main={<WorkPiece item={item} eager headingLevel={1} sizes="(max-width: 980px) 94vw, 860px" />}
        aside={
          <Card look="raised">
            <div className={c.about}>
              <PersonLine person={owner} />
              <HireButton user={owner} work={{ portfolio_id: item.portfolio_id, item_id: item.item_id }} full />
              <KeyValue
                facts={[
                  {
                    label: more.partOf,
                    value: (
                      <Link to={whole} className="link">
                        {portfolio.title}
                      </Link>
                    ),
                  },
                  ...(topic ? [{ label: words.topic, value: topic }] : []),
                ]}
              />
              {tags.length > 0 && <SkillList skills={tags} />}
              <Button kind="secondary" to={whole} full>
                {more.openAll}
              </Button>
            </div>
          </Card>
        }
      />
      {similar.length > 0 && (
        <div className={c.similar}>
          <SimilarSection similar={similar} />
        </div>
      )}
    </div>
  );
}
