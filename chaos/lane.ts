// One client and one freelancer who work without end: protect, hand in, approve, now and then give back instead, and
// withdraw. What the server acknowledged is kept.
import { setTimeout as sleep } from "node:timers/promises";
import { ApiProblem } from "#api-schema/client.ts";
import { newId } from "#platform/ids/index.ts";
import { CARDS, payWith } from "../apps/api/test/journeys/checkout.ts";
import { arrive, type Traveller } from "../apps/api/test/journeys/traveller.ts";
import { clearEverything, earn, openBankAccount, type Pair } from "./earnings.ts";

export interface Acknowledged {
  /** Payments the server said it had begun, by transaction id. */
  readonly begun: Set<string>;
  /** Milestones whose card was charged, the provider said. */
  readonly charged: Set<string>;
  readonly submitted: Set<string>;
  readonly released: Set<string>;
  /** Milestones whose money the freelancer gave back. */
  readonly refunded: Set<string>;
  /** Withdrawals, by payout id. */
  readonly withdrawn: Set<string>;
}

export interface Lane extends Pair {
  readonly milestoneIds: string[];
  /** How many turns it took: each fourth gives back. */
  turns: number;
  /** How often the freelancer can still withdraw a slice. */
  slices: number;
  /** Answers that no server gives, also when it is in trouble: an error other than 503. */
  readonly wrong: string[];
}

const MILESTONES = 20;
const PRICE_MINOR = 10_000;
const SLICE_MINOR = 1_000;
const GIVEN_BACK_EVERY = 4;
const AT_ONCE = 4;
const RETRY_MS = 100;
// A life in which nothing is acknowledged for so long is a fault: work must go on after each restart.
const LIFE_LIMIT_MS = 120_000;

export const nothingYet = (): Acknowledged => ({
  begun: new Set(),
  charged: new Set(),
  submitted: new Set(),
  released: new Set(),
  refunded: new Set(),
  withdrawn: new Set(),
});
export const countOf = (all: Acknowledged): number =>
  Object.values(all).reduce((sum: number, one: ReadonlySet<string>) => sum + one.size, 0);

/** Two people with a contract of twenty milestones. */
async function openLane(origin: string, number: number): Promise<Lane> {
  const [client, freelancer] = await Promise.all([
    arrive(origin, `Client ${number}`, "client"),
    arrive(origin, `Maker ${number}`, "freelancer"),
  ]);
  return { client, freelancer, milestoneIds: await signContract(client, freelancer), turns: 0, slices: 0, wrong: [] };
}

/** Lanes whose freelancers have something in their wallets, and a bank account for it. */
export async function openEarningLanes(origin: string, count: number): Promise<readonly Lane[]> {
  const lanes = await openLanes(origin, count);
  for (let first = 0; first < lanes.length; first += AT_ONCE)
    await Promise.all(
      lanes.slice(first, first + AT_ONCE).map(async (lane) => {
        await openBankAccount(lane.freelancer);
        await earn(lane, lane.milestoneIds.pop() ?? "", "approved");
      }),
    );
  const sums = await clearEverything(origin, lanes);
  for (const [index, lane] of lanes.entries()) lane.slices = Math.floor(Number(sums[index]?.amount ?? 0) / SLICE_MINOR);
  return lanes;
}

/** A direct offer, accepted at once. */
export async function signContract(client: Traveller, freelancer: Traveller): Promise<string[]> {
  const offerId = await offerTo(client, freelancer);
  const contract = await freelancer.api.contracts.acceptOffer({ params: { offer_id: offerId } });
  return contract.milestones.map((milestone) => milestone.milestone_id);
}

/** An offer that was made before its answer was lost still stands. */
async function offerTo(client: Traveller, freelancer: Traveller): Promise<string> {
  const milestones = Array.from({ length: MILESTONES }, (_, index) => ({
    title: `Part ${index + 1}`,
    amount: { amount: String(PRICE_MINOR), currency: "EUR" },
  }));
  const total = { amount: String(PRICE_MINOR * MILESTONES), currency: "EUR" };
  const body = { user_id: freelancer.userId, title: "Many small parts", total, milestones };
  try {
    return (await client.api.projects.makeDirectOffer({ body })).offer_id;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== "offer.already_open") throw error;
    const { data } = await client.api.projects.listMyOffers({ query: { role: "client", status: ["open"] } });
    const standing = data.find((offer) => offer.freelancer.user_id === freelancer.userId);
    if (!standing) throw error;
    return standing.offer_id;
  }
}

/** Calls again, with the same key, until there is an answer: what every careful client does when a server goes away. */
export async function insist<T>(
  { wrong }: Pick<Lane, "wrong">,
  stopped: () => boolean,
  call: (idempotencyKey: string) => Promise<T>,
): Promise<T | null> {
  const key = newId();
  while (!stopped()) {
    try {
      return await call(key);
    } catch (error) {
      if (error instanceof ApiProblem && error.status >= 500 && error.status !== 503)
        wrong.push(`a call was answered with ${error.status} ${error.code}`);
      const isRefused = error instanceof ApiProblem && error.status < 500;
      if (isRefused && error.code !== "idempotency.still_running") throw error;
      await sleep(RETRY_MS);
    }
  }
  return null;
}

