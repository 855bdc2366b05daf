import { expect, test } from "vitest";
import { planChanged } from "#events/payments.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { contractBetween, eur, fund, openOffer, terms } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

const quoteOf = (person: Person, pair: { payer_id: string; recipient_id: string }, cents: readonly number[]) =>
  person.api.payments.quoteFees({
    query: {
      kind: "hire",
      amount: String(cents.reduce((all, one) => all + one, 0)),
      currency: "EUR",
      parts: cents.map(String),
      ...pair,
    },
  });

test("what both read before they sign is what is charged and paid, milestone by milestone", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  const cents = [25_000, 25_000, 25_000, 25_000];
  const quote = await quoteOf(client, { payer_id: client.userId, recipient_id: freelancer.userId }, cents);
  const { contract } = await contractBetween(client, freelancer, cents);
  let charged = 0n;
  let gained = 0n;
  for (const { milestone_id, fees } of contract.milestones) {
    gained += BigInt(fees.recipient_net.amount);
    charged += BigInt((await fund(kogi, client, milestone_id)).amount.amount);
  }
  expect({ charged, gained }).toEqual({ charged: 104_564n, gained: 90_000n });
  expect(quote).toMatchObject({ payer_total: eur(104_564), recipient_net: eur(90_000), amount: eur(100_000) });
  expect(quote.payer_lines.map((line) => line.amount)).toEqual([eur(3_000), eur(1_564)]);
});

test.each([
  ["that do not add up", ["5000", "4999"], "price"],
  ["of nothing", ["10000", "0"], "price"],
  ["of a total, whose price nobody knows yet", ["5000", "5000"], "total"],
] as const)("parts %s are refused", async (_, parts, amount_is) => {
  const query = { kind: "hire", amount: "10000", currency: "EUR", amount_is } as const;
  const asked = kogi.api().payments.quoteFees({ query: { ...query, parts: [...parts] } });
  expect(await refusal(asked)).toMatchObject({
    status: 422,
    code: "payment.invalid_amount",
    errors: [{ pointer: "/query/parts" }],
  });
});

test("a freelancer may take a plan in order to accept, or let the client accept what they offered before", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  for (const author of ["client", "freelancer"] as const) {
    const ana = await signUp(kogi);
    const pair = { payer_id: client.userId, recipient_id: ana.userId };
    const before = await quoteOf(ana, pair, [100_000]);
    const { proposal } = await openOffer(client, ana);
    const params = { proposal_id: proposal.proposal_id };
    const body = { ...terms([100_000]), fee_rule_id: before.fee_rule_id };
    if (author === "client") await ana.api.projects.makeOffer({ params, body: terms([90_000]) });
    const offer = await (author === "client" ? client : ana).api.projects.makeOffer({ params, body });
    await kogi.platform.inTransaction((tx) =>
      kogi.platform.events.publish(tx, planChanged, { user_id: ana.userId, plan: "plus", valid_until: null }),
    );
    await kogi.settle();
    const now = await quoteOf(ana, pair, [100_000]);
    expect([before, now].map((quote) => quote.recipient_net)).toEqual([eur(90_000), eur(92_000)]);
    const accepts = author === "client" ? ana : client;
    const signed = { params: { offer_id: offer.offer_id }, body: { fee_rule_id: now.fee_rule_id } };
    expect(await accepts.api.contracts.acceptOffer(signed)).toMatchObject({
      status: "active",
      milestones: [{ fees: { fee_rule_id: now.fee_rule_id, recipient_net: eur(92_000) } }],
    });
  }
});

test("nobody signs fees that one of the two has not seen", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const [ana, client] = [await signUp(kogi), await signUp(kogi, { user_type: "client" })];
  const pair = { payer_id: client.userId, recipient_id: ana.userId };
  const { proposal } = await openOffer(client, ana);
  const before = await quoteOf(ana, pair, [100_000]);
  const params = { proposal_id: proposal.proposal_id };
  const counter = await ana.api.projects.makeOffer({
    params,
    body: { ...terms([100_000]), fee_rule_id: before.fee_rule_id },
  });
  expect(counter.fee_rule_id).toBe(before.fee_rule_id);
  await admin.api.payments.addFeePack({
    body: {
      kind: "hire",
      country: null,
      plan: "free",
      effective_from: new Date(kogi.platform.clock.now().getTime() + DAY_MS).toISOString(),
      note: "Dearer",
      components: [
        { component: "service_fee", label: "Kogi service fee", borne_by: "recipient", rate_bps: 1_500, amounts: {} },
      ],
    },
  });
  await kogi.advance(DAY_MS);
  const [anaLater, clientLater] = [await signBackIn(kogi, ana), await signBackIn(kogi, client)];
  const accept = (offer_id: string, fee_rule_id: string) =>
    clientLater.api.contracts.acceptOffer({ params: { offer_id }, body: { fee_rule_id } });
  const now = await quoteOf(clientLater, pair, [100_000]);
  // Its author read 900.00 and would get 850.00: only new terms help, and she hears of it once.
  for (let tries = 0; tries < 2; tries += 1)
    expect(await refusal(accept(counter.offer_id, now.fee_rule_id))).toMatchObject({
      status: 409,
      code: "fees.changed_since",
      fees: { fee_rule_id: now.fee_rule_id, recipient_net: eur(85_000) },
    });
  await kogi.settle();
  const { data: told } = await anaLater.api.notifications.listNotifications({ query: {} });
  const anew = told.filter(({ kind }) => kind === "projects.offer_fees_changed");
  expect(anew).toMatchObject([
    { title: `Your offer for “${counter.title}” must be made anew`, link: `/proposals/${proposal.proposal_id}` },
  ]);
  expect(await anaLater.api.projects.getOffer({ params: { offer_id: counter.offer_id } })).toMatchObject({
    status: "open",
    fees_changed_at: expect.any(String),
  });
  await clientLater.api.projects.declineOffer({ params: { offer_id: counter.offer_id }, body: {} });
  const again = await anaLater.api.projects.makeOffer({
    params,
    body: { ...terms([100_000]), fee_rule_id: now.fee_rule_id },
  });
  // The page of who accepts is from before.
  expect(await refusal(accept(again.offer_id, before.fee_rule_id))).toMatchObject({
    status: 409,
    code: "fees.changed",
  });
  expect(await accept(again.offer_id, now.fee_rule_id)).toMatchObject({ status: "active" });
});

test("a pack that never was showed nobody its fees", async () => {
  const [ana, client] = [await signUp(kogi), await signUp(kogi, { user_type: "client" })];
  const { proposal } = await openOffer(client, ana);
  const body = { ...terms([100_000]), fee_rule_id: proposal.proposal_id };
  const { offer_id } = await ana.api.projects.makeOffer({ params: { proposal_id: proposal.proposal_id }, body });
  expect(await refusal(client.api.contracts.acceptOffer({ params: { offer_id }, body: {} }))).toMatchObject({
    code: "fees.changed_since",
  });
});
