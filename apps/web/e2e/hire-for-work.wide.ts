// What a piece of work leads to: an offer that says so; and the tags that help to find it.
import { expect, test } from "vitest";
import type { Person } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();

async function signs(maker: Person) {
  const { portfolios } = maker.api;
  const { portfolio_id, slug } = await portfolios.createPortfolio({ body: { title: "Wordmarks" } });
  const body = { kind: "link" as const, title: "The tram sign", link: "https://example.org/sign", tags: ["enamel"] };
  const { item_id } = await portfolios.addItem({ params: { portfolio_id }, body });
  await portfolios.publishPortfolio({ params: { portfolio_id } });
  const { handle } = (await maker.api.users.me()).user;
  return { portfolio_id, item_id, path: `/@${handle}/${slug}` };
}

test("a client hires for a piece of work, and its maker reads because of which", async () => {
  const maker = await kogi.visitor({ name: "Fred Free" });
  const { path } = await signs(maker);
  const { page } = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  await page.goto(path);
  const piece = page.getByRole("article").filter({ hasText: "The tram sign" });
  await piece.getByRole("link", { name: "Hire for this" }).click();
  expect(await page.getByLabel("What it is about").inputValue()).toBe("Like “The tram sign”");
  expect(await page.getByLabel("What is to be done").inputValue()).toContain("enamel");
  await page.getByLabel("What is done").fill("A sign");
  await page.getByLabel("Amount", { exact: true }).fill("400");
  await page.getByRole("button", { name: "Send offer" }).click();
  await page.waitForURL("**/offers/*");
  await maker.page.goto(new URL(page.url()).pathname);
  await maker.page.getByText("Because of").getByRole("link", { name: "The tram sign" }).click();
  await maker.page.waitForURL(`**${path}`);
});

test("the editor offers tags with their reasons: a plain list without JavaScript, buttons with it", async () => {
  const maker = await kogi.visitor({});
  const { portfolio_id } = await signs(maker);
  const plain = await kogi.window(maker, { javaScriptEnabled: false });
  await plain.goto(`/portfolios/${portfolio_id}/details`);
  await plain.getByText("your title says “wordmarks”").first().waitFor();
  const { page } = maker;
  await page.goto(`/portfolios/${portfolio_id}/details`);
  await page.getByLabel("Description").fill("With a visual identity around them.");
  await page.getByText("your text says “visual identity”").first().waitFor();
  await page.getByRole("button", { name: "wordmarks", exact: true }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.waitForURL("**/edit");
  const { tags } = await kogi.api().portfolios.getPortfolio({ params: { portfolio_id } });
  expect(tags).toEqual(["wordmarks"]);
});
