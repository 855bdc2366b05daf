// A tag of a portfolio leads to all that have it.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

test("a tag on a portfolio opens the list of those that have it", async () => {
  const ana = await kogi.visitor({});
  const titles = ["Signs for trams", "Marks for bakeries"];
  for (const [index, title] of titles.entries()) {
    const tags = index === 0 ? ["enamel"] : ["bread"];
    const { portfolio_id, slug } = await ana.api.portfolios.createPortfolio({ body: { title, tags } });
    const params = { portfolio_id };
    await ana.api.portfolios.addItem({ params, body: { kind: "case_study", title: "One", story: "Told." } });
    await ana.api.portfolios.publishPortfolio({ params });
    if (index > 0) continue;
    const { handle } = await ana.api.users.getUser({ params: { user_id: ana.userId } });
    await ana.page.goto(`/@${handle}/${slug}`);
  }
  await ana.page.getByRole("link", { name: "enamel" }).first().click();
  await ana.page.waitForURL(/\/portfolios\?tag=enamel/);
  await ana.page.getByRole("link", { name: "Signs for trams" }).first().waitFor();
  expect(await ana.page.getByRole("link", { name: "Marks for bakeries" }).count()).toBe(0);
}, 120_000);
