// A face and a cover are chosen, kept through a refusal of something else, seen by others, and taken away again.
import { expect, test } from "vitest";
import { jpeg } from "#test/pictures.ts";
import { site } from "./site.ts";

const kogi = site();
const picture = async (name: string, colour: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await jpeg({ colour }),
});

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a face and a cover outlive a refused form, are seen, and go again %s", async (_how, javaScriptEnabled) => {
  const { page, ...ana } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled });
  const params = { user_id: ana.userId };
  const save = page.getByRole("button", { name: "Save changes" });
  await page.goto("/settings/profile");
  await page.getByLabel("Change picture").setInputFiles(await picture("face.jpg", "#5a3ff6"));
  await page.getByLabel("Choose a cover").setInputFiles(await picture("wide.jpg", "#158f5c"));
  await page.locator("[name=hourly_rate]").fill("a lot");
  await save.click();
  await page.getByText("Write the rate in digits, for example 65.").first().waitFor();
  expect((await ana.api.users.getUser({ params })).profile_image_media_id).toBe(null);
  expect(await page.getByRole("checkbox", { name: "face.jpg" }).isChecked()).toBe(true);
  expect(await page.getByRole("checkbox", { name: "wide.jpg" }).isChecked()).toBe(true);

  await page.locator("[name=hourly_rate]").fill("65");
  await save.click();
  await page.getByText("Saved.").waitFor();
  await kogi.settle();
  await page.goto("/settings/profile");
  const { cover_image, profile_image } = await ana.api.users.getUser({ params });
  expect(cover_image).not.toBe(null);
  expect(profile_image).not.toBe(null);
  expect(await page.locator(`main img[src="${cover_image}"]`).count()).toBe(1);

  await page.getByLabel("Remove the picture").check();
  await page.getByLabel("Remove the cover").check();
  await save.click();
  await page.getByText("Saved.").waitFor();
  expect(await ana.api.users.getUser({ params })).toMatchObject({ cover_image: null, profile_image: null });
});

test("an organisation's logo outlives a refused form", async () => {
  const { page, ...ana } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  await page.goto("/settings/organisations");
  await page.getByLabel("Change picture").setInputFiles(await picture("mark.jpg", "#5a3ff6"));
  await page.locator("[name=name]").fill("Two Presses");
  await page.locator("[name=handle]").fill("-");
  await page.getByRole("button", { name: "Found an organisation" }).click();
  await page.getByRole("checkbox", { name: "mark.jpg" }).waitFor();
  await page.locator("[name=handle]").fill("two-presses");
  await page.getByRole("button", { name: "Found an organisation" }).click();
  await page.getByRole("checkbox", { name: "mark.jpg" }).waitFor({ state: "detached" });
  await kogi.settle();
  const { data } = await ana.api.organisations.listMyOrganisations({});
  expect(data).toMatchObject([{ organisation: { name: "Two Presses", logo: expect.stringContaining("/media/") } }]);
});
