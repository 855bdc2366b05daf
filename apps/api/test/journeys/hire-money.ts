// The paying steps of the hiring journey, on the provider's hosted page.
import { newId } from "#platform/ids/index.ts";
import { answerChallenge, CARDS, openCheckout, payWith } from "./checkout.ts";
import { expectSame, expectThat, type Report } from "./report.ts";
import { type Traveller, waitFor } from "./traveller.ts";

async function checkoutOf(client: Traveller, transactionId: string): Promise<string> {
  return waitFor("the provider's page", async () => {
    const payment = await client.api.payments.getPayment({ params: { transaction_id: transactionId } });
    return payment.checkout_url;
  });
}

/** A declined card costs nothing and leaves the payment open for another card. */
export async function tryDeclinedCard(client: Traveller, milestoneId: string, report: Report): Promise<void> {
  const payment = await client.api.contracts.fundMilestone({
    params: { milestone_id: milestoneId },
    idempotencyKey: newId(),
  });
  const url = await checkoutOf(client, payment.transaction_id);
  await openCheckout(url);
  await payWith(url, CARDS.declined);
  const after = await waitFor("the declined attempt", async () => {
    const seen = await client.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
    return seen.attempts.length > 0 ? seen : null;
  });
  expectSame("the attempt was declined", after.attempts[0]?.outcome, "declined");
  expectSame("the payment can still be made", after.status, "pending");
  report.step(`A declined card: "${after.attempts[0]?.sentence}"`);
}

/** Pays for a milestone with the given card and waits until its money is protected. */
export async function fundMilestone(
  client: Traveller,
  milestoneId: string,
  card: "approved" | "challenge" | "disputed",
  report: Report,
): Promise<void> {
  const params = { milestone_id: milestoneId };
  const payment = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  const again = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  expectSame("a second tab gets the same payment", again.transaction_id, payment.transaction_id);
  const url = await checkoutOf(client, payment.transaction_id);
  await payWith(url, CARDS[card]);
  if (card === "challenge") {
    const answer = await answerChallenge(url, "challenge_pass");
    expectThat(`the challenge leads back to Kogi (${answer.status})`, answer.status === 303 || answer.status === 302);
  }
  const twice = await payWith(url, CARDS.approved);
  expectThat("paying again on the same page charges nothing", twice.status < 500);
  const milestone = await waitFor("the protection of the milestone's money", async () => {
    const seen = await client.api.contracts.getMilestone({ params });
    return seen.status === "funded" ? seen : null;
  });
  expectSame("the whole amount is protected", milestone.protected_amount, milestone.amount);
  const paid = await client.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  report.step(
    `The client protected ${decimal(milestone.amount.amount)} EUR${card === "challenge" ? " after a 3-D Secure challenge" : ""}, charged once`,
  );
  for (const line of paid.lines) report.detail(`${line.label}: ${decimal(line.amount.amount)} ${line.amount.currency}`);
}

function decimal(minor: string): string {
  return `${minor.slice(0, -2)}.${minor.slice(-2)}`;
}
