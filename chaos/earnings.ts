// Money that is free to leave a wallet: a bank account, an identity that was looked at, and time gone by.
import { newId } from "#platform/ids/index.ts";
import { fundMilestone } from "../apps/api/test/journeys/hire-money.ts";
import { createReport } from "../apps/api/test/journeys/report.ts";
import { advanceClock, type Traveller, waitFor } from "../apps/api/test/journeys/traveller.ts";

export interface Pair {
  readonly client: Traveller;
  readonly freelancer: Traveller;
}

export const quiet = createReport(() => undefined, false);

const IBAN = "DE89 3704 0044 0532 0130 00";
const CLEARING_MS = 15 * 24 * 3_600_000;
// Long enough for what a move made due.
const MOVE_EVERY_MS = 6_000;

/** Where the freelancer's money may go; resolves when their identity is verified. */
export async function openBankAccount({ api, name }: Traveller, iban: string = IBAN): Promise<void> {
  const { payments } = api;
  await payments.submitIdentity({ body: { legal_name: name, birth_date: "1990-01-02", country: "DE" } });
  await payments.addPayoutMethod({ body: { kind: "bank_account", holder_name: name, iban, currency: "EUR" } });
  await waitFor("the identity check", async () => {
    const { state } = await payments.getIdentityVerification();
    return state === "verified" ? true : null;
  });
}

/** Protected, handed in and approved. */
export async function earn({ client, freelancer }: Pair, milestoneId: string, card: "approved" | "disputed") {
  const params = { milestone_id: milestoneId };
  await fundMilestone(client, milestoneId, card, quiet);
  await freelancer.api.contracts.submitMilestone({ params, body: { note: "Done." } });
  await client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey: newId() });
}

/**
 * Moves the clock until all that was earned can be withdrawn; gives how much each has. More than once: work that nobody
 * looked at is approved by the first move, and its money waits anew.
 */
export async function clearEverything(origin: string, pairs: readonly Pair[]) {
  const lastMoved = { atMs: Number.NEGATIVE_INFINITY };
  return waitFor("the clearing of everything", async () => {
    if (performance.now() - lastMoved.atMs > MOVE_EVERY_MS) {
      await advanceClock(origin, CLEARING_MS);
      for (const pair of pairs) await Promise.all([pair.client.signInAgain(), pair.freelancer.signInAgain()]);
      lastMoved.atMs = performance.now();
    }
    const wallets = await Promise.all(pairs.map(({ freelancer }) => freelancer.api.payments.getWallet()));
    if (wallets.some(({ clearing }) => clearing.length > 0)) return null;
    const sums = wallets.flatMap(({ balances }) => balances.filter((one) => one.currency === "EUR"));
    return sums.length === pairs.length ? sums.map((one) => one.available) : null;
  });
}
