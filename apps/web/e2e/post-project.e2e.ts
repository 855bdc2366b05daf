// A client writes a project: with and without JavaScript, with mistakes, as a draft and again.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();
const description = "We open in spring and need a mark, a menu and a sign that can be read from the tram.";

test("a client posts a project without JavaScript, and what was typed survives a mistake", async () => {
  const { page } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("link", { name: "Post a project" }).first().click();
  await page.getByLabel("What should it be called").fill("A mark for a bakery");
  await page.getByLabel("What you want done").fill("Too short.");
  await page.getByLabel("Field", { exact: true }).selectOption("brand-identity");
  await page.getByLabel("Skills it needs").fill("Logo Design, Bread");
  await page.getByLabel("Up to", { exact: true }).fill("2,500");
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByText("We do not know these skills: Bread.").first().waitFor();
  await page.getByText("Describe the work in at least 40 characters.").first().waitFor();
  expect(await page.getByLabel("Up to", { exact: true }).inputValue()).toBe("2,500");
  await page.getByLabel("What you want done").fill(description);
  await page.getByLabel("Skills it needs").fill("Logo Design");
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByRole("heading", { name: "A mark for a bakery", level: 1 }).waitFor();
  await page.getByText("This is your project.").waitFor();
  await page.getByText("€2,500").first().waitFor();
});

test("a draft is hers alone until she posts it, can be changed, and takes no more proposals when she says so", async () => {
  const client = await kogi.visitor({ user_type: "client" });
  const stranger = await kogi.visitor({});
  const { page } = client;
  await page.goto("/projects/new");
  await page.getByLabel("What should it be called").fill("A sign");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByText("Only you can see this draft.").waitFor();
  const path = new URL(page.url()).pathname;
  expect((await stranger.page.goto(path))?.status()).toBe(404);
  await page.getByRole("button", { name: "Post it now" }).click();
  await page
    .getByText("Some things are missing before this can be published.")
    .or(page.getByRole("alert"))
    .first()
    .waitFor();
  await page.getByRole("link", { name: "Change" }).click();
  await page.getByLabel("What you want done").fill(description);
  await page.getByLabel("Field", { exact: true }).selectOption("brand-identity");
  await page.getByLabel("Skills it needs").fill("Logo Design");
  await page.getByLabel("Skills it needs").press("Enter");
  await page.getByLabel("Up to", { exact: true }).fill("900");
  await page.getByLabel("Questions for everybody who proposes").fill("When could you begin?");
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByText("When could you begin?").waitFor();
  expect((await stranger.page.goto(path))?.status()).toBe(200);
  await page.getByRole("button", { name: "Take no more proposals" }).click();
  await page.getByText("Closed", { exact: true }).first().waitFor();
});

test("who is no client is told how to become one", async () => {
  const { page } = await kogi.visitor({ user_type: "freelancer" });
  await page.goto("/projects/new");
  await page.getByText("Only clients post projects").waitFor();
  await page.getByRole("link", { name: "Open settings" }).click();
  await page.waitForURL("**/settings/account");
});
