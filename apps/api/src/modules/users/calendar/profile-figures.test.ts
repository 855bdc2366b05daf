import { expect, test } from "vitest";
import { chargebackEnded, refundOrdered } from "#events/payments.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { hearOfReleased } from "#test/standing.ts";
import { world } from "#test/world.ts";

const kogi = world();
const of = (person: Person) => ({ user_id: person.userId });
const seen = (person: Person) => kogi.api().users.getUser({ params: of(person) });
const day = (ahead: number) =>
  new Date(kogi.platform.clock.now().getTime() + ahead * DAY_MS).toISOString().slice(0, 10);

test("who is away is so on the profile, in lists and in filters, and comes back by themselves", async () => {
  const person = await signUp(kogi, { user_type: "freelancer", name: "Zelda Away" });
  const put = (away: { from: string; to: string }[], months: { month: string; hours_per_week: number }[] = []) =>
    person.api.calendar.putCalendar({ params: of(person), body: { away, months } });
  const listed = async (availability: "now" | "from_date" | "part_time") =>
    (await kogi.api().users.listUsers({ query: { q: "Zelda", availability: [availability] } })).data
      .filter(({ user_id }) => user_id === person.userId)
      .map((one) => one.availability.state);
  await put([{ from: day(-3), to: day(4) }]);
  expect((await seen(person)).availability).toEqual({ state: "from_date", from: day(5), hours_per_week: null });
  expect([await listed("now"), await listed("from_date")]).toEqual([[], ["from_date"]]);
  const calendar = await kogi.api().calendar.getCalendar({ params: of(person) });
  expect(calendar).toMatchObject({ usual: { state: "now" }, away: [{ from: day(-3), to: day(4) }] });

  await put([{ from: day(-9), to: day(-2) }], [{ month: day(0).slice(0, 7), hours_per_week: 12 }]);
  expect((await seen(person)).availability).toMatchObject({ state: "part_time", hours_per_week: 12 });
  expect([await listed("now"), await listed("part_time")]).toEqual([[], ["part_time"]]);
  expect((await kogi.api().calendar.getCalendar({ params: of(person) })).away).toEqual([]);
  await put([], [{ month: day(0).slice(0, 7), hours_per_week: 0 }]);
  expect([await listed("part_time"), await listed("from_date")]).toEqual([[], ["from_date"]]);

  const twice = put([1, 2].map((start) => ({ from: day(start), to: day(3) })));
  expect((await refusal(twice)).errors).toMatchObject([{ pointer: "/body/away/1/from" }]);
});

test("what was earned is a band, and only for those who want it told", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  for (const cents of [400_000, 220_000]) await hearOfReleased(kogi, client, freelancer, cents);
  expect((await seen(freelancer)).earned_over).toBe(null);
  const { settings } = await freelancer.api.users.me();
  await freelancer.api.users.putSettings({ body: { ...settings, show_earnings: true } });
  expect((await seen(freelancer)).earned_over).toEqual({ amount: "500000", currency: "EUR" });
});

test("what was taken back again was not earned", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  await hearOfReleased(kogi, client, freelancer, 620_000);
  const { settings } = await freelancer.api.users.me();
  await freelancer.api.users.putSettings({ body: { ...settings, show_earnings: true } });
  const { events, inTransaction } = kogi.platform;
  const eur = (cents: number) => ({ amount: String(cents), currency: "EUR" });
  const payment = { transaction_id: newId(), payer_id: client.userId, recipient_id: freelancer.userId };
  const order = { refund_order_id: newId(), ...payment, reason: "x", description: "x", return_path: "/" };
  const sentBack = { ...order, amount: eur(130_000), taken: eur(117_000), earned: eur(130_000) };
  const lost = { chargeback_id: newId(), ...payment, reference_id: newId(), description: "x", outcome: "lost" };
  const takenBack = { ...lost, amount: eur(900_000), held: eur(810_000), earned: eur(900_000) };
  const band = async () => (await seen(freelancer)).earned_over;
  expect(await band()).toEqual(eur(500_000));
  await inTransaction((tx) => events.publish(tx, refundOrdered, sentBack));
  await kogi.settle();
  expect(await band()).toEqual(eur(100_000));
  await inTransaction((tx) => events.publish(tx, chargebackEnded, takenBack));
  await kogi.settle();
  expect(await band()).toBeNull();
});

test("a profile grows stronger with each step, portfolios too", async () => {
  const person = await signUp(kogi, { user_type: "freelancer" });
  const strength = () => person.api.strength.getStrength();
  expect(await strength()).toMatchObject({ percent: 0, next: "bio" });
  await person.api.users.patchUser({
    params: of(person),
    body: {
      headline: "Draws signs",
      bio: "I draw signs that can be read from the tram, in rain and at night, and I paint them myself.",
    },
  });
  expect(await strength()).toMatchObject({ percent: 25, next: "skills" });
  await kogi.platform.owner((db) =>
    db.query(
      "insert into users.known_portfolios (portfolio_id, user_id, published, told_at) values (gen_random_uuid(), $1, true, now())",
      [person.userId],
    ),
  );
  expect((await strength()).steps.find(({ step }) => step === "portfolio")).toMatchObject({ done: true });
});
