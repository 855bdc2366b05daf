import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { FeePackBody } from "#api-schema/payments-fees.ts";
import { planChanged } from "#events/payments.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { earnedBy, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});
const inDays = (days: number) => addMs(kogi.platform.clock.now(), days * DAY_MS).toISOString();
const component = (rate_bps: number, amounts: FeePackBody["components"][number]["amounts"] = {}) =>
  ({ component: "service_fee", label: "Kogi service fee", borne_by: "recipient", rate_bps, amounts }) as const;
const pack = (wishes: Partial<FeePackBody> = {}): FeePackBody => ({
  kind: "hire",
  country: null,
  plan: "free",
  effective_from: inDays(1),
  note: "A test",
  components: [component(1_500)],
  ...wishes,
});
const live = async (person: Person, country: string) =>
  kogi.platform.owner((client) =>
    client.query("update users.users set country = $1 where user_id = $2", [country, person.userId]),
  );
const netOf = async (person: Person, amount = "10000") => {
  const query = { kind: "hire", amount, currency: "EUR", recipient_id: person.userId } as const;
  return (await person.api.payments.quoteFees({ query })).recipient_net.amount;
};

test("a pack begins on its day, for its country alone; what was agreed before keeps its own", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  await live(ana, "PT");
  const client = await signUp(kogi, { user_type: "client" });
  const before = await works.order(client, ana, 10_000n);
  const added = await admin.api.payments.addFeePack({ body: pack({ country: "PT" }) });
  expect(added).toMatchObject({ state: "waiting", country: "PT" });
  expect(await netOf(ana)).toBe("9000");
  await kogi.advance(DAY_MS);
  expect([await netOf(ana), await netOf(ben)]).toEqual(["8500", "9000"]);
  const after = await works.order(client, ana, 10_000n);
  expect(after.feeRuleId).toBe(added.fee_rule_id);
  expect(before.feeRuleId).not.toBe(after.feeRuleId);
  const packs = await admin.api.payments.listFeePacks({ query: { count: true } });
  expect(packs.data[0]).toMatchObject({ fee_rule_id: added.fee_rule_id, state: "in_force" });
  expect(packs.total).toBe(packs.data.length);
  const { rows } = await sql<{ actor_id: string }>`select actor_id from platform.audit_log
    where action = 'payments.fee_pack_added' and subject_id = ${added.fee_rule_id}`.execute(kogi.platform.db);
  expect(rows).toEqual([{ actor_id: admin.userId }]);
});

test("the country of a pack is the one that was verified, whatever a profile says that day", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  await admin.api.payments.addFeePack({ body: pack({ country: "CZ" }) });
  await admin.api.payments.addFeePack({ body: pack({ country: "SK", components: [component(100)] }) });
  await kogi.advance(DAY_MS);
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  await kogi.platform.owner((client) =>
    client.query(
      `insert into payments.identity_checks (identity_check_id, user_id, legal_name, birth_date, country, state, gateway,
        gateway_check, submitted_at) values ($1, $1, 'Ana', '1990-01-01', 'CZ', 'verified', 'sandbox', 'check', now())`,
      [ana.userId],
    ),
  );
  for (const person of [ana, ben]) await live(person, "SK");
  expect([await netOf(ana), await netOf(ben)]).toEqual(["8500", "9900"]);
});

