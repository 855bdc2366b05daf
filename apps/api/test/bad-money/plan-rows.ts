// Saved cards, plans, fee packs, and the news of providers.
import { SIGNATURE_HEADER, sign, webhookSecret } from "#modules/payments/gateway/sandbox/signature.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId, newToken } from "#platform/ids/index.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { saveCard } from "#test/saved-cards.ts";
import { aboutNothing, type Fault, type MoneyCall, type MoneyRow, type Stage } from "./rows.ts";

async function subscriber({ kogi }: Stage, card: Parameters<typeof saveCard>[2]): Promise<Person> {
  const person = await signUp(kogi);
  await saveCard(kogi, person, card);
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  await kogi.advance(14 * DAY_MS);
  return signBackIn(kogi, person);
}
const subscriptionOf = async (person: Person) => {
  const [row] = (await person.api.payments.listSubscriptions({})).data;
  if (!row) throw new Error("this person has a plan");
  return row;
};
const stranger = (code: string): Fault => ({
  name: "somebody it is not about",
  spoil: async (_, { kogi }) => ({ by: await signUp(kogi) }),
  status: 404,
  code,
});

interface Component {
  readonly component: string;
  readonly rate_bps: number | null;
  readonly amounts: Readonly<Record<string, object>>;
}
const component = { component: "service_fee", label: "Kogi service fee", borne_by: "recipient", rate_bps: 1_000 };
const withComponent = (change: Partial<Component>) => ({ components: [{ ...component, amounts: {}, ...change }] });
const pack = (name: string, change: Partial<Component>, code: string): Fault => ({
  name,
  spoil: ({ body }) => ({ body: { ...body, ...withComponent(change) } }),
  status: 422,
  code,
});
const packFaults: readonly Fault[] = [
  pack("a fee that is more than the price", { amounts: { EUR: { fixed: "100000" } } }, "fees.takes_too_much"),
  pack("a least fee that is more than the price", { amounts: { EUR: { minimum: "500" } } }, "fees.takes_too_much"),
  pack("more than all of it", { rate_bps: 10_001 }, "request.invalid"),
  pack("less than none of it", { rate_bps: -1 }, "request.invalid"),
  pack("bounds that cross", { amounts: { EUR: { minimum: "80", maximum: "50" } } }, "fees.invalid_pack"),
  ...["protected", "subscription", "included_tax", "refunds_borne", "processing_borne", "rests_given_up"].map((taken) =>
    pack(`the name of something else: ${taken}`, { component: taken }, "fees.invalid_pack"),
  ),
  pack("a currency that does not exist", { amounts: { XXQ: { fixed: "1" } } }, "fees.invalid_pack"),
];
const places = ["fixed", "minimum", "maximum", "from", "below", "tiers/0/from"];
const packAmounts = Object.fromEntries(
  places.map((place) => [`/components/0/amounts/EUR/${place}`, "digits" as const]),
);

function signed({ kogi: { platform } }: Stage, event: object): MoneyCall {
  const signature = sign(webhookSecret(platform.secret), Buffer.from(JSON.stringify(event)), platform.clock.now());
  return { by: null, body: event, headers: { [SIGNATURE_HEADER]: signature } };
}
const news = (kind: string) => ({
  id: `evt_${newToken(9)}`,
  type: kind,
  created: "2026-01-01T00:00:00Z",
  object: { id: "nothing_is_known_by_this_name" },
});

