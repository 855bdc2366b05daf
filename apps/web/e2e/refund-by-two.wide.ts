// An administrator sends money back: at once where it is little, with a second administrator where it is much.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { fund, startContract } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();
let first: Person;
let second: Person;
beforeAll(async () => {
  first = await signUp(kogi, { user_type: "client", name: "Ada Admin", roles: ["admin"] });
  second = await signUp(kogi, { user_type: "client", name: "Zoe Zweite", roles: ["admin"] });
});
const plain = { javaScriptEnabled: false };

async function paid(cents: number) {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [cents]);
  const { transaction_id } = await fund(kogi, client, milestones[0]?.milestone_id ?? "");
  return { client, freelancer, contract, path: `/admin/payments/${transaction_id}`, transaction_id };
}

test("whoever ordered one withdraws it without JavaScript, and can order it anew", async () => {
  const { path, transaction_id } = await paid(200_000);
  await first.api.payments.orderRefund({
    params: { transaction_id },
    body: { bearer: "kogi", reason: "The wrong payment." },
    idempotencyKey: newId(),
  });
  const desk = await kogi.window(first, plain);
  await desk.goto(path);
  await desk.getByRole("button", { name: "Withdraw it" }).click();
  await desk.getByText("Withdrawn", { exact: true }).waitFor();
  await desk.getByRole("button", { name: "Send back", exact: true }).waitFor();
});

test("much waits for a second person: the first cannot confirm it, the second does, and both sides read why", async () => {
  const { client, freelancer, contract, path, transaction_id } = await paid(200_000);
  const desk = await kogi.window(first);
  await desk.goto("/admin/payments");
  await desk
    .getByRole("link", { name: /^Step 1/ })
    .first()
    .click();
  await desk.waitForURL(new RegExp(`${path}$`));
  await desk.getByText(/^The provider keeps €[\d.]+ .* Kogi bears that/).waitFor();
  await desk.getByLabel("Reason").fill("Ordered twice by mistake.");
  await desk.getByRole("button", { name: "Send back" }).click();
  await desk.getByText("Waits for a second administrator", { exact: true }).waitFor();
  expect(await desk.getByRole("link", { name: "Confirm and send back" }).count()).toBe(0);
  // While one waits there is no second one.
  expect(await desk.getByRole("button", { name: "Send back", exact: true }).count()).toBe(0);
  expect((await first.api.payments.getPaymentAsAdmin({ params: { transaction_id } })).payment.status).toBe("completed");

  const other = await kogi.window(second, plain);
  await other.goto(path);
  await other.getByText("Ordered twice by mistake.").waitFor();
  await other.getByRole("link", { name: "Confirm and send back" }).click();
  const asked = other.getByRole("dialog", { name: "Confirm and send back" });
  await asked.getByText("€2,000.00 go back to the payer at once.").waitFor();
  await asked.getByText(/Kogi bears that/).waitFor();
  await asked.getByRole("button", { name: "Confirm and send back" }).click();
  await other.getByText("In force").waitFor();
  await other.getByText("Answered by Zoe Zweite").waitFor();
  await kogi.settle();

  const payer = await kogi.window(client, plain);
  await payer.goto(`/payments/${transaction_id}`);
  await payer.getByRole("heading", { level: 1, name: "This payment was refunded" }).waitFor();
  for (const side of [client, freelancer]) {
    const page = await kogi.window(side, plain);
    await page.goto(`/contracts/${contract.contract_id}`);
    await page
      .getByText(/The money went back to (you|the client)\./)
      .first()
      .waitFor();
  }
});

test("a second person who says no leaves the money where it is, and the first may ask again", async () => {
  const { path, transaction_id } = await paid(200_000);
  const desk = await kogi.window(first, plain);
  await desk.goto(path);
  await desk.getByLabel("Reason").fill("A wish of the client.");
  await desk.getByRole("button", { name: "Send back" }).click();
  const other = await kogi.window(second, plain);
  await other.goto(path);
  await other.getByRole("link", { name: "Do not confirm" }).click();
  const asked = other.getByRole("dialog", { name: "Do not confirm" });
  await asked.getByLabel("Why not").fill("The client wrote that all is well.");
  await asked.getByRole("button", { name: "Do not confirm" }).click();
  await other.getByText("Not confirmed", { exact: true }).waitFor();
  expect((await first.api.payments.getPaymentAsAdmin({ params: { transaction_id } })).payment.status).toBe("completed");
  await desk.reload();
  await desk.getByText("The client wrote that all is well.").waitFor();
  await desk.getByRole("button", { name: "Send back", exact: true }).waitFor();
});

test("more than is left is refused in the reader's language, a part of little goes back at once", async () => {
  const { path } = await paid(50_000);
  const desk = await kogi.window(first, { ...plain, locale: "de-DE" });
  await desk.goto(path);
  await desk.getByLabel("Vom Preis").fill("500,01");
  await desk.getByLabel("Begründung").fill("Eine Kulanz.");
  await desk.getByRole("button", { name: "Zurückschicken" }).click();
  await desk.getByText("Das ist mehr, als vom abgebuchten Betrag übrig ist.").first().waitFor();
  // Nothing typed is lost.
  expect(await desk.getByLabel("Begründung").inputValue()).toBe("Eine Kulanz.");
  await desk.getByLabel("Vom Preis").fill("200");
  await desk.getByRole("button", { name: "Zurückschicken" }).click();
  await desk.getByText("In Kraft").waitFor();
});
