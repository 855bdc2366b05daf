// What a payer and an earner read once a bank has taken a payment back, and once it did not take a refund.
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { payWith, releaseWork, signBackIn, startPaying, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { refundMilestone } from "../../api/src/modules/payments/index.ts";
import { site } from "./site.ts";

const kogi = site();

test("a lost dispute and a refund that failed for good say so, in English and German, and the tax year is less by them", async () => {
  const works = testWorks(kogi);
  const [payer, earner] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const paid = async (card: string) => {
    const work = await works.order(payer, earner, 30_000n);
    const payment = await startPaying(payer, work);
    await payWith(kogi, payment.checkout_url, card);
    await kogi.settle();
    return { work, path: `/payments/${payment.transaction_id}` };
  };
  const [lost, failed] = [await paid("4000 0000 0000 0259"), await paid("4000 0000 0000 5126")];
  await releaseWork(kogi, lost.work);
  const order = { milestoneId: failed.work.workId, reference: `cancel:${failed.work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  for (const wait of [2 * DAY_MS, HOUR_MS, 2 * DAY_MS, DAY_MS, 2 * DAY_MS, 3 * DAY_MS, 2 * DAY_MS])
    await kogi.advance(wait);
  const reads = async (person: typeof payer, path: string, locale: string, words: string) => {
    const page = await kogi.window(await signBackIn(kogi, person), { locale });
    await page.goto(path);
    await page.getByText(words).first().waitFor();
    return page;
  };
  const english = await reads(payer, lost.path, "en-GB", "your bank gave you");
  expect(await english.getByText("until it has decided").count()).toBe(0);
  await reads(payer, lost.path, "de-DE", "Die Bank hat diese Zahlung zurückgegeben");
  await reads(earner, lost.path, "en-GB", "the payer’s bank gave them");
  const bounced = await reads(payer, failed.path, "en-GB", "did not take the refund of");
  expect(await bounced.getByText("within 5 days").count()).toBe(0);
  await reads(payer, failed.path, "de-DE", "Die Erstattung ist nicht angekommen");
  await reads(earner, "/tax", "en-GB", "Taken back from you, before fees");
  await reads(payer, "/tax", "de-DE", "Von deiner Bank zurückgegeben");
});
