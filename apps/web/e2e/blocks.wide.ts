// Blocking somebody from their page and taking it back in the settings, all without JavaScript.
import { expect, test } from "vitest";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("somebody blocks a person, finds them in the settings, and takes it back", async () => {
  const fred = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const clara = await kogi.visitor({ user_type: "client", name: "Clara Client" }, { javaScriptEnabled: false });
  const { handle } = (await fred.api.users.me()).user;
  const { page } = clara;
  await page.goto(`/@${handle}`);
  await page.getByRole("link", { name: "Block or mute" }).click();
  await page.getByRole("heading", { name: "Block or mute Fred Free?", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Mute" }).click();
  await page.getByRole("button", { name: "Unmute Fred Free" }).waitFor();
  await page.goto(`/people/${handle}/block`);
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByText("Fred Free is blocked.").waitFor();
  expect((await page.goto(`/@${handle}`))?.status()).toBe(404);
  await page.goto("/settings/blocks");
  await page.getByRole("button", { name: "Unblock Fred Free" }).click();
  await page.getByText("You have blocked or muted nobody").waitFor();
  expect((await page.goto(`/@${handle}`))?.status()).toBe(200);
  // On one's own page there is nobody to block.
  const own = (await clara.api.users.me()).user.handle;
  await page.goto(`/@${own}`);
  expect(await page.getByRole("link", { name: "Block or mute" }).count()).toBe(0);
  expect((await page.goto(`/people/${own}/block`))?.status()).toBe(404);
});

test("the way to block somebody and the list of who is blocked read well", async () => {
  const [fred, gus] = [await kogi.visitor({ name: "Fred Free" }), await kogi.visitor({ name: "Gus Guest" })];
  const { page, api } = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  await api.users.addBlock({ body: { user_id: gus.userId, kind: "block" } });
  await page.goto(`/people/${(await fred.api.users.me()).user.handle}/block`);
  expect(await faultsOf(page)).toEqual([]);
  await page.goto("/settings/blocks");
  await page.getByRole("button", { name: "Unblock Gus Guest" }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
