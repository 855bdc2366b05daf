import { lazy, Suspense } from "react";
import { href, Link } from "react-router";
import { HireButton } from "../../features/hiring/hire-button.tsx";
import { Grid } from "../../features/list/grid.tsx";
import { PersonLine } from "../../features/people/person-line.tsx";
import { LikeButton } from "../../features/portfolios/like-button.tsx";
import { LinkedProse } from "../../features/portfolios/linked-prose.tsx";
import { PortfolioResult } from "../../features/portfolios/portfolio-result.tsx";
import { ShareButton } from "../../features/portfolios/share/share-button.tsx";
import { SimilarSection } from "../../features/portfolios/similar/similar-section.tsx";
import { structuredPortfolio } from "../../features/portfolios/structured-work.ts";
import { isWide, WorkList } from "../../features/portfolios/work-list.tsx";
import { formatNumber } from "../../lib/format.ts";
import { portfolioHref, profileHref, tagHref } from "../../lib/links.ts";
import { pageTitle, StructuredData } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { portfoliosText } from "../../messages/portfolios.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconPencil, IconPhoto } from "../../ui/icons.ts";
import { KeyValue } from "../../ui/key-value.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { SkillList } from "../../ui/skill-list.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";
import "../../features/people/review-item.module.css";
import "../../features/portfolios/layout/blocks.module.css";
import "../../features/portfolios/layout/fact-blocks.module.css";
import "../../features/portfolios/layout/portfolio-layout.module.css";
import "../../features/reviews/report-link.module.css";
import "../../ui/rating.module.css";
import c from "./detail.module.css";

// Most portfolios are shown in a template. The server writes all of them whole, so the styles are there from the start.
const PortfolioLayout = lazy(async () => ({
  default: (await import("../../features/portfolios/layout/portfolio-layout.tsx")).PortfolioLayout,
}));

export { action, loader } from "./detail.server.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => {
  if (!loaderData) return [];
  const { portfolio, url } = loaderData;
  const { origin, pathname: path } = new URL(url);
  return pageTitle(`${portfolio.title}, ${portfolio.owner.name}`, {
    // Search engines want one; the names of the pieces say most where nothing was written.
    description: portfolio.description || portfolio.items.map((item) => item.title).join(", "),
    kind: "article",
    image: portfolio.image,
    home: { origin, path },
    hidden: portfolio.state !== "published",
  });
};

export default function Portfolio({ loaderData }: Route.ComponentProps) {
  const { portfolio, url, topic, others, similar, extras, isDraft } = loaderData;
  const words = useText(portfoliosText);
  const { owner } = portfolio;
  return (
    <div className={`wrap ${c.page}`} data-opens={portfolio.layout?.blocks[0]?.type === "hero" || undefined}>
      {portfolio.state === "published" && (
        <StructuredData data={import.meta.env.SSR ? structuredPortfolio(portfolio, url) : null} />
      )}
      <PageHeader
        crumbs={[
          { label: words.title, to: href("/portfolios") },
          ...(topic ? [{ label: topic, to: `${href("/portfolios")}?topic=${portfolio.category_id}` }] : []),
          { label: portfolio.title },
        ]}
        badges={
          <>
            {portfolio.state !== "published" && <StatusChip of="portfolio" state={portfolio.state} />}
            {topic && <Badge>{topic}</Badge>}
          </>
        }
        title={portfolio.title}
        lede={
          <>
            {words.by}{" "}
            <Link className="link" to={profileHref(owner.handle)}>
              {owner.name}
            </Link>{" "}
            · {words.pieces(portfolio.item_count)}
          </>
        }
        actions={
          portfolio.can.includes("delete") ? (
            <Button
              kind="secondary"
              icon={<IconPencil aria-hidden />}
              to={href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolio.portfolio_id })}
            >
              {portfolio.can.includes("edit") ? words.edit : words.manage}
            </Button>
          ) : (
            <span className={c.hire} data-wide={isWide(portfolio.template) || undefined}>
              <HireButton user={owner} work={{ portfolio_id: portfolio.portfolio_id }} />
            </span>
          )
        }
      />
      <Frame portfolio={portfolio} url={url}>
        {isDraft ? <DraftNotice portfolioId={portfolio.portfolio_id} /> : <StateNotice state={portfolio.state} />}
        {portfolio.layout ? (
          <Suspense>
            <PortfolioLayout portfolio={portfolio} layout={portfolio.layout} extras={extras} />
          </Suspense>
        ) : (
          <>
            {portfolio.description && <LinkedProse text={portfolio.description} />}
            {portfolio.items.length === 0 && (
              <EmptyState icon={<IconPhoto size={26} aria-hidden />} title={words.empty} help={words.emptyHelp} />
            )}
            {portfolio.items.length > 0 && <WorkList portfolio={portfolio} />}
          </>
        )}
      </Frame>
      {others.length > 0 && (
        <div className={c.others}>
          <Section title={words.more(owner.name)}>
            <Grid kind="work">
              {others.map((other) => (
                <PortfolioResult key={other.slug} portfolio={other} hideMaker />
              ))}
            </Grid>
          </Section>
        </div>
      )}
      {similar.length > 0 && (
        <div className={c.others}>
          <SimilarSection similar={similar} />
        </div>
      )}
    </div>
  );
}

