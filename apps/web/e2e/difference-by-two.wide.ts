// A refund made at the provider's own desk: two administrators close the difference, or book it on whoever pays.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { refundByHand } from "#test/provider-desk.ts";
import { site } from "./site.ts";

// What is closed for nothing stays different.
const kogi = site({ spoils: ["10-gateway-agrees"] });
let first: Person;
let second: Person;
beforeAll(async () => {
  first = await signUp(kogi, { user_type: "client", name: "Ada Admin", roles: ["admin"] });
  second = await signUp(kogi, { user_type: "client", name: "Zoe Zweite", roles: ["admin"] });
});
const plain = { javaScriptEnabled: false };

/** Released work of so much, whose payment somebody sends back at the provider's desk. */
async function refunded(cents: number) {
  const { client, milestoneId } = await submittedWork(kogi, [cents]);
  await approve(client, milestoneId);
  await kogi.settle();
  const { gateway_charge, amount_minor } = await kogi.platform.db
    .selectFrom("payments.payments")
    .select(["gateway_charge", "amount_minor"])
    .where("user_id", "=", client.userId)
    .executeTakeFirstOrThrow();
  const source = await refundByHand(kogi, { charge: gateway_charge ?? "", minor: amount_minor });
  const { data } = await first.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  const break_id = data.find((one) => one.source === source)?.break_id ?? "";
  return { break_id, path: `/admin/reconciliation/${break_id}` };
}

test.each([
  ["with JavaScript", {}],
  ["without JavaScript", plain],
])(
  "the second administrator is led to it, reads who closed it and why, takes it over and closes it too, %s",
  async (_, how) => {
    const { break_id, path } = await refunded(200_000);
    const desk = await kogi.window(first, how);
    await desk.goto(path);
    await desk.getByRole("button", { name: "Look after it" }).click();
    await desk.getByText("You look after it now.").waitFor();
    await desk.getByLabel("What was found out").fill("Their support sent it back by mistake.");
    await desk.getByLabel("Why it is closed").selectOption("provider_error");
    await desk.getByRole("button", { name: "Close it", exact: true }).click();
    await desk.getByText("Ada Admin: The provider was wrong").waitFor();

    const other = await kogi.window(second, how);
    await other.goto("/admin");
    await other.getByRole("link", { name: /Closings to confirm/ }).click();
    await other.getByRole("link", { name: "Look at it and book it" }).click();
    await other.waitForURL(new RegExp(`${path}$`));
    await other.getByText("Their support sent it back by mistake.").waitFor();
    await other.getByText("Ada Admin: The provider was wrong").waitFor();
    await other.getByRole("button", { name: "Look after it instead" }).click();
    await other.getByText("You look after it now.").waitFor();
    expect(await other.getByLabel("Why it is closed").inputValue()).toBe("provider_error");
    await other.getByLabel("What was found out").fill("Their support says so too.");
    await other.getByRole("button", { name: "Close it too" }).click();
    await other.getByText("This difference is closed.").waitFor();
    const { difference } = await first.api.payments.adminReadBreak({ params: { break_id } });
    expect(difference).toMatchObject({ close_reason: "provider_error", closing: null });
  },
);

test("whoever has it open while it is closed for a reason is offered that reason, and closes it too", async () => {
  const { break_id, path } = await refunded(200_000);
  const params = { break_id };
  const { payments } = first.api;
  await payments.adminTakeBreak({ params, idempotencyKey: newId() });
  const other = await kogi.window(second);
  await other.goto(path);
  await other.getByRole("button", { name: "Close it", exact: true }).waitFor();
  const body = { reason: "provider_error" as const, note: "Their support sent it back by mistake." };
  await payments.adminCloseBreak({ params, body, idempotencyKey: newId() });
  await other.getByLabel("What was found out").fill("I ask their support.");
  await other.getByRole("button", { name: "Write it down" }).click();
  await other.getByRole("button", { name: "Close it too" }).waitFor();
  expect(await other.getByLabel("Why it is closed").inputValue()).toBe("provider_error");
  await other.getByLabel("What was found out").fill("Their support says so too.");
  await other.getByRole("button", { name: "Close it too" }).click();
  await other.getByText("This difference is closed.").waitFor();
});

test("the lines say what is booked for whoever is to pay, and that is what is booked", async () => {
  const { break_id, path } = await refunded(50_000);
  const desk = await kogi.window(first, plain);
  await desk.goto(path);
  const lines = desk.getByRole("table", { name: "What booking it moves" });
  await lines.waitFor();
  expect(await lines.getByText("Fred Free").count()).toBe(0);
  await desk.getByRole("link", { name: /^The recipient, as far as/ }).click();
  await lines.getByText("Fred Free").first().waitFor();
  await desk.getByLabel("Reason").fill("The client asked the provider.");
  await desk.getByRole("button", { name: "Book this difference" }).click();
  await desk.getByText("It is written down.").waitFor();
  const { bookings } = await first.api.payments.adminReadBreak({ params: { break_id } });
  expect(bookings).toMatchObject([{ status: "in_force", kind: "refund" }]);
  const { data } = await first.api.payments.listAllRefunds({ query: { limit: 1 } });
  const { payment, orders } = await first.api.payments.getPaymentAsAdmin({
    params: { transaction_id: data[0]?.transaction_id ?? "" },
  });
  expect(payment.recipient?.name).toBe("Fred Free");
  expect(orders).toMatchObject([{ bearer: "earner" }]);
});

test("a booking that the second administrator sends back says why, and the list stays where it was", async () => {
  const { break_id, path } = await refunded(200_000);
  await first.api.payments.adminBookBreak({
    params: { break_id },
    body: { reason: "The client asked the provider.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
  const other = await kogi.window(second, plain);
  await other.goto("/admin/bookings?status=proposed");
  await other.getByRole("link", { name: "Send it back" }).click();
  const asked = other.getByRole("dialog", { name: "Send it back" });
  await asked.getByRole("link", { name: "Cancel" }).click();
  expect(new URL(other.url()).search).toBe("?status=proposed");
  await other.getByRole("link", { name: "Send it back" }).click();
  await asked.getByLabel("Why not").fill("Ask the client first.");
  await asked.getByRole("button", { name: "Send it back" }).click();
  await other.getByText("Answered.", { exact: true }).waitFor();
  expect(new URL(other.url()).search).toBe("?status=proposed");
  const desk = await kogi.window(first, plain);
  await desk.goto(path);
  await desk.getByText("Ask the client first.").waitFor();
});
