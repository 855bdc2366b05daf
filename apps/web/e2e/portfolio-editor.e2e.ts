// A freelancer shows their first work, with uploads that meet trouble.
import { expect, test } from "vitest";
import { draftOf, picture } from "./portfolio-drafts.ts";
import { site } from "./site.ts";

const kogi = site();

test("a freelancer shows their first work from their own page, with two pictures, and publishes it", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const { page } = ana;
  await page.goto("/dashboard");
  await page.getByRole("heading", { name: "Show your first work" }).waitFor();
  const { user } = await ana.api.users.me();
  await page.goto(`/@${user.handle}`);
  await page.getByRole("link", { name: "New portfolio" }).click();
  await page.getByLabel("Title").fill("Signs for trams");
  await page.getByLabel("Field", { exact: false }).first().selectOption("brand-identity");
  await page.getByText("Story", { exact: true }).click();
  await page.getByRole("button", { name: "Make portfolio" }).click();
  await page.getByText("Add a piece of work, then you can publish.").waitFor();

  await page.getByRole("link", { name: "Add work" }).click();
  await page.getByLabel("Title").fill("Line 4");
  await page
    .getByLabel("Files", { exact: false })
    .last()
    .setInputFiles([await picture("front.jpg", "#5a3ff6"), await picture("back.jpg", "#cff13a")]);
  await page.getByLabel("What front.jpg shows", { exact: false }).fill("A violet sign over a platform");
  await page.getByRole("button", { name: "Move back.jpg to the front" }).click();
  await page.getByLabel("Client", { exact: false }).fill("City trams");
  await page.getByLabel("Link", { exact: false }).fill("http://not.safe.example");
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("Give a link that begins with https://.").first().waitFor();
  await page.getByLabel("Link", { exact: false }).fill("https://trams.example.org/");
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("Line 4").waitFor();
  await page.getByText("2 files", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Your portfolio is published.").waitFor();

  const { data } = await ana.api.portfolios.listPortfolios({ query: { user_id: ana.userId } });
  const made = await ana.api.portfolios.getPortfolio({ params: { portfolio_id: data[0]?.portfolio_id ?? "" } });
  expect(made).toMatchObject({ state: "published", template: "story", category_id: "brand-identity" });
  expect(made.items[0]).toMatchObject({ client: "City trams", link: "https://trams.example.org/" });
  expect(made.items[0]?.media.map(({ name, alt }) => [name, alt])).toEqual([
    ["back.jpg", ""],
    ["front.jpg", "A violet sign over a platform"],
  ]);
  await page.getByRole("link", { name: "View", exact: true }).click();
  await page.getByRole("heading", { name: "Line 4" }).waitFor();
});

test("an upload goes on after a pause and after pieces that did not arrive, and its form waits for it", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, []);
  await page.goto(`/portfolios/${portfolioId}/items/new`);
  await page.getByLabel("Title").fill("A long way");
  let lost = 2;
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  await page.route("**/api/uploads/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    if (lost-- > 0) return route.fulfill({ status: 409 });
    reached.resolve();
    await go.promise;
    return route.fallback();
  });
  await page
    .getByLabel("Files", { exact: false })
    .last()
    .setInputFiles(await picture("far.jpg", "#cc3a0c"));
  await page.getByRole("button", { name: "Pause far.jpg" }).click();
  await page.getByText("Paused").waitFor();
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("A file is still on its way.", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Go on with far.jpg" }).click();
  await reached.promise;
  go.resolve();
  await page.getByLabel("What far.jpg shows", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("A long way").waitFor();
  const { items } = await ana.api.portfolios.getPortfolio({ params: { portfolio_id: portfolioId } });
  expect(items[0]?.media.map((media) => media.name)).toEqual(["far.jpg"]);
});
