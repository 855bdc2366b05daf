// A link of a sign-up that is no good any more leads on, whatever the reason, and tells nobody whether an address is known.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { postProject } from "#test/hiring.ts";
import { mailedToken } from "#test/inbox.ts";
import { site } from "./site.ts";

const kogi = site();
const wish = (email: string) => ({
  name: "Ana Sol",
  email,
  password: "seven lamps at noon",
  user_type: "client" as const,
});

test("an old link and a new wish for it lead to sign-up and sign-in, a used one says one can sign in", async () => {
  const { page } = await kogi.visitor({}, { javaScriptEnabled: false });
  await page.context().clearCookies();
  for (const email of ["used@example.org", "old@example.org"]) await kogi.api().auth.signUp({ body: wish(email) });
  const used = await mailedToken(kogi, "used@example.org", "verify-email");
  const old = await mailedToken(kogi, "old@example.org", "verify-email");
  await kogi.api().auth.confirmVerification({ body: { token: used } });

  await page.goto(`/verify-email?token=${used}`);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.getByRole("heading", { name: "Welcome back", level: 1 }).waitFor();
  await page.getByText("You can sign in.").waitFor();

  await kogi.advance(DAY_MS);
  await page.goto(`/verify-email?token=${old}`);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.getByRole("heading", { name: "This link does not work", level: 1 }).waitFor();
  const main = page.getByRole("main");
  const said: string[] = [];
  for (const email of ["old@example.org", "used@example.org", "nobody@example.org"]) {
    await page.goto("/verify-email");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send the link again" }).click();
    await page.getByText("A link is on its way if a sign-up waits for it.").waitFor();
    said.push(((await main.textContent()) ?? "").replaceAll(email, "ADDRESS"));
    expect(await main.getByRole("link", { name: "sign up again" }).getAttribute("href")).toBe("/sign-up");
    expect(await main.getByRole("link", { name: "sign in" }).getAttribute("href")).toBe("/sign-in");
  }
  expect(new Set(said).size).toBe(1);
});

test("who signs up on the way to a proposal is led there, and a strange address leads home", async () => {
  const client = await kogi.visitor({ user_type: "client" });
  const { project_id } = await postProject(client);
  const { page } = await kogi.visitor({}, { javaScriptEnabled: false });
  await page.context().clearCookies();
  await page.goto(`/projects/${project_id}`);
  await page.getByRole("link", { name: /^Sign in to/ }).click();
  await page.getByRole("main").getByRole("link", { name: "Create account" }).click();
  await page.getByLabel("Your name").fill("Nia New");
  await page.getByLabel("E-mail").fill("nia@example.org");
  await page.getByLabel("Password", { exact: true }).fill("seven lamps at noon");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/verify-email**");
  const token = await mailedToken(kogi, "nia@example.org", "verify-email");
  await page.goto(`/verify-email?token=${token}`);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.waitForURL(`**/projects/${project_id}`);
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names).not.toContain("kogi_back");

  await page.context().clearCookies();
  await page.goto("/sign-up?back=https%3A%2F%2Fevil.example");
  expect(await page.getByRole("main").locator('input[name="back"]').getAttribute("value")).toBe("/");
});