/** Takes one milestone through protect, hand in and approve, or back to the client; stops where `stopped` says so. */
export async function workThrough(
  lane: Lane,
  milestoneId: string,
  known: Acknowledged,
  stopped: () => boolean,
): Promise<void> {
  const { client, freelancer } = lane;
  const params = { milestone_id: milestoneId };
  const payment = await insist(lane, stopped, (idempotencyKey) =>
    client.api.contracts.fundMilestone({ params, idempotencyKey }),
  );
  if (!payment) return;
  known.begun.add(payment.transaction_id);
  if (!(await insist(lane, stopped, () => pay(client, payment.transaction_id)))) return;
  known.charged.add(payment.transaction_id);
  lane.turns += 1;
  if (lane.turns % GIVEN_BACK_EVERY === 0) {
    if (await insist(lane, stopped, (idempotencyKey) => giveBackOnceFunded(freelancer, milestoneId, idempotencyKey)))
      known.refunded.add(milestoneId);
    return;
  }
  if (!(await insist(lane, stopped, () => submitOnceFunded(freelancer, milestoneId)))) return;
  known.submitted.add(milestoneId);
  if (await insist(lane, stopped, (idempotencyKey) => approve(client, milestoneId, idempotencyKey)))
    known.released.add(milestoneId);
}

/** True once the provider leads back to Kogi: so it does, too, from a page that was paid on before the answer was lost. */
async function pay(client: Traveller, transactionId: string): Promise<true> {
  const { status, checkout_url } = await client.api.payments.openCheckout({
    params: { transaction_id: transactionId },
  });
  if (status === "completed") return true;
  if (checkout_url === null) throw new Error("the page is not made yet");
  const answer = await payWith(checkout_url, CARDS.approved);
  if (answer.status !== 303 || answer.location?.startsWith("/sandbox/"))
    throw new Error("the page did not take the card");
  return true;
}

/** Hands in as soon as the money is protected. A submission that was taken before the answer was lost counts. */
async function submitOnceFunded(freelancer: Traveller, milestoneId: string): Promise<true> {
  const params = { milestone_id: milestoneId };
  const { status } = await freelancer.api.contracts.getMilestone({ params });
  if (status === "pending") throw new Error("not protected yet");
  if (status === "funded") await freelancer.api.contracts.submitMilestone({ params, body: { note: "Done." } });
  return true;
}

/** Gives back as soon as the money is protected. */
async function giveBackOnceFunded(freelancer: Traveller, milestoneId: string, idempotencyKey: string): Promise<true> {
  const params = { milestone_id: milestoneId };
  const { status } = await freelancer.api.contracts.getMilestone({ params });
  if (status === "pending") throw new Error("not protected yet");
  if (status === "funded") await freelancer.api.contracts.refundMilestone({ params, body: {}, idempotencyKey });
  return true;
}

/** A slice of the wallet. */
async function withdraw(lane: Lane, known: Acknowledged, stopped: () => boolean): Promise<void> {
  const amount = { amount: String(SLICE_MINOR), currency: "EUR" };
  const payout = await insist(lane, stopped, (idempotencyKey) =>
    lane.freelancer.api.payments.requestPayout({ body: { amount }, idempotencyKey }),
  );
  if (payout) known.withdrawn.add(payout.payout_id);
}

/** A refusal sends the client to look: an approval that was taken before the answer was lost counts. */
async function approve(client: Traveller, milestoneId: string, idempotencyKey: string): Promise<true> {
  const params = { milestone_id: milestoneId };
  try {
    await client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== "milestone.wrong_state") throw error;
    const { status } = await client.api.contracts.getMilestone({ params });
    if (status !== "released") throw error;
  }
  return true;
}

/** A few at once: signing up hashes passwords, and nobody waits here. */
export async function openLanes(origin: string, count: number): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  while (lanes.length < count) {
    const first = lanes.length;
    lanes.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => openLane(origin, first + index)))));
  }
  return lanes;
}

/** Milestone after milestone, and a new contract when there is none left. */
export async function keepWorking(lane: Lane, known: Acknowledged, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    if (lane.slices > 0 && lane.turns % 2 === 1) {
      lane.slices -= 1;
      await withdraw(lane, known, stopped);
    }
    const next = lane.milestoneIds.pop();
    if (next) await workThrough(lane, next, known, stopped);
    else
      lane.milestoneIds.push(
        ...((await insist(lane, stopped, () => signContract(lane.client, lane.freelancer))) ?? []),
      );
  }
}

/** True once so many more effects were acknowledged. */
export async function untilWorked(known: Acknowledged, effects: number): Promise<boolean> {
  const [wanted, deadline] = [countOf(known) + effects, performance.now() + LIFE_LIMIT_MS];
  while (countOf(known) < wanted) {
    if (performance.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
