// A copy of one's data, asked for and fetched in the settings.
import { expect, test } from "vitest";
import { registerExportPart } from "#modules/users/index.ts";
import { PASSWORD } from "#test/people.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each(windows)("a copy is asked for, made while one watches, and fetched, %o", async (window) => {
  const { page } = await kogi.visitor({}, window);
  await page.goto("/settings/account");
  await page.getByRole("link", { name: "Ask for a copy" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByLabel("Your password").fill("a guess in the dark");
  await dialog.getByRole("button", { name: "Ask for a copy" }).click();
  await dialog.getByText("That is not your current password.").first().waitFor();
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Ask for a copy" }).click();
  await page.getByText("Your copy is being made.").waitFor();
  const link = page.getByRole("link", { name: /^Copy of / });
  await link.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^kogi-data-\d{4}-\d{2}-\d{2}\.zip$/);
});

test("without JavaScript and in German it is a form, and a page to look at again, with what had no room", async () => {
  const collect = () => Promise.resolve({ tables: {}, leftOut: ["reel.mp4", "show.mp4"] });
  registerExportPart(kogi.platform, { name: "narrow", collect });
  const { page } = await kogi.visitor({}, { javaScriptEnabled: false, locale: "de-DE" });
  await page.goto("/settings/account");
  await page.getByRole("link", { name: "Kopie anfordern" }).click();
  await page.getByRole("dialog").getByLabel("Dein Passwort").fill(PASSWORD);
  await page.getByRole("dialog").getByRole("button", { name: "Kopie anfordern" }).click();
  await page.getByText("Deine Kopie wird erstellt.").waitFor();
  await kogi.settle();
  await page.reload();
  await page.getByText("Für 2 Dateien war kein Platz: reel.mp4, show.mp4.").waitFor();
  const link = page.getByRole("link", { name: /^Kopie vom / });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toContain("kogi-data-");
});

test("who asked three times today reads that it was enough", async () => {
  const visitor = await kogi.visitor({}, { javaScriptEnabled: false, locale: "de-DE" });
  for (let count = 0; count < 3; count += 1) {
    await visitor.api.exports.askForExport({ body: { password: PASSWORD } });
    await kogi.settle();
  }
  const { page } = visitor;
  await page.goto("/settings/account");
  await page.getByRole("link", { name: "Kopie anfordern" }).click();
  await page.getByRole("dialog").getByLabel("Dein Passwort").fill(PASSWORD);
  await page.getByRole("dialog").getByRole("button", { name: "Kopie anfordern" }).click();
  await page.getByText("Du hast an einem Tag drei Kopien deiner Daten angefordert.").waitFor();
});