test("a pack says who bears what the provider keeps; one that says nothing leaves it with Kogi", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const atCost = {
    component: "processing",
    label: "Processing",
    borne_by: "payer",
    rate_bps: null,
    amounts: {},
  } as const;
  const components = [atCost, component(1_000)];
  const silent = await admin.api.payments.addFeePack({ body: pack({ country: "SE", components }) });
  expect(silent.lost_processing_payer).toBe("platform");
  const wish = { country: "DK", components, lost_processing_payer: "payer" } as const;
  const { effects } = await admin.api.payments.previewFeePack({ body: pack(wish) });
  const [example] = effects;
  expect(example?.before?.lost_processing.borne_by).toBe("kogi");
  expect(example?.after.lost_processing.borne_by).toBe("payer");
  expect(Number(example?.after.lost_processing.amount.amount)).toBe(
    Number(example?.after.payer_total.amount) - Number(example?.price.amount),
  );
  const { fee_rule_id } = await admin.api.payments.addFeePack({ body: pack(wish) });
  expect(await admin.api.payments.getFeePack({ params: { fee_rule_id } })).toMatchObject({
    lost_processing_payer: "payer",
  });
  const { rows } = await sql<{ said: string }>`select after ->> 'lost_processing_payer' as said from platform.audit_log
    where action = 'payments.fee_pack_added' and subject_id = ${fee_rule_id}`.execute(kogi.platform.db);
  expect(rows).toEqual([{ said: "payer" }]);
  for (const [body, detail] of [
    [pack({ country: "NO", lost_processing_payer: "payer" }), /component at cost/],
    [pack({ country: "NO", components, lost_processing_payer: "recipient" }), /need an invoice/],
  ] as const)
    for (const call of ["previewFeePack", "addFeePack"] as const)
      expect(await refusal(admin.api.payments[call]({ body }))).toMatchObject({
        status: 422,
        code: "fees.invalid_pack",
        errors: [{ pointer: "/body/lost_processing_payer", detail: expect.stringMatching(detail) }],
      });
});

test("a pack for a country that is none is refused, looked at or added", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  for (const country of ["ZZ", "QQ"])
    for (const call of ["previewFeePack", "addFeePack"] as const)
      expect(await refusal(admin.api.payments[call]({ body: pack({ country }) }))).toMatchObject({
        status: 422,
        code: "fees.invalid_pack",
        errors: [{ pointer: "/body/country", detail: "There is no such country." }],
      });
});

test("a subscription lowers the fee of what is agreed while it runs", async () => {
  const ana = await signUp(kogi);
  const subscribe = (plan: "free" | "plus" | "pro", valid_until: string | null) =>
    kogi.platform.inTransaction((tx) =>
      kogi.platform.events.publish(tx, planChanged, { user_id: ana.userId, plan, valid_until }),
    );
  const nets = [await netOf(ana)];
  for (const plan of ["plus", "pro"] as const) {
    await subscribe(plan, inDays(30));
    await kogi.settle();
    nets.push(await netOf(ana));
  }
  await kogi.advance(30 * DAY_MS);
  nets.push(await netOf(await signBackIn(kogi, ana)));
  expect(nets).toEqual(["9000", "9200", "9500", "9000"]);
});

test("tiers go by what the two billed each other, release after release, and the books agree", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const [ana, client] = [await signUp(kogi), await signUp(kogi, { user_type: "client" })];
  await live(ana, "US");
  const tiers = [{ from: "50000", rate_bps: 1_000 }];
  await admin.api.payments.addFeePack({
    body: pack({ country: "US", components: [component(2_000, { EUR: { tiers } })] }),
  });
  await kogi.advance(DAY_MS);
  const released = async () => {
    await earnedBy(kogi, works, { payer: client, recipient: ana, cents: 40_000n, released: 40_000n });
    const { rows } = await sql<{ net_minor: bigint }>`select net_minor from payments.clearings
      where user_id = ${ana.userId} order by clearing_id desc limit 1`.execute(kogi.platform.db);
    return rows[0]?.net_minor;
  };
  // 20 % of 400; then 20 % of the next 100 and 10 % of 300; then 10 %.
  expect([await released(), await released(), await released()]).toEqual([32_000n, 35_000n, 36_000n]);
  await kogi.settle();
  const { data } = await ana.api.payments.listInvoices({ query: { kind: ["service_fee_invoice"] } });
  expect(data.map((invoice) => invoice.net.amount)).toEqual(["4000", "5000", "8000"]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

test.each([
  [
    "takes more than there is of a small price",
    { components: [component(0, { EUR: { minimum: "101" } })] },
    "fees.takes_too_much",
  ],
  ["names a component twice", { components: [component(1), component(1)] }, "fees.invalid_pack"],
  [
    "has its bounds crossed",
    { components: [component(1, { EUR: { minimum: "9", maximum: "8" } })] },
    "fees.invalid_pack",
  ],
  [
    "names a currency that does not exist",
    { components: [component(1, { ZZZ: { fixed: "1" } })] },
    "fees.invalid_pack",
  ],
  ["begins yesterday", { effective_from: "2020-01-01T00:00:00Z" }, "fees.in_the_past"],
  ["has a fraction of a cent", { components: [component(1, { EUR: { fixed: "1.5" } })] }, "request.invalid"],
  ["has a fraction of a basis point", { components: [component(1.5)] }, "request.invalid"],
] as const)("a pack that %s is refused, by the preview too", async (_, wishes, code) => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const count = async () => (await admin.api.payments.listFeePacks({ query: { count: true } })).total;
  const before = await count();
  // The wishes are readonly for the table above; the pack is the same to the wire.
  const body = pack(wishes as Partial<FeePackBody>);
  expect((await refusal(admin.api.payments.previewFeePack({ body }))).code).toBe(code);
  expect((await refusal(admin.api.payments.addFeePack({ body }))).code).toBe(code);
  expect(await count()).toBe(before);
});

test("a pack of nothing is refused with what it lacks, looked at or added", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  for (const call of ["previewFeePack", "addFeePack"] as const)
    expect(await refusal(admin.api.payments[call]({ body: pack({ components: [] }) }))).toMatchObject({
      status: 422,
      code: "fees.invalid_pack",
      errors: [{ pointer: "/body/components", detail: "A pack has at least one component." }],
    });
});

