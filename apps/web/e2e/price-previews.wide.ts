// Every field for a price says, while one types, what each side pays and gets; without JavaScript the forms work all the same.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { eur, submittedWork } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false };

/** The amounts at the ends of the lines in the preview of this name. */
const totals = (page: Page, title: string) =>
  page
    .locator("div", { has: page.getByText(title, { exact: true }) })
    .last()
    .locator("dl > div:last-child")
    .allInnerTexts()
    .then((all) => all.map((one) => one.replace(/\s+/g, " ")));

test("a client who types a budget reads what it costs them and what arrives", async () => {
  const title = "What each side gets at the highest price";
  const { page } = await kogi.visitor({ user_type: "client" });
  await page.goto("/projects/new");
  await page.getByText(title).waitFor();
  await page.getByLabel("Up to", { exact: true }).fill("1000");
  await page.getByText("€900.00").waitFor();
  expect(await totals(page, title)).toEqual(["You pay €1,044.88", "The freelancer receives €900.00"]);

  const other = await kogi.visitor({ user_type: "client" }, plain);
  await other.page.goto("/projects/new");
  await other.page.getByLabel("Up to", { exact: true }).waitFor();
  expect(await other.page.getByText(title).isVisible()).toBe(false);
});

test("an hour's price says what is left of it, in the profile and in an offer", async () => {
  const title = "What each side gets of an hour";
  const freelancer = await kogi.visitor({ user_type: "freelancer" });
  await freelancer.page.goto("/settings/profile");
  await freelancer.page.getByLabel("Hourly rate").fill("80");
  await freelancer.page.getByText("€72.00").waitFor();
  await freelancer.page.getByRole("button", { name: "Save" }).click();
  await freelancer.page.getByText("€72.00").waitFor();

  const client = await kogi.visitor({ user_type: "client" });
  const { user } = await freelancer.api.users.me();
  await client.page.goto(`/hire/${user.handle}`);
  expect(await client.page.getByText(title).isVisible()).toBe(false);
  await client.page.getByLabel("By the hour").check();
  await client.page.getByRole("textbox", { name: "Hourly rate" }).fill("50");
  await client.page.getByText("€45.00").waitFor();
  expect((await totals(client.page, title))[1]).toBe("The freelancer receives €45.00");

  const other = await kogi.visitor({ user_type: "freelancer" }, plain);
  await other.page.goto("/settings/profile");
  await other.page.getByLabel("Hourly rate").fill("60");
  expect(await other.page.getByText(title).isVisible()).toBe(false);
  await other.page.getByRole("button", { name: "Save" }).click();
  await other.page.getByText("Saved").first().waitFor();
  expect((await other.api.users.me()).user.hourly_rate).toEqual(eur(6_000));
});

test("whoever divides disputed money reads what arrives of each part: a side, and a mediator", async () => {
  const title = "What each side gets";
  const { freelancer, client, milestoneId } = await submittedWork(kogi, [90_000]);
  const page = await kogi.window(client);
  const { contract_id } = await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
  await page.goto(`/contracts/${contract_id}?dialog=dispute&milestone=${milestoneId}`);
  await page.getByLabel("What the freelancer should get").fill("400");
  await page.getByText("€360.00").waitFor();
  expect(await totals(page, title)).toEqual([
    "The freelancer receives €360.00",
    "Back to the client and the fees that were paid on it €500.00",
  ]);
  await page.getByLabel("What the freelancer should get").fill("901");
  await page.getByText("Type an amount to see what each side gets.").waitFor();
  const { dispute } = await client.api.contracts.disputeMilestone({
    params: { milestone_id: milestoneId },
    body: { reason: "Half of it is missing.", to_freelancer: eur(40_000) },
  });

  const maker = await kogi.window(freelancer);
  await maker.goto(`/disputes/${dispute?.dispute_id}`);
  await maker.getByRole("link", { name: "Propose a division" }).click();
  await maker.getByLabel("To the freelancer").fill("600");
  await maker.getByText("€540.00").waitFor();
  expect((await totals(maker, title))[0]).toBe("You receive €540.00");

  await kogi.advance(7 * DAY_MS + 1);
  await kogi.advance(7 * DAY_MS + 1);
  const mediator = await signUp(kogi, { user_type: "client", name: "Mona Mediator", roles: ["admin"] });
  const desk = await kogi.window(mediator);
  await desk.goto(`/admin/disputes/${dispute?.dispute_id}?dialog=decide`);
  await desk.getByLabel("To the freelancer").fill("500");
  await desk.getByText("€450.00").waitFor();
  expect(await totals(desk, title)).toEqual([
    "The freelancer receives €450.00",
    "Back to the client and the fees that were paid on it €400.00",
  ]);

  // On a phone an amount stays in its box beside a long name, and what the form does stays in sight below it.
  await desk.setViewportSize({ width: 390, height: 700 });
  expect(await beyondTheirLine(desk)).toEqual([]);
  const decide = await desk.getByRole("dialog").getByRole("button", { name: "Decide" }).boundingBox();
  expect((decide?.y ?? Number.NaN) + (decide?.height ?? Number.NaN)).toBeLessThan(700);
});

test("a client who approves a part reads what arrives of it and what stays protected", async () => {
  const title = "What each side gets";
  const { client, milestoneId } = await submittedWork(kogi, [90_000]);
  const { contract_id } = await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
  const address = `/contracts/${contract_id}?dialog=approve_part&milestone=${milestoneId}`;
  const page = await kogi.window(client);
  await page.goto(address);
  await page.getByLabel("Release", { exact: true }).fill("300");
  await page.getByText("€270.00").waitFor();
  expect(await totals(page, title)).toEqual(["The freelancer receives €270.00", "Stays protected €600.00"]);
  await page.getByRole("button", { name: "Release this part" }).click();
  await page.getByText("That part is paid.").waitFor();
  const left = await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
  expect(left.protected_amount).toEqual(eur(60_000));
});

/** Amounts that stick out of the lines they end. */
function beyondTheirLine(page: Page): Promise<string[]> {
  return page.locator("dialog dl > div").evaluateAll((lines) =>
    lines
      .filter((line) => {
        const amount = line.querySelector("dd > *");
        return amount && amount.getBoundingClientRect().right > line.getBoundingClientRect().right + 0.5;
      })
      .map((line) => line.textContent ?? ""),
  );
}
