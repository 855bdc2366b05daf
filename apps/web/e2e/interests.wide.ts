// Topics of interest: chosen with and without JavaScript, and the lists that narrow themselves to them.
import { expect, test } from "vitest";
import { postProject } from "#test/hiring.ts";
import { site } from "./site.ts";

const kogi = site();

test("topics are chosen from the tree, and the list of projects shows what lies in them", async () => {
  const client = await kogi.visitor({ user_type: "client" });
  await postProject(client, { title: "A mark for a bakery", category_id: "logo-design" });
  await postProject(client, { title: "A song for a bakery", category_id: "music-audio" });
  const { page } = await kogi.visitor({});
  await page.goto("/projects");
  await page.getByRole("link", { name: "In your interests" }).click();
  await page.getByText("Nothing in your interests yet").waitFor();
  await page.getByRole("link", { name: "Choose topics" }).last().click();
  await page.getByLabel("Search topics").fill("brand id");
  await page.getByLabel("Brand Identity").check();
  await page.getByText("1 topic chosen").waitFor();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Your interests are saved.").waitFor();
  await page.goto("/projects?mine=yes");
  await page.getByRole("link", { name: "A mark for a bakery" }).waitFor();
  expect(await page.getByRole("link", { name: "A song for a bakery" }).count()).toBe(0);
  // The list's own form keeps the choice.
  await page.getByLabel("Sort").selectOption("deadline");
  await page.waitForURL(/mine=yes.*sort=deadline|sort=deadline.*mine=yes/);
});

test("without JavaScript a search keeps what is chosen", async () => {
  const { page, api, userId } = await kogi.visitor({}, { javaScriptEnabled: false });
  await page.goto("/settings/interests");
  await page.locator("summary", { hasText: "Design" }).first().click();
  await page.getByLabel("Logo Design").check();
  await page.getByLabel("Search topics").fill("film");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByLabel("All of Video & Film").check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("2 topics chosen").waitFor();
  const { data } = await api.users.getInterests({ params: { user_id: userId } });
  expect(data.map(({ name }) => name)).toEqual(["Logo Design", "Video & Film"]);
});

test("topics that were changed in another window come back as they were chosen, and are saved over them on purpose", async () => {
  const { page, api, userId } = await kogi.visitor({}, { javaScriptEnabled: false });
  const params = { user_id: userId };
  const chosen = async () => (await api.users.getInterests({ params })).data.map((topic) => topic.slug);
  await page.goto("/settings/interests");
  const { data: topics } = await api.trending.listTopics({ query: { limit: 1 } });
  await api.users.putInterests({ params, body: { topic_ids: [topics[0]?.topic_id ?? ""] } });
  const before = await chosen();
  await page.locator("summary", { hasText: "Design" }).first().click();
  await page.getByLabel("Logo Design").check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("link", { name: "Open what is there now" }).waitFor();
  expect(await chosen()).toEqual(before);
  await page.getByRole("button", { name: "Save over it" }).click();
  await page.getByText("Your interests are saved.").waitFor();
  expect(await chosen()).toEqual(["logo-design"]);
});