test("two packs cannot begin at the same instant", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const body = pack({ country: "NL" });
  await admin.api.payments.addFeePack({ body });
  expect((await refusal(admin.api.payments.addFeePack({ body }))).code).toBe("fees.date_taken");
});

test("the preview shows both sides of example prices, before and after, and saves nothing", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const body = pack({ country: "BE", components: [component(2_000, { JPY: { fixed: "10" } })] });
  const { effects } = await admin.api.payments.previewFeePack({ body });
  const of = (amount: string, currency: string) =>
    effects.find(({ price }) => price.amount === amount && price.currency === currency);
  expect(of("10000", "EUR")).toMatchObject({
    before: { recipient_net: { amount: "9000" } },
    after: { recipient_net: { amount: "8000" }, payer_total: { amount: "10000" } },
  });
  expect(of("10000", "JPY")).toMatchObject({ after: { recipient_net: { amount: "7990" } } });
  const { data } = await admin.api.payments.listFeePacks({ query: {} });
  expect(data.some(({ country }) => country === "BE")).toBe(false);
});

test("nobody asks for the fees of two other people, and what nobody priced cannot be agreed", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const query = { kind: "hire", amount: "10000", currency: "EUR", recipient_id: ben.userId } as const;
  expect((await refusal(ana.api.payments.quoteFees({ query }))).code).toBe("fees.not_yours");
  expect((await refusal(kogi.api().payments.quoteFees({ query }))).code).toBe("fees.not_yours");
  const campaign = ana.api.payments.quoteFees({ query: { kind: "campaign", amount: "100", currency: "EUR" } });
  expect((await refusal(campaign)).code).toBe("fees.no_pack");
});

test.each([
  ["0", "EUR", 422, "payment.invalid_amount"],
  ["-5", "EUR", 422, "request.invalid"],
  ["1.5", "EUR", 422, "request.invalid"],
  ["007", "EUR", 422, "payment.invalid_amount"],
  ["999999999999999", "EUR", 422, "payment.invalid_amount"],
  ["99999999999999999999", "EUR", 422, "request.invalid"],
  ["100", "ZZZ", 422, "payment.invalid_amount"],
  ["100", "eur", 422, "request.invalid"],
] as const)("%s %s cannot be quoted, and it is said why", async (amount, currency, status, code) => {
  const query = { kind: "hire", amount, currency } as const;
  expect(await refusal(kogi.api().payments.quoteFees({ query }))).toMatchObject({ status, code });
});

test("asked with a total, fees included, the quote says the price it leaves", async () => {
  const quote = (amount: string) =>
    kogi.api().payments.quoteFees({ query: { kind: "hire", amount, currency: "EUR", amount_is: "total" } });
  const found = await quote("104488");
  expect(found).toMatchObject({ amount: { amount: "100000" }, payer_total: { amount: "104488" } });
  // One cent less does not pay for it any more.
  const less = await quote("104487");
  expect(BigInt(less.payer_total.amount) <= 104_487n).toBe(true);
  expect(BigInt(less.amount.amount)).toBeLessThan(100_000n);
  expect(await refusal(quote("10"))).toMatchObject({
    status: 422,
    code: "fees.exceed_amount",
    errors: [{ pointer: "/query/amount" }],
  });
});
