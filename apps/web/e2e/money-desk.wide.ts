// The administrators' money desk: what came in and went out, what failed, what differs, what is charged, what was booked.
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { gatewayOf, useGateway } from "#modules/payments/gateway/gateway.ts";
import { GatewayAway } from "#modules/payments/gateway/port.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { approve, fund, startContract, submittedWork } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { site } from "./site.ts";

// The provider tells of money that nobody books.
const kogi = site({ spoils: ["10-gateway-agrees"], breaks: /reconciliation/ });
let admin: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { user_type: "client", name: "Ada Admin", roles: ["admin"] });
  const { client, milestones } = await startContract(kogi, [100_000]);
  await fund(kogi, client, milestones[0]?.milestone_id ?? "");
});
const desk = (window = {}) => kogi.window(admin, window);
const plain = { javaScriptEnabled: false };

/** What no route does: the provider's side of things is changed behind our back. */
const tamper = (statement: ReturnType<typeof sql>) =>
  kogi.platform.owner((client) => client.query(statement.compile(kogi.platform.db).sql));

test("the ledger is explored down to one journal and its legs", async () => {
  const page = await desk(plain);
  await page.goto("/admin/ledger");
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByText("The books are sound.").waitFor();
  await page.getByRole("link", { name: "All journals" }).click();
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: /^Journal: / }).waitFor();
  const legs = page.getByRole("table");
  await legs.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Statement" }).waitFor();
});

test("news that failed at every try is sent round again", async () => {
  await tamper(sql`update payments.webhook_inbox set state = 'dead', attempts = 8, note = 'The provider was away.'`);
  const page = await desk(plain);
  await page.goto("/admin/webhooks");
  await page.getByText("The provider was away.").first().waitFor();
  const { data: dead } = await admin.api.payments.listWebhooks({ query: { state: ["dead"] } });
  // Of one thing: what goes round again is only what one looks at.
  await page.getByLabel("What it is about").fill(dead[0]?.object_id ?? "");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "Failed" }).click();
  await page.getByText("The provider was away.").first().waitFor();
  const place = new URL(page.url()).search;
  expect(await page.getByRole("button", { name: "Try all again" }).count()).toBe(0);
  await page
    .getByRole("button", { name: /^Try .* again$/ })
    .first()
    .click();
  await page.getByText("It is sent round again.").waitFor();
  expect(new URL(page.url()).search).toBe(place);
  await page.getByRole("main").getByRole("link", { name: "All", exact: true }).first().click();
  expect(new URL(page.url()).searchParams.has("object")).toBe(false);
  await kogi.settle();
  const { data } = await admin.api.payments.listWebhooks({ query: { state: ["handled"] } });
  expect(data.length + (await admin.api.payments.listWebhooks({ query: { state: ["ignored"] } })).data.length).toBe(1);
});

