import { expect, test } from "vitest";
import type { FeePackBody } from "#api-schema/payments-fees.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const inDays = (days: number) => addMs(kogi.platform.clock.now(), days * DAY_MS).toISOString();
const pack = (rate_bps: number, wishes: Partial<FeePackBody> = {}): FeePackBody => ({
  kind: "hire",
  country: null,
  plan: "free",
  effective_from: inDays(1),
  note: "A test",
  components: [{ component: "service_fee", label: "Fee", borne_by: "recipient", rate_bps, amounts: {} }],
  ...wishes,
});
const note = "Typed wrongly";
const livesIn = async (country: string) => {
  const person = await signUp(kogi);
  await person.api.users.patchUser({ params: { user_id: person.userId }, body: { country } });
  return person;
};
const netOf = async (person: Person) => {
  const again = await signBackIn(kogi, person);
  const query = { kind: "hire", amount: "10000", currency: "EUR", recipient_id: person.userId } as const;
  return (await again.api.payments.quoteFees({ query })).recipient_net.amount;
};

test("a pack that waits is withdrawn, never begins, and the right one begins on its day", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const ana = await livesIn("PT");
  const body = pack(8_000, { country: "PT" });
  const wrong = await admin.api.payments.addFeePack({ body });
  expect(wrong.can).toEqual(["withdraw"]);
  const params = { fee_rule_id: wrong.fee_rule_id };
  const answers = await Promise.allSettled(
    [1, 2].map(() => admin.api.payments.withdrawFeePack({ params, body: { note } })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await admin.api.payments.getFeePack({ params })).toMatchObject({ state: "withdrawn", can: [] });
  expect(await refusal(admin.api.payments.withdrawFeePack({ params, body: { note } }))).toMatchObject({
    status: 409,
    code: "fees.wrong_state",
    current: "withdrawn",
  });
  const right = { ...body, components: pack(800).components };
  const added = await Promise.allSettled([1, 2].map(() => admin.api.payments.addFeePack({ body: right })));
  expect(added.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await refusal(admin.api.payments.addFeePack({ body: right }))).code).toBe("fees.date_taken");
  await kogi.advance(DAY_MS);
  expect(await netOf(ana)).toBe("9200");
});

test("a country's packs end, the older ones with the newest, and a later one begins again", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const ana = await livesIn("CZ");
  const first = await admin.api.payments.addFeePack({ body: pack(500, { country: "CZ" }) });
  const second = await admin.api.payments.addFeePack({ body: pack(600, { country: "CZ", effective_from: inDays(2) }) });
  await kogi.advance(2 * DAY_MS);
  expect(await netOf(ana)).toBe("9400");
  const desk = (await signBackIn(kogi, admin)).api.payments;
  const old = desk.withdrawFeePack({ params: { fee_rule_id: first.fee_rule_id }, body: { note } });
  expect(await refusal(old)).toMatchObject({ code: "fees.wrong_state", current: "replaced" });
  await desk.withdrawFeePack({ params: { fee_rule_id: second.fee_rule_id }, body: { note } });
  expect(await netOf(ana)).toBe("9000");
  await desk.addFeePack({ body: pack(700, { country: "CZ" }) });
  await kogi.advance(DAY_MS);
  expect(await netOf(ana)).toBe("9300");
});

test("the pack that holds where no other does cannot end, and one that is not there is not found", async () => {
  const { api } = await signUp(kogi, { roles: ["admin"] });
  const everybody = { fee_rule_id: "0198c000-0000-7000-8000-000000000001" };
  expect(await refusal(api.payments.withdrawFeePack({ params: everybody, body: { note } }))).toMatchObject({
    status: 409,
    code: "fees.for_everybody",
  });
  const nobody = { fee_rule_id: "0198c000-0000-7000-8000-00000000ffff" };
  expect((await refusal(api.payments.withdrawFeePack({ params: nobody, body: { note } }))).code).toBe("fees.not_found");
});

test("the preview compares with what holds on that day, and shows tiers, brackets and lines", async () => {
  const { api } = await signUp(kogi, { roles: ["admin"] });
  await api.payments.addFeePack({ body: pack(2_000, { country: "RO" }) });
  const tiers = [{ from: "1000000", rate_bps: 500 }];
  const [component] = pack(1_000).components;
  if (!component) throw new Error("a pack has a component");
  const body = pack(0, {
    country: "RO",
    effective_from: inDays(2),
    components: [{ ...component, amounts: { EUR: { tiers, below: "70000" } } }],
  });
  const { effects } = await api.payments.previewFeePack({ body });
  const of = (amount: string, billed = "0") =>
    effects.find(
      ({ price, billed_before }) =>
        price.currency === "EUR" && price.amount === amount && billed_before.amount === billed,
    );
  // 20 % waits to begin before; today there are 10 %.
  expect(of("10000")?.before?.recipient_net.amount).toBe("8000");
  expect(of("10000")?.after.recipient_lines).toMatchObject([{ because: "10 %", amount: { amount: "1000" } }]);
  expect([of("69999"), of("70000")].map((row) => row?.after.recipient_lines.length)).toEqual([1, 0]);
  expect(of("10000", "1000000")?.after.recipient_lines).toMatchObject([{ because: "5 %", amount: { amount: "500" } }]);
});
