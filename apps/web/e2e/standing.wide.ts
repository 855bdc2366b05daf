// How people stand, on their profile: what everybody reads, and what its owner reads beside that.
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { hearOfFinished } from "#test/standing.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("everybody reads the score, its rule and the badges; its owner the numbers too", async () => {
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" }, windows[1]);
  const clients = await Promise.all([1, 2, 3].map(() => signUp(kogi, { user_type: "client" })));
  for (const [at, client] of clients.entries()) await hearOfFinished(kogi, client, freelancer, at === 0 ? 3.5 : 5);

  const { page } = await kogi.visitor({ user_type: "client" }, windows[0]);
  await page.goto("/@fred-free");
  await page.getByText("83% success").waitFor();
  await page.getByText("Finished a first contract").waitFor();
  await page.getByText("How this is worked out").click();
  await page.getByText("Reviewed with 3 or more, but under 4").waitFor();
  expect(await page.getByText("Your contracts").count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);

  await freelancer.page.goto("/@fred-free");
  await freelancer.page.getByText("How this is worked out").click();
  await freelancer.page.getByText("5 of 6 are 83%.").waitFor();
  expect(await faultsOf(freelancer.page)).toEqual([]);

  await page.goto("/people?q=Fred");
  await page.getByText("83% success").first().waitFor();
});

test("a badge that no page knew before stands on the profile and in the list of people, in the reader's language", async () => {
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Nia New" });
  await freelancer.api.users.patchUser({ params: { user_id: freelancer.userId }, body: { headline: "Signs" } });
  await kogi.platform.owner((db) =>
    db.query(`insert into users.badge_rules (badge, measure, at_least, award, position, icon, words) values ('one_smile',
      'five_star_reviews', 1, true, 0, 'smile', '{"en": {"name": "One smile", "reason": "{value:# happy client|# happy clients}."},
      "de": {"name": "Ein Lächeln", "reason": "{value:# froher Kunde|# frohe Kunden}."}}')`),
  );
  await hearOfFinished(kogi, await signUp(kogi, { user_type: "client" }), freelancer, 5);
  const { page } = freelancer;
  await page.goto("/@nia-new");
  await page.getByText("1 happy client.").waitFor();
  await page.goto("/people?q=Nia");
  await page.getByText("One smile").waitFor();
  const german = await kogi.window(freelancer, { locale: "de-DE", javaScriptEnabled: false });
  await german.goto("/@nia-new");
  expect(await german.getByText("Ein Lächeln").count()).toBe(2);
  expect(await german.getByText("1 froher Kunde.").count()).toBe(1);
});

test("somebody marks days away without JavaScript, and their profile says so; the next step leads to its form", async () => {
  const { page, api } = await kogi.visitor({ user_type: "freelancer", name: "Ana Away" }, { javaScriptEnabled: false });
  await page.goto("/settings/calendar");
  const today = kogi.platform.clock.now().toISOString().slice(0, 10);
  await page.getByLabel("First day").fill(today);
  await page.getByLabel("Last day").fill(today);
  await page.getByRole("button", { name: "Mark" }).click();
  await page.getByRole("button", { name: /^Remove / }).waitFor();
  await page.getByLabel("First day").fill(today);
  await page.getByLabel("Last day").fill(today);
  await page.getByRole("button", { name: "Mark" }).click();
  await page.getByText("You are away on some of these days already.").first().waitFor();
  await page.getByRole("textbox").last().fill("12");
  await page.getByRole("button", { name: "Save hours" }).click();
  const { user } = await api.users.me();
  await page.goto(`/@${user.handle}`);
  await page.getByRole("cell", { name: /away$/ }).waitFor();
  expect((await api.calendar.getCalendar({ params: { user_id: user.user_id } })).months).toMatchObject([
    { hours_per_week: 12 },
  ]);
  await page.getByRole("link", { name: "Tell about yourself in a few sentences" }).first().click();
  await page.getByRole("heading", { name: "Profile strength" }).waitFor();
  expect(await page.getByLabel("Availability").inputValue()).toBe("now");
});
