// The editor's pages read by everybody: no serious fault of accessibility, nothing wider than the window.
import { expect, test } from "vitest";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each(windows)(
  "the editor can be read by everybody, $colorScheme, $viewport.width wide",
  async (window) => {
    const ana = await kogi.visitor({});
    const { portfolio_id } = await ana.api.portfolios.createPortfolio({
      body: { title: "Signs for trams", category_id: "brand-identity", tags: ["signs"] },
    });
    for (const title of ["One", "A_title_that_is_as_long_as_it_may_be_".repeat(3)])
      await ana.api.portfolios.addItem({
        params: { portfolio_id },
        body: { kind: "case_study", title, story: "Told." },
      });
    const { items } = await ana.api.portfolios.getPortfolio({ params: { portfolio_id } });
    const at = `/portfolios/${portfolio_id}`;
    const page = await kogi.window(ana, window);
    const paths = ["edit", "edit?dialog=delete", "details", "items/new", `items/${items[0]?.item_id}`];
    for (const path of ["/portfolios/mine", "/portfolios/new", ...paths.map((path) => `${at}/${path}`)]) {
      await page.goto(path);
      expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
    }
  },
  240_000,
);
