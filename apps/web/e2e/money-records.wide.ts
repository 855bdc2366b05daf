// What stays of money that moved: invoices, the statement, and their files.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import type { Person } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();

/** Work that was paid for and approved, with its documents. */
async function released() {
  const work = await submittedWork(kogi, [100_000]);
  await approve(work.client, work.milestoneId);
  await kogi.settle();
  return work;
}

/** The first bytes of a file that a link downloads, and its name. */
async function download(page: Page, name: string | RegExp): Promise<{ start: string; named: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).first().click()]);
  return { start: (await readFile(await file.path(), "utf8")).slice(0, 200), named: file.suggestedFilename() };
}

test("invoices are listed by kind, opened, and kept as a PDF", async () => {
  const { client, freelancer } = await released();
  const page = await kogi.window(client);
  await page.goto("/invoices");
  await page.getByRole("link", { name: "Receipts" }).click();
  await page.getByRole("link", { name: /^R/ }).first().waitFor();
  expect((await download(page, /^Download.*:/)).start).toMatch(/^%PDF-1/);
  const { data } = await freelancer.api.payments.listInvoices({ query: { kind: ["service_fee_invoice"] } });
  const own = await kogi.window(freelancer, { javaScriptEnabled: false });
  await own.goto("/invoices?kind=service_fee_invoice");
  await own.getByRole("link", { name: data[0]?.number ?? "", exact: true }).click();
  await own.getByRole("heading", { level: 1, name: data[0]?.number ?? "" }).waitFor();
  await own.goto("/invoices?kind=service_fee_invoice");
  await own.getByLabel("From").fill("2020-01-01");
  await own.getByLabel("To").fill("2020-01-31");
  await own.getByRole("button", { name: "Show" }).click();
  await own.getByText("Nothing was issued on these days.").waitFor();
  await own.getByRole("link", { name: "All days" }).click();
  await own.getByRole("link", { name: data[0]?.number ?? "", exact: true }).click();
  await own.getByRole("heading", { level: 1, name: data[0]?.number ?? "" }).waitFor();
  const file = await download(own, /^Download/);
  expect(file.start).toMatch(/^%PDF-1/);
  expect(file.named).toContain(data[0]?.number);
  // Somebody else's does not exist.
  expect((await page.goto(`/invoices/${data[0]?.invoice_id}`))?.status()).toBe(404);
});

async function movedToAuckland({ api }: Person): Promise<void> {
  const { settings } = await api.users.me();
  await api.users.putSettings({ body: { ...settings, time_zone: "Pacific/Auckland" } });
}

test("a document has one day, wherever it is read: the one on its PDF", async () => {
  // Half past one in the afternoon of a day that is over in Auckland.
  const now = kogi.platform.clock.now();
  const noon = new Date(now.toISOString().replace(/T.*/, "T13:30:00.000Z")).getTime();
  await kogi.advance(noon - now.getTime() + (noon < now.getTime() ? 86_400_000 : 0));
  const { client, freelancer } = await released();
  const [invoice] = (await client.api.payments.listInvoices({ query: { kind: ["receipt"] } })).data;
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  const shown = day.format(new Date(invoice?.issued_at ?? ""));
  const page = await kogi.window(client, { timezoneId: "Pacific/Auckland" });
  await movedToAuckland(client);
  await page.goto("/invoices");
  await page.getByText("Days are in UTC, as the documents have them.").waitFor();
  await page
    .getByRole("row", { name: invoice?.number ?? "" })
    .getByText(shown, { exact: true })
    .waitFor();
  await page.goto(`/invoices/${invoice?.invoice_id}`);
  await page.getByText(shown, { exact: true }).waitFor();
  await kogi.advance(6 * 86_400_000);
  await movedToAuckland(freelancer);
  const own = await kogi.window(freelancer, { timezoneId: "Pacific/Auckland" });
  await own.goto("/wallet/statement");
  const [entry] = (await freelancer.api.payments.listStatement({ query: { currency: "EUR" } })).data;
  await own
    .getByRole("cell", { name: day.format(new Date(entry?.created_at ?? "")), exact: true })
    .first()
    .waitFor();
});

test.each([
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
])("the statement is filtered and taken away as CSV and PDF, %s", async (_, window) => {
  const { freelancer } = await released();
  await kogi.advance(6 * 86_400_000);
  const page = await kogi.window(freelancer, window);
  await page.goto("/wallet/statement");
  await page.getByRole("cell", { name: "€900.00" }).first().waitFor();
  expect((await download(page, /CSV/)).start).toContain("date,description,kind,amount,balance,currency,journal");
  expect((await download(page, /PDF/)).start).toMatch(/^%PDF-1/);
  await page.getByLabel("Which").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/direction=out/);
  await page.getByText("Nothing").first().waitFor();
  await page.goto("/wallet/statement?from=2027-02-01&to=2027-01-01");
  await page.getByText("One thing needs your attention").waitFor();
});
