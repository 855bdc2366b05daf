// A studio: founded without JavaScript, joined by invitation, shown at its handle and on the profile of who belongs to it.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

test("a studio is founded without JavaScript, somebody joins, and both stand on its page", async () => {
  const founder = await kogi.visitor({ name: "Fay Founder" }, { javaScriptEnabled: false });
  const guest = await kogi.visitor({ name: "Gus Guest" }, { javaScriptEnabled: false });
  const { handle } = (await guest.api.users.me()).user;
  const { page } = founder;
  await page.goto("/settings/organisations");
  await page.getByLabel("Name").fill("Two Herons");
  await page.getByLabel("Handle").fill(handle);
  await page.getByRole("button", { name: "Found an organisation" }).click();
  // Refused with what was typed still there.
  await page.getByText("Somebody else has that handle.").first().waitFor();
  await page.getByLabel("Handle").fill("two-herons-test");
  await page.getByLabel("Website").fill("two-herons.example");
  await page.getByRole("button", { name: "Found an organisation" }).click();
  await page.getByLabel("Their handle").fill("nobody-is-called-so");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByText("There is no such person.").first().waitFor();
  await page.getByLabel("Their handle").fill(`@${handle}`);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Take back the invitation to Gus Guest" }).waitFor();

  await guest.page.goto("/settings/organisations");
  await guest.page.getByRole("button", { name: "Accept the invitation to Two Herons" }).click();
  await guest.page.getByRole("link", { name: "Leave Two Herons" }).waitFor();

  await page.reload();
  await page.getByRole("link", { name: "Change Gus Guest" }).click();
  await page.getByLabel("What they do here").fill("Painter");
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await page.getByText("Member · Painter").waitFor();

  const visitor = await kogi.visitor({ name: "Vera Visitor" });
  await visitor.page.goto("/organisations");
  await visitor.page.getByLabel("Name or what it does").fill("two her");
  await visitor.page.getByLabel("Name or what it does").press("Enter");
  await visitor.page.getByText("1 result", { exact: true }).waitFor();
  await visitor.page.getByText("2 people").waitFor();
  await visitor.page.getByRole("link", { name: "Two Herons" }).click();
  await visitor.page.waitForURL("**/@two-herons-test");
  await visitor.page.getByRole("heading", { name: "Two Herons", level: 1 }).waitFor();
  await visitor.page.getByText("Painter").waitFor();
  const told = await visitor.page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(told ?? "")).toMatchObject({ "@type": "Organization", sameAs: ["https://two-herons.example/"] });
  await visitor.page.goto(`/@${handle}`);
  await visitor.page.getByRole("link", { name: "Two Herons" }).waitFor();

  await page.getByRole("link", { name: "Close the organisation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the organisation" }).click();
  await page.getByText("You do not belong to an organisation yet.").waitFor();
  expect((await visitor.page.goto("/@two-herons-test"))?.status()).toBe(404);
});