test("a difference to the provider is found, looked after, written about and closed", async () => {
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('charge', 'ch_of_nobody', 7700, 0, 'EUR', now(), now())`);
  await kogi.advance(2 * DAY_MS);
  const page = await desk();
  await page.goto("/admin/reconciliation?show=48");
  await page.getByText("Nothing has been compared yet.").waitFor();
  expect(await page.getByText("The books agree").count()).toBe(0);
  await page.getByRole("button", { name: "Compare now" }).click();
  const found = page.locator("section, article, div").filter({ hasText: "ch_of_nobody" }).last();
  await found.waitFor();
  await page.getByRole("button", { name: "Look after it" }).first().click();
  await page.getByText("You look after it now.").waitFor();
  expect(new URL(page.url()).search).toBe("?show=48");
  await page.getByLabel("What was found out").first().fill("A test charge made by the provider.");
  await page.getByRole("button", { name: "Close it" }).first().click();
  await page.getByText("It is closed.").waitFor();
  await page.getByRole("link", { name: "Closed" }).click();
  await page.getByText("A test charge made by the provider.").waitFor();
});

test("a comparison that the provider does not answer is told, and one about a difference that is closed meanwhile", async () => {
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('charge', 'ch_closed', 6100, 0, 'EUR', now(), now())`);
  await kogi.advance(2 * DAY_MS);
  const page = await desk(plain);
  await page.goto("/admin/reconciliation");
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...gateway, balances: () => Promise.reject(new GatewayAway("no answer")) });
  await page.getByRole("button", { name: "Compare now" }).click();
  await page.getByRole("alert").filter({ hasText: "The payment provider does not" }).waitFor();
  useGateway(kogi.platform, gateway);
  await page.getByRole("button", { name: "Compare now" }).click();
  const { payments } = admin.api;
  const card = page.locator("section").filter({ hasText: "charge ch_closed" }).last();
  await card.getByRole("button", { name: "Look after it" }).click();
  const { data } = await payments.adminListBreaks({ query: { open: true } });
  const params = { break_id: data.find(({ source }) => source === "ch_closed")?.break_id ?? "" };
  const body = { reason: "timing" as const, note: "Seen in the other window." };
  await payments.adminCloseBreak({ params, body, idempotencyKey: "closed meanwhile" });
  await card.getByLabel("What was found out").fill("Seen here.");
  await card.getByRole("button", { name: "Close it" }).click();
  await page.getByRole("alert").filter({ hasText: /\w/ }).waitFor();
  expect(await card.count()).toBe(0);
});

test("what is typed about one of two differences stays with it when it is refused", async () => {
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('charge', 'ch_of_one', 5100, 0, 'EUR', now(), now()),
      ('charge', 'ch_of_another', 5200, 0, 'EUR', now(), now())`);
  await kogi.advance(2 * DAY_MS);
  const { payments } = admin.api;
  await payments.adminReconcile({ idempotencyKey: "two differences" });
  for (const { break_id, can } of (await payments.adminListBreaks({ query: { open: true } })).data)
    if (can.includes("take"))
      await payments.adminTakeBreak({ params: { break_id }, idempotencyKey: `take ${break_id}` });
  const page = await desk(plain);
  await page.goto("/admin/reconciliation");
  const notes = page.getByLabel("What was found out");
  await notes.last().waitFor();
  const ids = await notes.evaluateAll((fields) => fields.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await page.getByLabel("Why it is closed").last().selectOption("timing");
  await page.getByRole("button", { name: "Close it" }).last().click();
  await page.getByText("needs your attention").waitFor();
  expect(await notes.last().getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Why it is closed").last().inputValue()).toBe("timing");
  expect(await page.getByLabel("Why it is closed").first().inputValue()).toBe("other");
});

test("a difference is booked after a look at what that moves, and taken back", async () => {
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('charge', 'ch_unclaimed', 4200, 0, 'EUR', now(), now())`);
  await kogi.advance(2 * DAY_MS);
  const page = await desk();
  await page.goto("/admin/reconciliation");
  await page.getByRole("button", { name: "Compare now" }).click();
  await page.getByText("difference that was not there before").waitFor();
  await page.getByRole("link", { name: "Look at it and book it" }).first().click();
  await page.getByRole("cell", { name: "Money nobody claims" }).waitFor();
  await page.getByLabel("Reason").fill("A gift voucher of the provider.");
  await page.getByRole("button", { name: "Book this difference" }).click();
  await page.getByText("It is written down.").waitFor();
  await page.goto("/admin/bookings");
  await page.getByText("A gift voucher of the provider.").waitFor();
  await page.getByRole("link", { name: /^…/ }).last().click();
  // The page before has a reason to fill in, too.
  await page.getByRole("heading", { level: 1, name: /^Journal: / }).waitFor();
  await page.getByLabel("Reason").fill("It was somebody's after all.");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Taken back by").waitFor();
});

