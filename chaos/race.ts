// Many hands on one thing at once: exactly one wins, whatever the order, and nothing goes below zero.
import { setTimeout as sleep } from "node:timers/promises";
import { ApiProblem } from "#api-schema/client.ts";
import { newId } from "#platform/ids/index.ts";
import { readBooks } from "../apps/api/test/journeys/books.ts";
import { fundMilestone } from "../apps/api/test/journeys/hire-money.ts";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { advanceClock, arrive, type Traveller, waitFor } from "../apps/api/test/journeys/traveller.ts";
import type { Chaos } from "./chaos.ts";
import { clearEverything, earn, openBankAccount, type Pair, quiet } from "./earnings.ts";
import { signContract } from "./lane.ts";

const HANDS = 100;
const FEWER_HANDS = 20;
const ROUNDS = 10;
const BUSY_MS = 50;
const DAY_MS = 24 * 3_600_000;
const EARNED = 8;
const SLICE = { amount: "1000", currency: "EUR" };

type Outcome = "won" | `refused ${string}`;
type Judge = (what: string, outcomes: readonly Outcome[], wanted: number) => void;

/** What one call came to. "Too busy, come again" is no answer: everybody does. */
async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  for (;;) {
    try {
      await call();
      return "won";
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status !== 503) return `refused ${error.status >= 500 ? `with ${error.status}` : error.code}`;
      await sleep(BUSY_MS);
    }
  }
}

const allAtOnce = (calls: readonly (() => Promise<unknown>)[]): Promise<readonly Outcome[]> =>
  Promise.all(calls.map(outcomeOf));
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const chaos: Chaos = async ({ times: rounds, sabotage, say }) => {
  const server = await startServer();
  const faults: string[] = [];
  const judge: Judge = (what, outcomes, wanted) => {
    const won = outcomes.filter((outcome) => outcome === "won").length;
    if (won !== wanted) faults.push(`${what}: ${won} won, ${wanted} expected`);
    for (const outcome of outcomes) if (outcome.startsWith("refused with")) faults.push(`${what}: ${outcome}`);
    say(`${what}: ${outcomes.length} at once, ${won} won`);
  };
  try {
    const client = await arrive(server.origin, "Race Client", "client");
    const freelancer = await arrive(server.origin, "Race Maker", "freelancer");
    judge("accept one offer", await acceptOneOffer(client, freelancer), sabotage ? 2 : 1);
    for (let round = 0; round < (rounds ?? ROUNDS); round += 1) await oneContract({ client, freelancer }, judge);
    await withdrawAgainstRefund(server.origin, { client, freelancer }, judge);
    faults.push(...(await withdrawAgainstChargeback(server.origin, { client, freelancer }, say)));
    const books = await readBooks(server.origin);
    say(`${books.journals} journals, ${books.transfers} transfers`);
    for (const row of books.rows)
      if (/^(wallet|escrow|clearing)/.test(row.account) && BigInt(row.balance) < 0n)
        faults.push(`${row.account} is below zero`);
    return [...faults, ...books.violations.map((violation) => `invariant: ${violation}`)];
  } finally {
    await server.stop();
  }
};

async function acceptOneOffer(client: Traveller, freelancer: Traveller): Promise<readonly Outcome[]> {
  const amount = { amount: "50000", currency: "EUR" };
  const offer = await client.api.projects.makeDirectOffer({
    body: {
      user_id: freelancer.userId,
      title: "One of a kind",
      total: amount,
      milestones: [{ title: "All of it", amount }],
    },
  });
  const accept = () => freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  return allAtOnce(times(HANDS, () => accept));
}

async function protectedMilestones(pair: Pair, count: number): Promise<readonly string[]> {
  const milestoneIds = (await signContract(pair.client, pair.freelancer)).slice(0, count);
  for (const milestoneId of milestoneIds) await fundMilestone(pair.client, milestoneId, "approved", quiet);
  return milestoneIds;
}

