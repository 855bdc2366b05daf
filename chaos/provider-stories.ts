// What payers do at the provider's page and afterwards, what comes of it days later, and how each of it must end.
import type pg from "pg";
import { newId } from "#platform/ids/index.ts";
import { answerChallenge, CARDS, payWith } from "../apps/api/test/journeys/checkout.ts";
import { waitFor } from "../apps/api/test/journeys/traveller.ts";
import type { Lane } from "./lane.ts";

const RETURNING_IBAN = "DE08 3704 0044 0532 0130 03";

export interface Story {
  readonly what: string;
  readonly cards: readonly string[];
  /** What happens once the money is there. */
  readonly later?: "give_back" | "withdraw";
  /** Where the earner's money goes: an account whose bank sends it back, or one that takes it. */
  readonly iban?: string;
  /** What is so at the end of the payment, of a bank's dispute about it, and of the withdrawal. */
  readonly ends: string;
}

export const STORIES: readonly Story[] = [
  { what: "pays", cards: [CARDS.approved], ends: "completed" },
  { what: "is declined, then pays", cards: [CARDS.declined, CARDS.approved], ends: "completed" },
  { what: "confirms with their bank", cards: [CARDS.challenge], ends: "completed" },
  { what: "pays by bank, which takes hours", cards: ["6200 0000 0000 0047"], ends: "completed" },
  { what: "pays by bank, which fails", cards: ["6200 0000 0000 0005"], ends: "failed" },
  { what: "closes the page", cards: [], ends: "failed" },
  { what: "pays, and is given it back", cards: [CARDS.approved], later: "give_back", ends: "refunded" },
  { what: "is given back what takes a day", cards: ["4000 0000 0000 7726"], later: "give_back", ends: "refunded" },
  { what: "has their bank take it back", cards: [CARDS.disputed], ends: "disputed, lost" },
  { what: "pays who withdraws", cards: [CARDS.approved], later: "withdraw", ends: "completed, paid" },
  {
    what: "pays who withdraws to a bank that sends it back",
    cards: [CARDS.approved],
    later: "withdraw",
    iban: RETURNING_IBAN,
    ends: "completed, failed",
  },
];

/** One payment as its story went; `payoutId` where its money was withdrawn. */
export interface Act {
  readonly story: Story;
  readonly lane: Lane;
  readonly milestoneId: string;
  readonly transactionId: string;
  payoutId: string | null;
}

/** From the milestone to the provider's page and back. */
export async function payAs(lane: Lane, story: Story): Promise<Act> {
  const milestoneId = lane.milestoneIds.pop();
  if (!milestoneId) throw new Error("a lane has enough milestones");
  await lane.client.signInAgain();
  const payment = await lane.client.api.contracts.fundMilestone({
    params: { milestone_id: milestoneId },
    idempotencyKey: newId(),
  });
  const { transaction_id } = payment;
  const url = await waitFor("the provider's page", async () => {
    const seen = await lane.client.api.payments.getPayment({ params: { transaction_id } });
    return seen.checkout_url;
  });
  for (const card of story.cards) await payWith(url, card);
  if (story.cards.includes(CARDS.challenge)) await answerChallenge(url, "challenge_pass");
  return { story, lane, milestoneId, transactionId: transaction_id, payoutId: null };
}

/** The milestone is paid for: its money goes back, or is earned. */
export async function goOn({ story, lane, milestoneId }: Act): Promise<void> {
  const { client, freelancer } = lane;
  const params = { milestone_id: milestoneId };
  await Promise.all([client.signInAgain(), freelancer.signInAgain()]);
  if (story.later === "give_back")
    await freelancer.api.contracts.refundMilestone({ params, body: {}, idempotencyKey: newId() });
  if (story.later !== "withdraw") return;
  await freelancer.api.contracts.submitMilestone({ params, body: { note: "Done." } });
  await client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey: newId() });
}

/** What was earned leaves the wallet, all rounds of a story at once. */
export async function withdrawEarned(acts: readonly Act[]): Promise<void> {
  const earners = Map.groupBy(
    acts.filter(({ story }) => story.later === "withdraw"),
    ({ lane }) => lane,
  );
  for (const [{ freelancer }, own] of earners) {
    await freelancer.signInAgain();
    const { balances } = await freelancer.api.payments.getWallet();
    const amount = balances.find(({ currency }) => currency === "EUR")?.available;
    if (!amount) throw new Error("what was earned is in the wallet");
    const body = { amount };
    const { payout_id } = await freelancer.api.payments.requestPayout({ body, idempotencyKey: newId() });
    for (const act of own) act.payoutId = payout_id;
  }
}

/** How it stands with a payment and what came of it, as the database says. */
export async function standOf(evidence: pg.Client, { transactionId, payoutId }: Act): Promise<string> {
  const { rows } = await evidence.query<{ stand: string }>(
    `select concat_ws(', ', p.status, (select status from payments.chargebacks c where c.transaction_id = p.transaction_id),
       (select status from payments.payouts o where o.payout_id = $2)) as stand
     from payments.payments p where p.transaction_id = $1`,
    [transactionId, payoutId],
  );
  return rows[0]?.stand ?? "gone";
}
