// Some makers arrange the pages of their portfolios in blocks, once what stands in them is there.
import type { LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { SeedBlock, SeedLayout, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

export function layoutScenes(seeds: Seeds, end: Date): readonly Scene[] {
  return seeds.layouts.map((layout) => {
    const portfolio = seeds.portfolios.find(({ key }) => key === layout.portfolio);
    assert(portfolio, `the portfolio ${layout.portfolio} of a layout is among the seeds`);
    const { owner, slug, key } = portfolio;
    const published = daysBefore(end, portfolio.published_days_ago, key);
    const ended = seeds.histories
      .filter(({ freelancer, ended_days_ago }) => freelancer === owner && ended_days_ago !== null)
      .map((history) => daysBefore(end, history.ended_days_ago ?? 0, history.key));
    const last = Math.max(...[published, ...ended].map((instant) => instant.getTime()));
    const at = new Date(Math.min(addMs(new Date(last), HOUR_MS).getTime(), end.getTime() - 60_000));
    return { at, what: "portfolios", play: (stage) => arrange(stage, { owner, slug, layout }) };
  });
}

interface Arrangement {
  readonly owner: string;
  readonly slug: string;
  readonly layout: SeedLayout;
}

async function arrange(stage: Stage, { owner, slug, layout }: Arrangement): Promise<void> {
  const { portfolios } = stage.as(owner);
  const handle = stage.seeds.people.find(({ key }) => key === owner)?.handle ?? "";
  const { portfolio_id, items } = await portfolios.getPortfolioBySlug({ params: { handle, slug } });
  const params = { portfolio_id };
  const files = new Map(
    items.flatMap(({ media }) => media.map(({ name, media_id }) => [name.replace(/\.\w+$/, ""), media_id] as const)),
  );
  const fileOf = (picture: string): string => {
    const file = files.get(picture);
    assert(file, `${picture} is in ${layout.portfolio}, which shows it`);
    return file;
  };
  const { contracts } = await portfolios.getLayout({ params });
  const blocks = layout.blocks.map((block) =>
    blockOf(block, { fileOf, contractId: contracts[0]?.contract_id ?? null }),
  );
  const { template, theme } = layout;
  await portfolios.saveLayout({ params, body: { layout: { template, theme, blocks } } });
  await portfolios.publishLayout({ params, body: {} });
}

interface Things {
  readonly fileOf: (picture: string) => string;
  readonly contractId: string | null;
}

function blockOf(block: SeedBlock, { fileOf, contractId }: Things): LayoutBlock {
  const block_id = newId();
  switch (block.type) {
    case "hero": {
      const { picture, ...words } = block;
      return { ...words, block_id, media_id: picture === null ? null : fileOf(picture) };
    }
    case "image":
      return { type: block.type, block_id, caption: block.caption, media_id: fileOf(block.picture) };
    case "comparison": {
      const { before, after, ...words } = block;
      return { ...words, block_id, before_media_id: fileOf(before), after_media_id: fileOf(after) };
    }
    case "case_study": {
      const { pictures, ...words } = block;
      return { ...words, block_id, media_ids: pictures.map(fileOf) };
    }
    case "milestones":
      return { ...block, block_id, contract_id: contractId };
    default:
      return { ...block, block_id };
  }
}
