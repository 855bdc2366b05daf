// Milestones that are agreed later fall under the same fees as those of the first day: the pinned pack, and all that the
// two people ever billed each other.
import { expect, test } from "vitest";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { approve, contractBetween, eur, fund, handIn, startContract } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

/** 10 % of the first 500.00 that the two bill, 5 % of the rest, and half a euro each time. */
async function tieredPair() {
  const admin = await signUp(kogi, { roles: ["admin"] });
  await admin.api.payments.addFeePack({
    body: {
      kind: "hire",
      country: "PT",
      plan: "free",
      effective_from: addMs(kogi.platform.clock.now(), DAY_MS).toISOString(),
      note: "Tiers",
      components: [
        {
          component: "service_fee",
          label: "Kogi service fee",
          borne_by: "recipient",
          rate_bps: 1_000,
          amounts: { EUR: { fixed: "50", tiers: [{ from: "50000", rate_bps: 500 }] } },
        },
      ],
    },
  });
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  await freelancer.api.users.patchUser({ params: { user_id: freelancer.userId }, body: { country: "PT" } });
  await kogi.advance(DAY_MS + 1);
  return { client: await signBackIn(kogi, client), freelancer: await signBackIn(kogi, freelancer) };
}

const proposeMore = (person: Person, contractId: string, cents: number) =>
  person.api.contracts.proposeMilestone({
    params: { contract_id: contractId },
    body: { title: "More", amount: eur(cents) },
  });

test("a later milestone counts the tier, and one that the fees would eat is refused", async () => {
  const { client, freelancer } = await tieredPair();
  const { contract, milestones } = await contractBetween(client, freelancer, [60_000], { engagement: "ongoing" });
  const [first] = milestones;
  expect(first?.fees.recipient_net).toEqual(eur(54_450)); // 600.00 less 50.00, 5.00 and 0.50
  const tiny = proposeMore(freelancer, contract.contract_id, 40);
  await expect(tiny).rejects.toMatchObject({
    code: "fees.exceed_amount",
    problem: { errors: [{ pointer: "/body/amount/amount" }] },
  });
  const whole = await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(whole.milestones).toHaveLength(1);

  await fund(kogi, client, first?.milestone_id ?? "");
  await handIn(freelancer, first?.milestone_id ?? "");
  await approve(client, first?.milestone_id ?? "");

  // The field in which it is proposed says so before, under the contract's fees; others learn nothing of it.
  const quoted = (person: Person, cents: number, currency = "EUR") =>
    person.api.contracts.quoteContractFees({
      params: { contract_id: contract.contract_id },
      query: { amount: String(cents), currency },
    });
  expect((await quoted(client, 100_000)).recipient_net).toEqual(eur(94_950));
  await expect(quoted(freelancer, 40)).rejects.toMatchObject({ code: "fees.exceed_amount" });
  await expect(quoted(freelancer, 40_000, "USD")).rejects.toMatchObject({ code: "milestone.invalid" });
  await expect(quoted(await signUp(kogi), 100_000)).rejects.toMatchObject({ code: "contract.not_found" });

  const more = await proposeMore(freelancer, contract.contract_id, 100_000);
  expect(more.fees.recipient_net).toEqual(eur(94_950)); // 1,000.00 less 5 % and 0.50
  const params = { milestone_id: more.milestone_id };
  await client.api.contracts.agreeMilestone({ params, body: { answer: "agree" } });
  await fund(kogi, client, more.milestone_id);
  await handIn(freelancer, more.milestone_id);
  await approve(client, more.milestone_id);
  const { clearing } = await freelancer.api.payments.getWallet();
  expect(clearing.map((row) => row.amount)).toContainEqual(eur(94_950));

  // A price field that names the two shows the same tier; one that does not counts from nothing.
  const query = { kind: "hire", ...eur(100_000) } as const;
  const pair = { payer_id: client.userId, recipient_id: freelancer.userId };
  const [named, unnamed] = await Promise.all([
    client.api.payments.quoteFees({ query: { ...query, ...pair } }),
    freelancer.api.payments.quoteFees({ query: { ...query, recipient_id: freelancer.userId } }),
  ]);
  expect([named.recipient_net, unnamed.recipient_net]).toEqual([eur(94_950), eur(92_450)]);
});

test("what is left of a milestone is quoted by itself", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  const { milestones } = await contractBetween(client, freelancer, [60_000, 40_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  const seen = await approve(client, milestoneId, { amount: eur(20_000) });
  expect(seen.fees.amount).toEqual(eur(60_000));
  expect(seen.fees_left?.amount).toEqual(eur(40_000));
});

test("what came to nothing takes no place of the hundred, and one side alone cannot fill them", async () => {
  const { client, freelancer, contract } = await startContract(kogi, [10_000]);
  const contractId = contract.contract_id;
  const came = (person: Person, status: "cancelled" | "proposed", count: number) =>
    kogi.platform.owner((db) =>
      db.query(
        `insert into contracts.milestones
           (milestone_id, contract_id, position, title, description, amount_minor, status, proposed_by, created_at, updated_at)
         select gen_random_uuid(), $1, last.position + step, 'More', '', 1000, $2, $3, now(), now()
         from generate_series(1, $4::int) step,
           (select max(position) as position from contracts.milestones where contract_id = $1) last`,
        [contractId, status, person.userId, count],
      ),
    );
  const refused = { status: 422, code: "milestone.invalid" };
  await came(freelancer, "cancelled", 100);
  await expect(proposeMore(freelancer, contractId, 1_000)).rejects.toMatchObject(refused);
  expect(await proposeMore(client, contractId, 1_000)).toMatchObject({ status: "proposed" });
  await came(client, "proposed", 19);
  await expect(proposeMore(client, contractId, 1_000)).rejects.toMatchObject(refused);
});
