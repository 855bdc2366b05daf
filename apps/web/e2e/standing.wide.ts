// How people stand, on their profile: what everybody reads, and what its owner reads beside that.
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { hearOfFinished } from "#test/standing.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";
import { unstyledOn } from "./unstyled.ts";

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

test("a badge that no page knew before stands on the profile, in the list of people and among its filters", async () => {
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Nia New" });
  await freelancer.api.users.patchUser({ params: { user_id: freelancer.userId }, body: { headline: "Signs" } });
  await kogi.platform.owner((db) =>
    db.query(`insert into users.badge_rules (badge, measure, at_least, award, position, icon, words) values ('one_smile',
      'five_star_reviews', 1, true, 0, 'smile', '{"en": {"name": "One smile", "reason": "{value:# happy client|# happy clients}."},
      "de": {"name": "Ein Lächeln", "reason": "{value:# froher Kunde|# frohe Kunden}."}}') on conflict do nothing`),
  );
  await hearOfFinished(kogi, await signUp(kogi, { user_type: "client" }), freelancer, 5);
  const { page } = freelancer;
  await page.goto(`/@${(await freelancer.api.users.me()).user.handle}`);
  await page.getByText("1 happy client.").waitFor();
  await page.goto("/people?q=Nia&badge=one_smile");
  await page.getByRole("article").getByText("One smile").first().waitFor();
  expect(await page.getByRole("checkbox", { name: "One smile" }).isChecked()).toBe(true);
});

test("a profile goes on behind the tenth review, and says what each criterion came to", async () => {
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Rita Rated" });
  const client = await signUp(kogi, { user_type: "client" });
  // Contracts that are not there, as eleven of them would take a minute: what the page reads is the reviews alone.
  await kogi.platform.owner(async (db) => {
    await db.query("set session_replication_role = replica");
    await db.query(
      `insert into contracts.reviews (review_id, contract_id, author_id, user_id, author_role, quality, communication,
        expertise, deadlines, cooperation, text, created_at, revealed_at)
      select gen_random_uuid(), gen_random_uuid(), $1, $2, 'client', 5, 4, 5, 3, 5, 'Review number ' || n, now(), now()
      from generate_series(1, 11) n`,
      [client.userId, freelancer.userId],
    );
    await db.query("insert into contracts.ratings (user_id, reviews_count, points) values ($1, 11, 242)", [
      freelancer.userId,
    ]);
    await db.query("set session_replication_role = origin");
  });
  const { page } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  await page.goto("/@rita-rated");
  expect(await page.getByText(/^Review number/).count()).toBe(10);
  expect(await page.getByText("Keeping dates: 3 of 5 stars on average").count()).toBe(1);
  await page.getByRole("link", { name: "Show more" }).click();
  await page.waitForURL(/reviews_show=20/);
  expect(await page.getByText(/^Review number/).count()).toBe(11);
});

test("people are listed by what they ask, and by their reputation, by the words of the page", async () => {
  const { page } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  for (const sort of ["hourly_rate", "-hourly_rate", "-rating", "-success_score", "-endorsements"]) {
    const answer = await page.goto(`/people?sort=${sort}&rating=4.5&badge=top_rated&language=de`);
    expect(answer?.status()).toBe(200);
  }
  await page.getByRole("link", { name: /4\.5 stars and more/ }).waitFor();
  expect(await page.getByRole("radio", { name: "4.5 stars and more" }).isChecked()).toBe(true);
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
  // Whoever reads without scripts never gets the parts that come later, only what the page brings at once.
  expect(await unstyledOn(page)).toEqual([]);
  expect((await api.calendar.getCalendar({ params: { user_id: user.user_id } })).months).toMatchObject([
    { hours_per_week: 12 },
  ]);
  await page.getByRole("link", { name: "Tell about yourself in a few sentences" }).first().click();
  await page.getByRole("heading", { name: "Profile strength" }).waitFor();
  expect(await page.getByLabel("Availability").inputValue()).toBe("now");
});
