// News of a plan may come late and out of order: the newest word counts, for the fees and for what it entitles to.
import { expect, test } from "vitest";
import { entitlementsChanged, planChanged } from "#events/payments.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const netOf = async (person: Person) => {
  const query = { kind: "hire", amount: "10000", currency: "EUR", recipient_id: person.userId } as const;
  return (await person.api.payments.quoteFees({ query })).recipient_net.amount;
};
const entitled = async (person: Person) => (await person.api.users.getEntitlements()).data.map((one) => one.plan);

/** As a plan that began, changed or ended tells it. */
const tell = (person: Person, plan: "plus" | "pro" | null) =>
  kogi.platform.inTransaction(async (tx) => {
    const { events } = kogi.platform;
    const { userId: user_id } = person;
    const entitlements = plan === null ? [] : [{ capability: "storage_mb", limit: 51_200 }];
    await events.publish(tx, planChanged, { user_id, plan: plan ?? "free", valid_until: null });
    await events.publish(tx, entitlementsChanged, { user_id, audience: "freelancer", plan, entitlements });
  });
/** News that wait now come after what is told meanwhile, as after a delivery that failed. */
async function delayed(meanwhile: () => Promise<void>): Promise<void> {
  const waiting = "name = 'platform.deliver_event' and state = 'created'";
  const move = (by: string) =>
    kogi.platform.owner((db) => db.query(`update pgboss.job set start_after = now() ${by} where ${waiting}`));
  await move("+ interval '1 day'");
  await meanwhile();
  await kogi.settle();
  await move("- interval '1 second'");
  await kogi.settle();
}

test("news of a plan that come after those of its end bring nothing back", async () => {
  const person = await signUp(kogi);
  await tell(person, "pro");
  await delayed(() => tell(person, null));
  expect([await netOf(person), await entitled(person)]).toEqual(["9000", []]);
});

test("news of an end that come after those of a new beginning take nothing away", async () => {
  const person = await signUp(kogi);
  await tell(person, "pro");
  await kogi.settle();
  await tell(person, null);
  await delayed(() => tell(person, "plus"));
  expect([await netOf(person), await entitled(person)]).toEqual(["9200", ["plus"]]);
});
