// Portfolios and pictures that browser tests begin with.
import { jpeg } from "#test/pictures.ts";
import type { Visitor } from "./site.ts";

export const picture = async (name: string, colour: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await jpeg({ colour }),
});

/** A draft with these pieces of work, made behind the pages. */
export async function draftOf({ api }: Pick<Visitor, "api">, titles: readonly string[]): Promise<string> {
  const body = { title: "Signs for trams", category_id: "brand-identity", tags: ["signs"] };
  const { portfolio_id } = await api.portfolios.createPortfolio({ body });
  for (const title of titles)
    await api.portfolios.addItem({ params: { portfolio_id }, body: { kind: "case_study", title, story: "Told." } });
  return portfolio_id;
}