const handIn = (freelancer: Traveller, milestoneId: string) => () =>
  freelancer.api.contracts.submitMilestone({ params: { milestone_id: milestoneId }, body: { note: "Done." } });
const approve = (client: Traveller, milestoneId: string) => () =>
  client.api.contracts.approveMilestone({ params: { milestone_id: milestoneId }, body: {}, idempotencyKey: newId() });
const giveBack = (freelancer: Traveller, milestoneId: string) => () =>
  freelancer.api.contracts.refundMilestone({
    params: { milestone_id: milestoneId },
    body: {},
    idempotencyKey: newId(),
  });
const dispute = (person: Traveller, milestoneId: string) => () =>
  person.api.contracts.disputeMilestone({
    params: { milestone_id: milestoneId },
    body: { reason: "We see it differently." },
  });

/** Everything that may happen once only, each on a fresh milestone of one contract, by many hands or two that disagree. */
async function oneContract(pair: Pair, judge: Judge): Promise<void> {
  const { client, freelancer } = pair;
  const [released = "", disputed = "", returned = "", divided = ""] = await protectedMilestones(pair, 4);
  for (const milestoneId of [released, disputed]) await handIn(freelancer, milestoneId)();
  const many = (call: () => Promise<unknown>) => allAtOnce(times(FEWER_HANDS, () => call));
  judge("release one milestone, each with a key of its own", await many(approve(client, released)), 1);
  judge("give one milestone back", await many(giveBack(freelancer, returned)), 1);
  judge("approve against dispute", await allAtOnce([approve(client, disputed), dispute(freelancer, disputed)]), 1);
  judge(
    "hand in against giving back",
    await allAtOnce([handIn(freelancer, divided), giveBack(freelancer, divided)]),
    1,
  );
}

/** The whole wallet twenty times, while other money goes back to the client: it leaves once, and nobody pays twice. */
async function withdrawAgainstRefund(origin: string, pair: Pair, judge: Judge): Promise<void> {
  const { freelancer } = pair;
  const { payments } = freelancer.api;
  await openBankAccount(freelancer);
  const [amount] = await clearEverything(origin, [pair]);
  if (!amount) throw new Error("the freelancer has earned something");
  const [returned = ""] = await protectedMilestones(pair, 1);
  const withdraw = () => payments.requestPayout({ body: { amount }, idempotencyKey: newId() });
  const calls = [...times(FEWER_HANDS, () => withdraw), giveBack(freelancer, returned)];
  judge("withdraw everything against giving back", await allAtOnce(calls), 2);
}

/**
 * The wallet is emptied in small parts, many at once, while a bank takes back money that was earned: what it asks for
 * comes out of the wallet as far as that reaches, and no cent leaves twice. The books are the judge.
 */
async function withdrawAgainstChargeback(
  origin: string,
  pair: Pair,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const { payments } = pair.freelancer.api;
  const milestoneIds = (await signContract(pair.client, pair.freelancer)).slice(0, EARNED);
  const [disputed = "", ...others] = milestoneIds;
  for (const milestoneId of others) await earn(pair, milestoneId, "approved");
  await clearEverything(origin, [pair]);
  await earn(pair, disputed, "disputed");
  const withdraw = () => payments.requestPayout({ body: { amount: SLICE }, idempotencyKey: newId() });
  const held = async () => ((await payments.getHolds()).chargebacks.length > 0 ? true : null);
  const outcomes: Outcome[] = [];
  const withdrawing = times(5, async () => {
    for (let last: Outcome = "won"; last === "won"; outcomes.push(last)) last = await outcomeOf(withdraw);
  });
  await advanceClock(origin, DAY_MS + 60_000);
  await Promise.all([waitFor("the bank's dispute", held), ...withdrawing]);
  const won = outcomes.filter((outcome) => outcome === "won").length;
  say(`withdraw in parts against a chargeback: ${won} parts left before the wallet was empty`);
  return outcomes
    .filter((outcome) => outcome !== "won" && outcome !== "refused payout.not_enough")
    .map((outcome) => `withdraw against a chargeback: ${outcome}`);
}
