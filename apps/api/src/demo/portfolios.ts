// Portfolios are made and published, newest last.
import type { DemoDoors } from "./people.ts";
import { takePicture } from "./people.ts";
import type { SeedPortfolio, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

export function portfolioScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  return seeds.portfolios.map((portfolio) => ({
    at: daysBefore(end, portfolio.published_days_ago, portfolio.key),
    what: "portfolios",
    pictures: portfolio.items.map((item) => item.picture),
    play: (stage) => publish(stage, portfolio, doors),
  }));
}

async function publish(stage: Stage, seed: SeedPortfolio, doors: DemoDoors): Promise<void> {
  const { portfolios } = stage.as(seed.owner);
  const ownerId = stage.idOf(seed.owner);
  const { title, slug, description, topic, tags, template } = seed;
  const { portfolio_id } = await portfolios.createPortfolio({
    body: { title, slug, description, category_id: topic, tags: [...tags], template },
  });
  const params = { portfolio_id };
  for (const item of seed.items) {
    const media = await takePicture(stage, doors, ownerId, item.picture);
    const date = daysBefore(stage.end, item.made_days_ago, seed.key).toISOString().slice(0, 10);
    const { kind, story, role } = item;
    await portfolios.addItem({
      params,
      body: {
        kind,
        title: item.title,
        story,
        role,
        client: item.client ?? "",
        date,
        tags: [...item.tags],
        media: [media],
      },
    });
  }
  await portfolios.publishPortfolio({ params });
}
