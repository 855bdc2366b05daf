import { expect, test } from "vitest";
import { type Person, signUp } from "#test/people.ts";
import { draftOf } from "./portfolio-drafts.ts";
import { site } from "./site.ts";

const kogi = site();

test("six pieces of similar work fill their rows in any room: none stands alone in the last", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const makers = [await signUp(kogi, {}), await signUp(kogi, {}), await signUp(kogi, {})];
  const publish = async (maker: Person) =>
    maker.api.portfolios.publishPortfolio({ params: { portfolio_id: await draftOf(maker, ["One"]) } });
  const { owner, slug } = await publish(ana);
  for (const maker of makers) for (let made = 0; made < 2; made++) await publish(maker);
  await page.goto(`/@${owner.handle}/${slug}`);
  const similar = page.locator("section").filter({ has: page.getByRole("heading", { name: "Similar work" }) });
  for (const [width, inRow] of [
    [1440, 4],
    [1000, 3],
    [390, 2],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    const shown = similar.getByRole("article").filter({ visible: true });
    await expect.poll(async () => (await shown.count()) % inRow).toBe(0);
    const tops = await shown.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    expect(tops.filter((top) => top === tops.at(-1))).toHaveLength(inRow);
  }
});
