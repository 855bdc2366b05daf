// New rules come into force by themselves: what orders by a rating follows what is shown of it.
import { expect, test, vi } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { world } from "#test/world.ts";
import { tellRatings } from "./tell-rating.ts";

const kogi = world();
const stars = { quality: 5, communication: 5, expertise: 5, deadlines: 5, cooperation: 5, text: "Glad of it." };

async function reviewed() {
  const { client, freelancer, milestoneId, contract } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  await kogi.settle();
  for (const { api } of [client, freelancer])
    await api.contracts.writeReview({ params: { contract_id: contract.contract_id }, body: stars });
  await kogi.settle();
  return freelancer.userId;
}

async function standings(userId: string) {
  const { db } = kogi.platform;
  const [shown] = (await kogi.api().contracts.getRatings({ query: { user_id: [userId] } })).data;
  const users = db.selectFrom("users.users").select("rating_rank").where("user_id", "=", userId);
  const projects = db.selectFrom("projects.ratings").select("score_milli").where("user_id", "=", userId);
  const { rating_rank } = await users.executeTakeFirstOrThrow();
  const { score_milli } = await projects.executeTakeFirstOrThrow();
  return { shown: shown?.score, people: rating_rank / 1_000, proposals: score_milli / 1_000 };
}

test("when another prior is in force, lists and proposals are told every rating anew, and once", async () => {
  const userId = await reviewed();
  const { db, clock, inTransaction } = kogi.platform;
  expect(await standings(userId)).toEqual({ shown: 4.636, people: 4.636, proposals: 4.636 });
  const rules = await db
    .selectFrom("contracts.rule_packs")
    .selectAll()
    .where("version", "=", 1)
    .executeTakeFirstOrThrow();
  const next = { ...rules, version: 2, effective_from: clock.now(), rating_prior_milli: 4_200 };
  await inTransaction((tx) => tx.insertInto("contracts.rule_packs").values(next).execute());
  await tellRatings(kogi.platform);
  await kogi.settle();
  expect(await standings(userId)).toEqual({ shown: 4.273, people: 4.273, proposals: 4.273 });

  const publish = vi.spyOn(kogi.platform.events, "publish");
  await tellRatings(kogi.platform);
  expect(publish).not.toHaveBeenCalled();
  publish.mockRestore();
});
