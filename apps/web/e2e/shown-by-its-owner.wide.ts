// What an owner does about what others see of them: the order of portfolios, words that should not stand, and what is found.
import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("an owner moves a portfolio up, and the profile follows, %s", async (_how, javaScriptEnabled) => {
  const { page, api } = await kogi.visitor({ name: "Olga Order" }, { javaScriptEnabled });
  for (const title of ["Older work", "Newer work"]) {
    const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title } });
    const body = { kind: "link" as const, title: "Labels", link: "https://example.org/labels" };
    await api.portfolios.addItem({ params: { portfolio_id }, body });
    await api.portfolios.publishPortfolio({ params: { portfolio_id } });
  }
  await page.goto("/portfolios/mine?state=published");
  await page.getByText("Your profile shows them in this order.").waitFor();
  if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Move “Older work” up" }).click();
  await page.getByRole("button", { name: "Move “Newer work” up" }).waitFor();
  expect(new URL(page.url()).search).toBe("?state=published");
  const { user } = await api.users.me();
  await page.goto(`/@${user.handle}`);
  const titles = (await page.getByRole("link", { name: /er work/ }).allTextContents()).join(" ");
  expect(titles.indexOf("Older work")).toBeLessThan(titles.indexOf("Newer work"));
});

test("whom an endorsement is about hides it from the page of those who vouch, and shows it again", async () => {
  const { page, api } = await kogi.visitor({ name: "Olga Order" }, { javaScriptEnabled: false });
  const { user } = await api.users.me();
  const skill_id = skillId("wordmarks");
  await api.users.putSkills({ params: { user_id: user.user_id }, body: { skills: [{ skill_id, level: "expert" }] } });
  const giver = await kogi.visitor({ name: "Rude Rex" });
  await giver.api.endorsements.endorse({ params: { user_id: user.user_id, skill_id } });
  await page.goto(`/people/${user.handle}/endorsements`);
  await page.getByRole("button", { name: /^Hide the word of Rude Rex/ }).click();
  await page.getByText("Only you see this").waitFor();
  await giver.page.goto(`/@${user.handle}`);
  await page.getByRole("button", { name: /^Show again: the word of Rude Rex/ }).click();
  await page.getByRole("button", { name: /^Hide the word of Rude Rex/ }).waitFor();
});

test("portfolios are narrowed to a kind of work and to verified work, and widened again", async () => {
  const { page } = await kogi.visitor({}, { javaScriptEnabled: false });
  await page.goto("/portfolios?kind=audio&verified=yes");
  await page
    .getByRole("link", { name: /Verified work/ })
    .first()
    .waitFor();
  const kind = (name: string) => page.getByRole("checkbox", { name, exact: true });
  expect([await kind("Audio").isChecked(), await kind("Case study").isChecked()]).toEqual([true, false]);
  await page
    .getByRole("link", { name: /Verified work/ })
    .first()
    .click();
  await page.waitForURL((url) => url.search === "?kind=audio");
  expect(await kind("Audio").isChecked()).toBe(true);
});
