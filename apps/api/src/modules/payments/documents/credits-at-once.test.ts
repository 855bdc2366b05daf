// A rest rolled over, so one release was paid by two payments: what is credited of it for either counts for both.
import { expect, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { meetAtLock } from "#test/at-once.ts";
import { paidWork, releaseWork, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { moveProtected } from "../index.ts";
import { creditRefundOrder } from "./credit-releases.ts";
import { issueDocuments } from "./issue-documents.ts";

const kogi = world();

test("two payments of one release that go back at once take back no more than its documents say", async () => {
  const works = testWorks(kogi);
  const [payer, recipient, desk] = [await signUp(kogi), await signUp(kogi), await signUp(kogi, { roles: ["admin"] })];
  const first = await paidWork(kogi, works, { payer, recipient, cents: 20_000n });
  const second = await paidWork(kogi, works, { payer, recipient, cents: 40_000n });
  await releaseWork(kogi, first.work, 10_000n);
  await kogi.platform.inTransaction((tx) =>
    moveProtected(tx, kogi.platform, {
      fromMilestoneId: first.work.workId,
      toMilestoneId: second.work.workId,
      amount: money(10_000n, "EUR"),
      reference: `rest:${first.work.workId}`,
    }),
  );
  await releaseWork(kogi, second.work, 50_000n);
  await kogi.settle();
  for (const { payment } of [first, second])
    await desk.api.payments.orderRefund({
      params: { transaction_id: payment.transaction_id },
      body: { bearer: "earner", reason: "Charged by mistake." },
      idempotencyKey: newId(),
    });
  const { db } = kogi.platform;
  const orders = await db.selectFrom("payments.refund_orders").select("refund_order_id").execute();
  const [one = "", other = ""] = orders.map((order) => order.refund_order_id);
  await meetAtLock(kogi, {
    first: (tx) => creditRefundOrder(tx, kogi.platform, one),
    second: () => issueDocuments(kogi.platform, "refund_order", other),
  });
  await kogi.settle();
  const invoices = await db
    .selectFrom("payments.invoices as document")
    .select(["document.kind", "document.gross_minor"])
    .select((eb) =>
      eb
        .selectFrom("payments.invoices as note")
        .select(({ fn }) => fn.coalesce(fn.sum<string>("note.gross_minor"), eb.lit(0)).as("credited"))
        .whereRef("note.credits_invoice_id", "=", "document.invoice_id")
        .as("credited"),
    )
    .where("document.kind", "in", ["service_fee_invoice", "service_statement"])
    .execute();
  expect(invoices).toHaveLength(4);
  for (const { gross_minor: gross, credited } of invoices) {
    expect(BigInt(credited ?? 0)).toBeLessThan(0n);
    expect(gross + BigInt(credited ?? 0)).toBeGreaterThanOrEqual(0n);
  }
});
