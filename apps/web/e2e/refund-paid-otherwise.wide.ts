// A refund that reaches no card: its page leads on, and a second administrator is asked before it counts as paid another way.
import { expect, test } from "vitest";
import { refundMilestone } from "#modules/payments/index.ts";
import { noteRefundFailed } from "#modules/payments/protected/retry-refund.ts";
import { newId } from "#platform/ids/index.ts";
import { fund, startContract } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();

/** Given back, and no try reached the card. */
async function stranded(cents: number) {
  const { client, milestones } = await startContract(kogi, [cents]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const { transaction_id } = await fund(kogi, client, milestoneId);
  const order = { milestoneId, reference: newId(), reason: "Both agreed." };
  const { refundIds } = await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const refundId = refundIds[0] ?? "";
  await kogi.platform.inTransaction(async (tx) => {
    const { gateway_refund: gatewayRefund } = await tx
      .updateTable("payments.refunds")
      .set({ attempts: 3 })
      .where("refund_id", "=", refundId)
      .returning("gateway_refund")
      .executeTakeFirstOrThrow();
    await noteRefundFailed(tx, kogi.platform, { refundId, gatewayRefund: gatewayRefund ?? "", code: "lost_card" });
  });
  return { transaction_id, client, path: `/admin/refunds/${refundId}` };
}

test.each([
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
])("the second administrator looks at its payment, is asked, and may say no first, %s", async (_, how) => {
  const { transaction_id, client, path } = await stranded(300_000);
  const first = await signUp(kogi, { user_type: "client", name: "Ada Admin", roles: ["admin"] });
  const second = await signUp(kogi, { user_type: "client", name: "Zoe Zweite", roles: ["admin"] });
  const { user } = await client.api.users.me();
  const desk = await kogi.window(first, how);
  const book = async (transfer: string) => {
    await desk.goto(path);
    await desk.getByLabel("Reference of the transfer").fill(transfer);
    await desk.getByLabel("Sent on").fill(kogi.platform.clock.now().toISOString().slice(0, 10));
    await desk.getByRole("button", { name: "Book it as paid" }).click();
    await desk.getByRole("heading", { name: "Paid another way: waits for a second administrator" }).waitFor();
  };
  await book("K-2026-17");

  const other = await kogi.window(second, how);
  await other.goto(path);
  await other.getByText("lost_card").waitFor();
  await other.getByText("Try 4 · Needs somebody").waitFor();
  await other.getByRole("heading", { name: "Journals of it" }).waitFor();
  const main = other.getByRole("main");
  expect(await main.getByRole("link", { name: user.name }).getAttribute("href")).toBe(`/admin/people/${client.userId}`);
  expect(await main.locator(`a[href="/admin/payments/${transaction_id}"]`).count()).toBe(1);
  const asked = other.getByRole("dialog");
  await other.getByRole("link", { name: "Do not confirm" }).click();
  await asked.getByRole("button", { name: "Do not confirm" }).click();
  await other.getByText("Answered.", { exact: true }).waitFor();

  await desk.goto(path);
  await desk.getByRole("heading", { name: "Paid another way: not confirmed" }).waitFor();
  await desk.getByRole("main").getByRole("link", { name: "Zoe Zweite" }).waitFor();
  await book("K-2026-18");

  await other.goto(path);
  await other.getByRole("link", { name: "Confirm that it was paid" }).click();
  await asked.getByText(/^€3,13\d\.\d\d are booked at once/).waitFor();
  await asked.getByRole("button", { name: "Confirm that it was paid" }).click();
  await other.getByText("Answered.", { exact: true }).waitFor();
  await other.getByText("K-2026-18").waitFor();
  await other.getByRole("heading", { name: "Paid another way", exact: true }).waitFor();
});