type Loaded = Route.ComponentProps["loaderData"]["portfolio"];

/** Some templates leave a side for what is known about the portfolio; the others take the whole width. */
function Frame({ portfolio, url, children }: { portfolio: Loaded; url: string; children: React.ReactNode }) {
  if (!isWide(portfolio.template)) return <Split main={children} aside={<About portfolio={portfolio} url={url} />} />;
  return (
    <div className={c.wide}>
      {children}
      <About portfolio={portfolio} url={url} />
    </div>
  );
}

function About({ portfolio, url }: { portfolio: Loaded; url: string }) {
  const words = useText(portfoliosText);
  const { locale } = useReader();
  const { owner, likes, views, can } = portfolio;
  const likeable = can.includes("like") || can.includes("unlike");
  return (
    <Card look="raised">
      <div className={c.about} data-wide={isWide(portfolio.template) || undefined}>
        <PersonLine person={owner} />
        <HireButton user={owner} work={{ portfolio_id: portfolio.portfolio_id }} full />
        <div className={c.gestures}>
          {likeable && (
            <LikeButton
              title={portfolio.title}
              liked={portfolio.liked}
              likes={likes}
              action={portfolioHref(owner.handle, portfolio.slug)}
            />
          )}
          {(portfolio.state === "published" || portfolio.state === "unlisted") && (
            <ShareButton portfolioId={portfolio.portfolio_id} title={portfolio.title} url={url} />
          )}
        </div>
        <KeyValue
          facts={[
            { label: words.views, value: formatNumber(views, locale) },
            ...(likeable ? [] : [{ label: words.likes, value: formatNumber(likes, locale) }]),
            ...(portfolio.published_at
              ? [{ label: words.published, value: <When at={portfolio.published_at} /> }]
              : []),
          ]}
        />
        <SkillList skills={portfolio.tags} to={tagHref} />
      </div>
    </Card>
  );
}

function DraftNotice({ portfolioId }: { portfolioId: string }) {
  const words = useText(portfoliosText);
  return (
    <Notice
      action={
        <Button kind="secondary" size="sm" to={href("/portfolios/:portfolio_id/layout", { portfolio_id: portfolioId })}>
          {words.arrange}
        </Button>
      }
    >
      {words.draftPage}
    </Notice>
  );
}

function StateNotice({ state }: { state: Loaded["state"] }) {
  const words = useText(portfoliosText);
  if (state === "published") return null;
  return <Notice>{{ draft: words.draft, unlisted: words.hidden, archived: words.archived }[state]}</Notice>;
}