test("a fee pack of nothing says what it lacks", async () => {
  const page = await desk(plain);
  await page.goto("/admin/fees");
  await page.getByRole("link", { name: "Add a pack" }).first().click();
  await page.getByLabel("Note").fill("Nothing in it");
  await page.getByRole("button", { name: "Look at the effect" }).click();
  await page.getByText("A pack has at least one component.").first().waitFor();
});

test("a fee pack is written, looked at for its effect, and put in force", async () => {
  const page = await desk(plain);
  await page.goto("/admin/fees");
  await page.getByRole("link", { name: "Start a new pack from this one" }).first().click();
  await page.getByLabel("Note").fill("Nine per cent for a trial");
  await page.getByLabel("Country").selectOption("SE");
  const freelancersRate = page.getByRole("textbox", { name: /^Rate in %/ }).first();
  await freelancersRate.fill("9");
  const bearer = page.getByLabel("If the money goes back, who bears card processing");
  expect(await bearer.getByRole("option").allTextContents()).toEqual([
    "Kogi",
    "The client: the fee for it does not go back",
  ]);
  await bearer.selectOption({ label: "The client: the fee for it does not go back" });
  await page.getByRole("button", { name: "Look at the effect" }).click();
  await page.getByRole("heading", { name: "The effect" }).waitFor();
  // What was typed is still there, so that it is this that is saved.
  expect(await page.getByLabel("Note").inputValue()).toBe("Nine per cent for a trial");
  await page.getByRole("cell", { name: /Kogi$/ }).first().waitFor();
  await page
    .getByRole("cell", { name: /Client$/ })
    .first()
    .waitFor();
  // Changed after the look, it is looked at again before it is put in force.
  await freelancersRate.fill("50");
  await page.getByRole("button", { name: "Put in force" }).click();
  await page.getByText("This is not what you looked at before").waitFor();
  expect((await admin.api.payments.listFeePacks({ query: {} })).data.map(({ note }) => note)).not.toContain(
    "Nine per cent for a trial",
  );
  await freelancersRate.fill("9");
  await page.getByRole("button", { name: "Look at the effect" }).click();
  await page.getByText("Nothing is saved yet.").waitFor();
  await page.getByRole("button", { name: "Put in force" }).click();
  await page.getByText("The pack is added.").waitFor();
  const added = page.getByRole("row", { name: /Nine per cent for a trial/ });
  await added.getByText("The client: the fee for it does not go back").waitFor();
  await added.getByText("Sweden").waitFor();
  await page.goto("/admin/fees?kind=hire");
  await added.getByRole("link", { name: "Withdraw: Nine per cent for a trial" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("link", { name: "Cancel" }).click();
  expect(new URL(page.url()).search).toBe("?kind=hire");
  await added.getByRole("link", { name: "Withdraw: Nine per cent for a trial" }).click();
  const withdrawn = page.url();
  await dialog.getByLabel("Why").fill("It was only a trial.");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await page.getByText("The pack is withdrawn.").waitFor();
  expect(new URL(page.url()).search).toBe("?kind=hire");
  await page
    .getByRole("row", { name: /Nine per cent for a trial/ })
    .getByText("Withdrawn")
    .waitFor();
  // An old address asks nothing of what is done.
  await page.goto(withdrawn);
  await added.getByText("Withdrawn").waitFor();
  expect(await dialog.count()).toBe(0);
});

test("the ledger names people and what was paid for, and leads to them", async () => {
  const { freelancer, milestoneId, client } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  await kogi.settle();
  const page = await desk(plain);
  await page.goto(`/admin/ledger/accounts?kind=clearing&owner_id=${freelancer.userId}`);
  const row = page.getByRole("table").getByRole("row").nth(1);
  await row.getByRole("link", { name: "Clearing" }).waitFor();
  expect(await row.getByRole("link", { name: "Fred Free" }).getAttribute("href")).toMatch(/^\/@/);
  await row.getByRole("link", { name: "Clearing" }).click();
  await page.getByRole("heading", { level: 1, name: "Clearing: Fred Free" }).waitFor();
  await page.getByRole("link", { name: "Milestone approved" }).click();
  await page.getByRole("heading", { level: 1, name: "Journal: Milestone approved" }).waitFor();
  await page
    .getByRole("table")
    .getByRole("link", { name: /Step 1/ })
    .first()
    .click();
  await page.waitForURL(/\/admin\/payments\//);
  const germans = await desk({ ...plain, locale: "de-DE" });
  await germans.goto("/admin/ledger");
  await germans
    .getByRole("row", { name: /Gesichertes Geld/ })
    .first()
    .waitFor();
});

test("each of the other desks opens, and says so where nothing waits", async () => {
  const page = await desk(plain);
  for (const path of ["payouts", "refunds", "chargebacks", "disputes", "subscriptions"]) {
    const answer = await page.goto(`/admin/${path}`);
    expect([path, answer?.status()]).toEqual([path, 200]);
    expect(await page.getByRole("heading", { level: 2 }).or(page.getByRole("table")).count(), path).toBeGreaterThan(0);
  }
});

test("payments of one person stay theirs from state to state, also of somebody who never paid", async () => {
  const nora = await signUp(kogi, { name: "Nora Never" });
  const page = await desk(plain);
  await page.goto("/admin/payments");
  await page.getByLabel("Person: e-mail address, handle or id").fill(nora.email);
  await page.getByRole("button", { name: "Find" }).click();
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Nora Never" }).waitFor();
  await page.getByRole("link", { name: "Refund to confirm" }).click();
  await main.getByRole("link", { name: "Nora Never" }).waitFor();
  expect(new URL(page.url()).searchParams.get("person")).toBe(nora.email);
  await page.getByRole("link", { name: "Of everybody" }).click();
  expect(await main.getByRole("link", { name: "Nora Never" }).count()).toBe(0);
  expect((await page.goto("/admin/payments?person=nobody%26status%3Dpaid"))?.status()).toBe(200);
  await page.getByText("Nobody has this address, handle or id.").first().waitFor();
});

test("whoever proposed to book much takes that back alone", async () => {
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('charge', 'ch_much', 900000, 0, 'EUR', now(), now())`);
  await kogi.advance(2 * DAY_MS);
  const page = await desk(plain);
  await page.goto("/admin/reconciliation");
  await page.getByRole("button", { name: "Compare now" }).click();
  await page
    .locator("section")
    .filter({ hasText: "charge ch_much" })
    .last()
    .getByRole("link", { name: "Look at it and book it" })
    .click();
  await page.getByLabel("Reason").fill("A gift voucher of the provider.");
  await page.getByRole("button", { name: "Book this difference" }).click();
  await page.getByText("It is written down.").waitFor();
  expect(await page.getByRole("link", { name: "Confirm" }).count()).toBe(0);
  await page.goto("/admin/bookings?status=proposed");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await page.getByText("It is withdrawn.").waitFor();
  // The list stays narrowed to what waits.
  expect(await page.getByRole("button", { name: "Withdraw it" }).count()).toBe(0);
  await page.getByRole("link", { name: "All", exact: true }).click();
  await page.getByText("Withdrawn", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Withdraw it" }).count()).toBe(0);
});

test("a currency in small letters finds its accounts, and what is none is told at the field", async () => {
  const page = await desk(plain);
  await page.goto("/admin/ledger/accounts");
  await page.getByLabel("Currency").fill("eur");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("table").waitFor();
  expect(await page.getByLabel("Currency").inputValue()).toBe("EUR");
  // What was typed stays with another kind, and the kind with what is typed.
  await page.getByRole("link", { name: "Clearing", exact: true }).first().click();
  await page.waitForURL(/currency=eur&kind=clearing/);
  await page.getByRole("button", { name: "Find" }).click();
  expect(new URL(page.url()).searchParams.get("kind")).toBe("clearing");
  await page.getByLabel("Currency").fill("€");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByText("Type three letters, such as EUR.").waitFor();
});
