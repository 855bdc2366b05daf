// The admin console exists for administrators alone.
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
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
  // Who that is cannot be known before they have signed in.
  await page.goto("/admin/fees?cursor=1");
  await page.waitForURL("**/sign-in?back=%2Fadmin%2Ffees%3Fcursor%3D1");
});

test.each([true, false])("a person is found, suspended with a reason and let in again (JavaScript: %s)", async (js) => {
  const { page } = await kogi.visitor({ roles: ["admin"], name: "Ada Min" }, { javaScriptEnabled: js });
  const ana = await signUp(kogi, { name: "Ana Solis" });
  await page.goto("/admin");
  await page.getByRole("link", { name: "Accounts", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Accounts" }).waitFor();
  await page.getByLabel("Handle, e-mail address or id").fill(ana.email);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "Ana Solis" }).click();
  await page.getByRole("heading", { level: 1, name: "Ana Solis" }).waitFor();
  await page.getByRole("button", { name: "Suspend" }).click();
  await page.getByText("Say why.").first().waitFor();
  await page.getByLabel("Reason").fill("Sold the same logo twice");
  await page.getByRole("button", { name: "Suspend" }).click();
  await page.getByText("Sold the same logo twice").first().waitFor();
  await page.getByLabel("Reason").fill("It was her own logo");
  await page.getByRole("button", { name: "End the suspension" }).click();
  await page.getByText("It was her own logo").first().waitFor();
  await page.getByLabel("Reason").fill("Knows the trade");
  await page.getByRole("button", { name: "Make a reviewer" }).click();
  await page.getByText("Role given: Reviewer").waitFor();
  await page.getByRole("link", { name: "What was done to this account" }).click();
  await page.getByRole("heading", { level: 1, name: "Audit log" }).waitFor();
  const suspended = page.getByRole("row", { name: /^auth\.account_suspended/ });
  await suspended.getByRole("link", { name: "Ada Min" }).waitFor();
  await suspended.getByText('state: "active" → "suspended"').waitFor();
});
