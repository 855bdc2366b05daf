// Vouching for a skill on somebody's profile, with and without JavaScript.
import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a visitor vouches for a skill %s, and takes it back", async (_how, javaScript) => {
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const { user } = await freelancer.api.users.me();
  const params = { user_id: user.user_id };
  await freelancer.api.users.putSkills({
    params,
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "expert", years: 7 }] },
  });
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" }, { javaScriptEnabled: javaScript });
  const { page } = client;
  const unfolded = `/@${user.handle}?reviews_show=20`;
  await page.goto(unfolded);
  await page.getByText("Expert, 7 years").waitFor();
  await page.getByRole("button", { name: "Vouch for Fred Free: Wordmarks" }).click();
  // Speech control presses what it reads: the name begins with the word on the button.
  const vouched = page.getByRole("button", { name: "Vouched for Fred Free: Wordmarks. Take it back" });
  await vouched.waitFor();
  expect(await vouched.textContent()).toBe("Vouched");
  expect(page.url()).toContain(unfolded);
  await page.getByRole("link", { name: "Clara Client vouches for this" }).click();
  await page.getByRole("heading", { name: "Who vouches for Fred Free: Wordmarks" }).waitFor();
  expect(await page.getByRole("main").getByRole("link", { name: "Clara Client" }).count()).toBe(1);
  await page.goBack();
  await vouched.click();
  await page.getByRole("button", { name: "Vouch for Fred Free: Wordmarks" }).waitFor();
  expect(await page.getByText("vouches for this").count()).toBe(0);
  // On one's own page there is nothing to press.
  await freelancer.page.goto(`/@${user.handle}`);
  await freelancer.page.getByRole("heading", { name: "Skills" }).waitFor();
  expect(await freelancer.page.getByRole("button", { name: /Vouch/ }).count()).toBe(0);
});
