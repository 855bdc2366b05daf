// Money on German pages: forms that refuse with a sentence, documents without English, and a desk that fits a phone.
import { expect, test } from "vitest";
import { refundMilestone } from "#modules/payments/index.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { payWith, signBackIn, startPaying, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { tooWide } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
const german = { locale: "de-DE" };
const REFUNDS_COME_BACK = "4000 0000 0000 5126";

test("a key without rights is refused with a sentence", async () => {
  const { page } = await kogi.visitor({ user_type: "client" }, german);
  await page.goto("/settings/api-keys");
  await page.getByLabel("Name").fill("Buchhaltung");
  await page
    .locator("form", { has: page.getByLabel("Name") })
    .getByRole("button")
    .last()
    .click();
  await page.getByText("Wähle, was der Schlüssel darf: mindestens eines der Rechte.").first().waitFor();
});

test("documents and refunds read German, and the desk of refunds fits a small phone", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  await payer.api.users.patchUser({ params: { user_id: payer.userId }, body: { country: "DE" } });
  const work = await testWorks(kogi).order(payer, await signUp(kogi), 30_000n);
  const payment = await startPaying(payer, work);
  await payWith(kogi, payment.checkout_url, REFUNDS_COME_BACK);
  await kogi.settle();
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Given back: Logo" };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  await kogi.advance(2 * DAY_MS + 1);

  const reader = await signBackIn(kogi, payer);
  const own = await kogi.window(reader, german);
  const { data } = await reader.api.payments.listInvoices();
  const note = data.find((one) => one.kind === "credit_note");
  await own.goto(`/invoices/${note?.invoice_id}`);
  await own.getByText("Gebühren darauf, erstattet").waitFor();
  await own.getByText("Deutschland", { exact: true }).waitFor();
  expect(await own.locator(`a[href*="/pdf?language=de"]`).count()).toBe(1);

  await own.goto(`/payments/${payment.transaction_id}`);
  await own.getByText("Zurückgegeben: Logo").first().waitFor();
  const person = { legal_name: "Rita Refused", birth_date: "1990-04-01", country: "DE" };
  await reader.api.payments.submitIdentity({ body: person });
  await kogi.settle();
  await own.goto("/wallet/identity");
  await own.getByText("Der Name passt nicht zum Ausweis.").waitFor();

  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const desk = await kogi.window(admin, { ...german, viewport: { width: 360, height: 780 } });
  await desk.goto("/admin/refunds?state=failed");
  await desk.getByRole("heading", { name: "Erstattungen" }).waitFor();
  expect(await tooWide(desk)).toEqual([]);
});
