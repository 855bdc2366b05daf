import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { fetchKeys, verifyClaims } from "../../../../../../tools/reputation/verify-claims.ts";
import { createSigner } from "./sign-claims.ts";

const kogi = world();

test("a person takes their reputation along, and anybody can tell that it was not changed", async () => {
  const { client, freelancer, milestoneId, contract } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  const params = { user_id: freelancer.userId };
  await freelancer.api.users.putSkills({
    params,
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "expert" }] },
  });
  const review = { quality: 5, communication: 5, expertise: 5, deadlines: 4, cooperation: 5, text: "Glad of it." };
  const of = { contract_id: contract.contract_id };
  await kogi.settle();
  for (const side of [client, freelancer]) await side.api.contracts.writeReview({ params: of, body: review });
  await client.api.endorsements.endorse({ params: { ...params, skill_id: skillId("wordmarks") } });
  const { claims, jws } = await freelancer.api.contracts.exportReputation({ params });
  expect(claims).toMatchObject({
    contracts_completed: 1,
    success_score: null,
    badges: [{ badge: "first_project", reason: "Finished a first contract." }],
    level: { level: 1 },
    answers_within: null,
    rating: { average: 4.8, reviews_count: 1 },
    rating_as_client: { average: null, reviews_count: 0 },
    reviews: [{ text: "Glad of it.", author_role: "client" }],
    reviews_left_out: 0,
    skills: [{ name: "Wordmarks", endorsed_by: 1, worked_together: 1 }],
  });
  expect(JSON.stringify(claims)).not.toContain(freelancer.email);

  const keysOf = () => kogi.api().contracts.reputationKeys();
  const wanted = { issuer: `${kogi.platform.config.publicUrl}/`, keysOf };
  expect(await verifyClaims(jws, wanted)).toEqual(claims);
  const [head, body = "", signature] = jws.split(".");
  const better = Buffer.from(
    Buffer.from(body, "base64url").toString().replace('"contracts_completed":1', '"contracts_completed":9'),
  ).toString("base64url");
  await expect(verifyClaims(`${head}.${better}.${signature}`, wanted)).rejects.toThrow("does not fit");
  const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
  await expect(verifyClaims(`${unsigned}.${body}.x`, wanted)).rejects.toThrow("not signed the way");
  await expect(verifyClaims(jws, { ...wanted, keysOf: async () => ({ keys: [] }) })).rejects.toThrow(
    "does not know the key",
  );
  await expect(verifyClaims("nonsense", wanted)).rejects.toThrow("no signed export");
});

test("what somebody signed in a name of their own is not taken for Kogi's", async () => {
  const { publicKey, sign } = createSigner("a secret of somebody else's, as long as any");
  const iss = "https://kogi.works.example";
  const jws = sign({ iss, contracts_completed: 200 });
  const asked: string[] = [];
  const keysOf = async (origin: string) => {
    asked.push(origin);
    return { keys: [publicKey] };
  };
  const wanted = { issuer: kogi.platform.config.publicUrl, keysOf };
  await expect(verifyClaims(jws, wanted)).rejects.toThrow(`of ${iss}, not of`);
  await expect(verifyClaims(jws, { issuer: "kogi", keysOf })).rejects.toThrow("no address");
  expect(asked).toEqual([]);
  for (const origin of ["http://kogi.example", "data:application/json,{}"])
    await expect(fetchKeys("https://kogi.example", origin)).rejects.toThrow("https is wanted");
});

test("nobody exports somebody else's", async () => {
  const [ana, ben] = await Promise.all([signUp(kogi), signUp(kogi)]);
  const problem = await refusal(ben.api.contracts.exportReputation({ params: { user_id: ana.userId } }));
  expect(problem.status).toBe(403);
});
