import { expect, test } from "vitest";
import { openOffer } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const erase = ({ api, userId }: Person) =>
  api.users.eraseUser({ params: { user_id: userId }, body: { password: PASSWORD } });

test("nobody is bound to a person whose erasure has not been told everywhere yet", async () => {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { offer } = await openOffer(client, freelancer);
  await erase(client); // the news of it waits: this world works off its jobs when told to
  const accepted = freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  await expect(accepted).rejects.toMatchObject({ status: 409, code: "offer.wrong_state" });
});

test("of an acceptance and an erasure at once, one is refused", async () => {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { offer } = await openOffer(client, freelancer);
  const accept = freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  const outcomes = await Promise.allSettled([accept, erase(client)]);
  expect(outcomes.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
