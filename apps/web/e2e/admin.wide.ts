// The admin console exists for administrators alone.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

test("an administrator opens the console from the account menu and reads what there is", async () => {
  const { page } = await kogi.visitor({ roles: ["admin"] });
  await page.goto("/");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("link", { name: "Administration" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Administration" }).waitFor();
  await page.getByText("Open payments").waitFor();
  await page.getByRole("link", { name: /^Refunds to confirm/ }).click();
  await page.getByRole("link", { name: "Refund to confirm" }).and(page.locator("[aria-current]")).waitFor();
  await page.getByText("No payments").waitFor();
});

test("for everybody else there is no console", async () => {
  const { page } = await kogi.visitor({ user_type: "client" });
  expect((await page.goto("/admin"))?.status()).toBe(404);
  await page.context().clearCookies();
  expect((await page.goto("/admin"))?.status()).toBe(404);
});