export const planRows: readonly MoneyRow[] = [
  {
    route: "POST /api/saved-methods/setups",
    call: async ({ kogi }) => ({ by: await signUp(kogi) }),
    faults: [],
    good: 201,
  },
  {
    route: "POST /api/method-charges/:method_charge_id/confirmation",
    call: async (stage) => {
      const person = await subscriber(stage, "asksEachTime");
      const { method_charge_id } = await stage.kogi.platform.db
        .selectFrom("payments.method_charges")
        .select("method_charge_id")
        .where("user_id", "=", person.userId)
        .executeTakeFirstOrThrow();
      return { by: person, params: { method_charge_id } };
    },
    faults: [aboutNothing("method_charge_id", "method_charge.not_found"), stranger("method_charge.not_found")],
    good: 200,
  },
  {
    route: "POST /api/subscriptions",
    call: async ({ kogi }) => {
      const person = await signUp(kogi);
      await saveCard(kogi, person);
      return { by: person, body: { plan: "plus" } };
    },
    faults: [
      {
        name: "a plan that does not exist",
        spoil: () => ({ body: { plan: "gold" } }),
        status: 422,
        code: "subscription.no_such_plan",
      },
      {
        name: "a plan for others",
        spoil: async (_, { kogi }) => ({ by: await signUp(kogi, { user_type: "client" }) }),
        status: 422,
        code: "subscription.wrong_hat",
      },
      {
        name: "a plan that is not sold",
        spoil: () => ({ body: { plan: "premium" } }),
        status: 422,
        code: "subscription.no_such_plan",
      },
      {
        name: "no card",
        spoil: async (_, { kogi }) => ({ by: await signUp(kogi) }),
        status: 422,
        code: "saved_method.needed",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/subscriptions/:subscription_id/plan",
    call: async (stage) => {
      const person = await subscriber(stage, "approved");
      const { subscription_id } = await subscriptionOf(person);
      const params = { subscription_id };
      const { amount_now } = await person.api.payments.previewPlanChange({ params, query: { plan: "pro" } });
      return { by: person, params, body: { plan: "pro", amount_now } };
    },
    amounts: {
      "/amount_now": {
        code: "payment.invalid_amount",
        zero: "payment.amount_changed",
        foreign: "payment.amount_changed",
      },
    },
    faults: [
      aboutNothing("subscription_id", "subscription.not_found"),
      stranger("subscription.not_found"),
      {
        name: "a plan that does not exist",
        spoil: ({ body }) => ({ body: { ...body, plan: "gold" } }),
        status: 422,
        code: "subscription.no_such_plan",
      },
      {
        name: "nothing of another currency",
        spoil: ({ body }) => ({ body: { ...body, amount_now: { amount: "0", currency: "XXQ" } } }),
        status: 422,
        code: "payment.invalid_amount",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/subscriptions/:subscription_id/payment",
    call: async (stage) => {
      const person = await subscriber(stage, "declinedLater");
      await saveCard(stage.kogi, person);
      return { by: person, params: { subscription_id: (await subscriptionOf(person)).subscription_id } };
    },
    faults: [
      aboutNothing("subscription_id", "subscription.not_found"),
      stranger("subscription.not_found"),
      {
        name: "a plan that owes nothing",
        spoil: async (_, stage) => {
          const by = await signUp(stage.kogi);
          await saveCard(stage.kogi, by);
          await by.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
          return { by, params: { subscription_id: (await subscriptionOf(by)).subscription_id } };
        },
        status: 409,
        code: "subscription.nothing_due",
      },
    ],
    good: 200,
  },
  ...["POST /api/admin/fee-packs/preview", "POST /api/admin/fee-packs"].map((route) => ({
    route,
    call: async ({ kogi, admin }: Stage) => ({
      by: await signBackIn(kogi, admin),
      body: {
        kind: "hire",
        country: "PT",
        plan: "free",
        effective_from: new Date(kogi.platform.clock.now().getTime() + DAY_MS).toISOString(),
        note: "A test",
        ...withComponent({}),
      },
    }),
    amounts: packAmounts,
    faults: packFaults,
    good: route.endsWith("preview") ? 200 : 201,
  })),
  {
    route: "POST /api/webhooks/sandbox",
    call: async (stage) => signed(stage, news("checkout.completed")),
    faults: [
      {
        name: "a forged signature",
        spoil: () => ({ headers: { [SIGNATURE_HEADER]: "t=1,v1=00" } }),
        status: 401,
        code: "webhook.bad_signature",
      },
      {
        name: "another body than the one that was signed",
        spoil: () => ({ body: news("refund.failed") }),
        status: 401,
        code: "webhook.bad_signature",
      },
      {
        name: "no event",
        spoil: (_, stage) => signed(stage, { hello: "there" }),
        status: 400,
        code: "webhook.unreadable",
      },
      ...["refund.failed", "payout.paid", "dispute.opened", "identity.verified"].map((kind) => ({
        name: `${kind} of a thing that does not exist is taken, and moves nothing`,
        spoil: (_: MoneyCall, stage: Stage) => signed(stage, news(kind)),
        status: 200,
        code: null,
      })),
    ],
    good: 200,
  },
  {
    // Not the provider in use here: nothing it could sign is believed. Its own news: the contract of the providers.
    route: "POST /api/webhooks/stripe",
    call: async (stage) => signed(stage, news("checkout.completed")),
    faults: [],
    good: 401,
  },
];
