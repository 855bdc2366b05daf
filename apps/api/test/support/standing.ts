// Finished contracts as users hears of them, for tests that need several of them and none of their money.
import { contractCompleted, milestoneReleased, reviewRevealed } from "#events/contracts.ts";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "./people.ts";
import type { World } from "./world.ts";

/** News of a paid contract, as contracts tells it; with stars, of the client's review too. */
export async function hearOfFinished(kogi: World, client: Person, freelancer: Person, stars?: number): Promise<void> {
  const { events, clock } = kogi.platform;
  const contract = contractOf(client, freelancer);
  await kogi.platform.inTransaction(async (tx) => {
    const ended_at = clock.now().toISOString();
    const released = { amount: "10000", currency: "EUR" };
    await events.publish(tx, contractCompleted, { ...contract, released, skills: [], ended_at });
    if (stars === undefined) return;
    const review = { review_id: newId(), author_id: client.userId, user_id: freelancer.userId };
    await events.publish(tx, reviewRevealed, { ...contract, ...review, overall_milli: stars * 1_000 });
  });
  await kogi.settle();
}

/** News of money that left protection for the freelancer. */
export async function hearOfReleased(kogi: World, client: Person, freelancer: Person, cents: number): Promise<void> {
  const amount = { amount: String(cents), currency: "EUR" };
  const milestone = { milestone_id: newId(), milestone_title: "All of it", actor_id: client.userId };
  const available_at = kogi.platform.clock.now().toISOString();
  await kogi.platform.inTransaction((tx) =>
    kogi.platform.events.publish(tx, milestoneReleased, {
      ...contractOf(client, freelancer),
      ...milestone,
      amount,
      net: amount,
      available_at,
    }),
  );
  await kogi.settle();
}

const contractOf = (client: Person, freelancer: Person) => ({
  contract_id: newId(),
  client_id: client.userId,
  freelancer_id: freelancer.userId,
  project_id: null,
  title: "A sign",
});
