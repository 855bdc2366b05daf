// Work that is no picture: films, documents and links, added to portfolios that are there.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { DemoDoors } from "./people.ts";
import type { SeedPortfolio, SeedSample, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

export function sampleScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  return seeds.samples.map((sample) => {
    const portfolio = seeds.portfolios.find(({ key }) => key === sample.portfolio);
    assert(portfolio, `the portfolio ${sample.portfolio} of a sample is among the seeds`);
    return {
      at: addMs(daysBefore(end, portfolio.published_days_ago, portfolio.key), HOUR_MS),
      what: "portfolios",
      play: (stage) => add(stage, doors, portfolio, sample),
    };
  });
}

async function add(stage: Stage, doors: DemoDoors, { owner, slug }: SeedPortfolio, sample: SeedSample): Promise<void> {
  const { portfolios, media } = stage.as(owner);
  const handle = stage.seeds.people.find(({ key }) => key === owner)?.handle ?? "";
  const { portfolio_id } = await portfolios.getPortfolioBySlug({ params: { handle, slug } });
  const file = sample.file === null ? null : await take(stage, doors, owner, sample.file, sample.alt);
  if (file !== null && sample.still !== null) {
    const poster_media_id = await take(stage, doors, owner, sample.still, sample.alt);
    await media.patchMedia({ params: { media_id: file }, body: { poster_media_id } });
  }
  const { kind, title, story, role, client, made_days_ago, tags, link } = sample;
  const date = daysBefore(stage.end, made_days_ago, sample.portfolio).toISOString().slice(0, 10);
  await portfolios.addItem({
    params: { portfolio_id },
    body: {
      ...{ kind, title, story, role, date },
      client: client ?? "",
      tags: [...tags],
      media: file === null ? [] : [file],
      ...(link === null ? {} : { link }),
    },
  });
}

async function take(stage: Stage, doors: DemoDoors, owner: string, name: string, alt: string): Promise<string> {
  const content = await readFile(join(stage.seeds.folder, "files", name));
  return doors.ingest({ ownerId: stage.idOf(owner), content, name, alt, at: stage.app.platform.clock.now() });
}
