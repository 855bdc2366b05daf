// One's own door in a browser: a password set anew, another address, the second factor, the devices that are signed in.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { SECOND_MS } from "#platform/clock/index.ts";
import { shownCode } from "#test/authenticator.ts";
import { mailedToken } from "#test/inbox.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();
const withAndWithout = [true, false];
const NEW_PASSWORD = "seven lamps at noon";

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** Signs in on a device of its own, where nobody has been before. */
async function stranger(person: Person, javaScriptEnabled: boolean): Promise<Page> {
  const page = await kogi.window(person, { javaScriptEnabled });
  await page.context().clearCookies();
  return page;
}

/** The line of the summary that leads to the field; with JavaScript it names the field too. */
const refused = (page: Page) => page.getByRole("main").getByRole("alert").getByRole("link");

const sessions = async (person: Person) => (await person.api.auth.listSessions({ query: {} })).data.length;

test.each(withAndWithout)(
  "who forgot their password sets another by mail, and only that one opens (JavaScript: %s)",
  async (js) => {
    const person = await signUp(kogi);
    const page = await stranger(person, js);
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByRole("heading", { name: "Set a new password", level: 1 }).waitFor();
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByText(`If ${person.email} has an account`).waitFor();
    const token = await mailedToken(kogi, person.email, "reset-password");
    await page.goto(`/reset-password?token=${token}`);
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Set password" }).click();
    await refused(page).waitFor();
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByText("Your password is set. Sign in with it.").waitFor();
    await signIn(page, person.email, PASSWORD);
    await page.getByRole("main").getByRole("alert").waitFor();
    await signIn(page, person.email, NEW_PASSWORD);
    await page.getByRole("button", { name: /^Account of/ }).waitFor();
    // The link is used up.
    await page.goto(`/reset-password?token=${token}`);
    await page.getByLabel("New password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByRole("main").getByRole("alert").waitFor();
  },
);

test.each(withAndWithout)("another address takes over once its own mail is opened (JavaScript: %s)", async (js) => {
  const { page, email, api } = await kogi.visitor({}, { javaScriptEnabled: js });
  const next = `next-${js}@example.org`;
  const ask = async (password: string) => {
    await page.getByLabel("New e-mail").fill(next);
    await page.getByLabel("Your password").first().fill(password);
    await page.getByRole("button", { name: "Change e-mail" }).click();
  };
  await page.goto("/settings/account");
  await ask("not the one");
  await refused(page).waitFor();
  expect(await page.getByLabel("New e-mail").inputValue()).toBe(next);
  await ask(PASSWORD);
  await page.getByText(`We sent a link to ${next}.`, { exact: false }).waitFor();
  expect((await api.users.me()).user.email).toBe(email);
  await page.goto(`/change-email?token=${await mailedToken(kogi, next, "change-email")}`);
  // With JavaScript the page confirms by itself.
  if (!js) await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.getByText(`You sign in with ${next}.`).waitFor();
  expect((await api.users.me()).user.email).toBe(next);
});

test.each(withAndWithout)(
  "two-factor is turned on at the page, asked for at sign-in, opened by a code, and turned off (JavaScript: %s)",
  async (js) => {
    const person = await signUp(kogi);
    const page = await stranger(person, js);
    await signIn(page, person.email, PASSWORD);
    await page.getByRole("button", { name: /^Account of/ }).waitFor();
    await page.goto("/settings/security");
    await page.getByRole("link", { name: "Turn on" }).click();
    await page.getByRole("heading", { name: "Turn on two-factor sign-in" }).waitFor();
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Go on" }).click();
    const secret = (await page.locator("main code").textContent()) ?? "";
    const code = () => shownCode(secret, kogi.platform.clock.now());
    await page.getByLabel("Code", { exact: true }).fill(code() === "000000" ? "111111" : "000000");
    await page.getByRole("button", { name: "Turn on" }).click();
    await refused(page).waitFor();
    await page.getByLabel("Code", { exact: true }).fill(code());
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
    const recovery = await page.locator("main li code").allTextContents();
    expect(recovery).toHaveLength(10);
    await page.getByRole("link", { name: "I have kept them" }).click();
    await page.getByText("Signing in asks for a code from your app.", { exact: false }).waitFor();

    await kogi.advance(30 * SECOND_MS);
    const elsewhere = await stranger(person, js);
    await elsewhere.goto("/wallet");
    await elsewhere.waitForURL("**/sign-in**");
    await elsewhere.getByLabel("E-mail").fill(person.email);
    await elsewhere.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await elsewhere.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await elsewhere.getByRole("heading", { name: "One more step" }).waitFor();
    await elsewhere.getByLabel("Code", { exact: true }).fill(code() === "000000" ? "111111" : "000000");
    await elsewhere.getByRole("button", { name: "Go on" }).click();
    await elsewhere.getByRole("main").getByRole("alert").waitFor();
    const [three, others] = [code().slice(0, 3), code().slice(3)];
    await elsewhere.getByLabel("Code", { exact: true }).fill(`${three} ${others}`);
    await elsewhere.getByRole("button", { name: "Go on" }).click();
    await elsewhere.waitForURL("**/wallet");

    const third = await stranger(person, js);
    await signIn(third, person.email, PASSWORD);
    await third.getByRole("link", { name: "Use a recovery code instead" }).click();
    await third.getByLabel("Recovery code").fill(recovery[0] ?? "");
    await third.getByRole("button", { name: "Go on" }).click();
    await third.getByRole("button", { name: /^Account of/ }).waitFor();

    await third.goto("/settings/two-factor");
    await third.getByLabel("Your password").last().fill(PASSWORD);
    await third.getByRole("button", { name: "Turn off" }).click();
    await third.getByText("Even who knows your password stays out.", { exact: false }).waitFor();
  },
);

test.each(withAndWithout)(
  "a changed password ends the other sessions, and only it opens (JavaScript: %s)",
  async (js) => {
    const person = await signUp(kogi);
    const page = await stranger(person, js);
    await signIn(page, person.email, PASSWORD);
    await page.getByRole("button", { name: /^Account of/ }).waitFor();
    await page.goto("/settings/security");
    const change = async (current: string) => {
      await page.getByLabel("Your password").fill(current);
      await page.getByLabel("New password").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Change password" }).click();
    };
    await change("not the one");
    await refused(page).waitFor();
    expect(await sessions(person)).toBe(2);
    await change(PASSWORD);
    await page.getByText("Your password is changed.", { exact: false }).waitFor();
    expect(await page.getByLabel("Your password").inputValue()).toBe("");
    expect((await person.api.auth.session()).user).toBeNull();
    await page.context().clearCookies();
    await signIn(page, person.email, PASSWORD);
    await page.getByRole("main").getByRole("alert").waitFor();
    await signIn(page, person.email, NEW_PASSWORD);
    await page.getByRole("button", { name: /^Account of/ }).waitFor();
  },
);

test.each(withAndWithout)(
  "a session is ended from another device, and one that has ended meanwhile leaves the list (JavaScript: %s)",
  async (js) => {
    const person = await kogi.visitor({}, { javaScriptEnabled: js });
    const { page } = person;
    const others = await Promise.all([stranger(person, false), stranger(person, false)]);
    for (const other of others) {
      await signIn(other, person.email, PASSWORD);
      await other.getByRole("button", { name: /^Account of/ }).waitFor();
    }
    const signOuts = page.getByRole("main").getByRole("button", { name: /^Sign out: / });
    await page.goto("/settings/security");
    expect(await signOuts.count()).toBe(2);
    await signOuts.first().click();
    await page.getByText("Signed out there.").waitFor();
    await expect.poll(() => signOuts.count()).toBe(1);
    expect(await sessions(person)).toBe(2);
    await person.api.auth.endOtherSessions();
    await signOuts.first().click();
    await page.getByText("Signed out there.").last().waitFor();
    await expect.poll(() => signOuts.count()).toBe(0);
    for (const other of others) {
      await other.goto("/settings/security");
      await other.waitForURL("**/sign-in**");
    }
  },
);

test.each(withAndWithout)("a button without a form of its own says why it was refused (JavaScript: %s)", async (js) => {
  const { page, api, userId } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled: js });
  const admin = await signUp(kogi, { roles: ["admin"] });
  await api.auth.addRole({ body: { role: "client" } });
  await page.goto("/settings/account");
  await admin.api.auth.revokeRole({ params: { user_id: userId, role: "client" }, body: { reason: "Asked for it" } });
  await page.getByRole("button", { name: "Put first: I need work done" }).click();
  const told = page.getByRole("main").getByRole("alert");
  await told.waitFor();
  expect(await told.textContent()).toMatch(/hat/);
});
