// The largest page that people come to from outside: a portfolio of forty pictures.
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { arrive, waitFor } from "../apps/api/test/journeys/traveller.ts";

const LIMIT_MS = 600_000;
const PICTURES = new URL("../db/seeds/demo/pictures/", import.meta.url);

/** Asks each second, for ten minutes. */
export async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(otherwise);
    await sleep(1_000);
  }
}

/** The path of a portfolio with forty of the pictures that we ship, each a piece with a story, in all their sizes. */
export async function fortyPictures(origin: string): Promise<string> {
  const { api } = await arrive(origin, "Forty", "freelancer");
  const description = "All of them in one place.";
  const body = { title: "Forty pictures", description, template: "grid" } as const;
  const { portfolio_id, slug, owner } = await api.portfolios.createPortfolio({ body });
  const names = (await readdir(PICTURES)).filter((name) => name.endsWith(".webp")).slice(0, 40);
  for (const name of names) {
    const title = name.replace(".webp", "").replaceAll("-", " ");
    const file = await readFile(new URL(name, PICTURES));
    const { media_id } = await api.media.uploadMedia({ query: { name, alt: `A picture: ${title}` }, body: file });
    await waitFor(`${name} ready`, async () => {
      const { state } = await api.media.getMedia({ params: { media_id } });
      return state === "ready" || null;
    });
    const story = `Made on long evenings in spring: ${title}.`;
    await api.portfolios.addItem({
      params: { portfolio_id },
      body: { kind: "image", title, story, media: [media_id] },
    });
  }
  await api.portfolios.publishPortfolio({ params: { portfolio_id } });
  // The finer coding comes later, and with it the longer page.
  await until(async () => {
    const { items } = await api.portfolios.getPortfolio({ params: { portfolio_id } });
    return items.every(({ media }) => media[0]?.sources.some(({ type }) => type === "image/avif"));
  }, "the pictures are not coded anew");
  return `/@${owner.handle}/${slug}`;
}
