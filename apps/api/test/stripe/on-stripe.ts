// Kogi with the pretend Stripe behind the port, for tests of whole stories. Call in `beforeAll`; close what it gives.
import Stripe from "stripe";
import { expect } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { useGateway } from "../../src/modules/payments/gateway/gateway.ts";
import { createStripeGateway } from "../../src/modules/payments/gateway/stripe/stripe.ts";
import { startPaying, type Work } from "../support/paying.ts";
import type { Person } from "../support/people.ts";
import type { World } from "../support/world.ts";
import { STAND_IN_KEY, type StandIn, startStandIn } from "./stand-in.ts";

const WEBHOOK_SECRET = "whsec_of_the_stand_in";

export interface OnStripe {
  readonly standIn: StandIn;
  /** Stripe's news, signed, delivered and worked off. */
  tell(type: string, object: object, account?: string): Promise<void>;
  /** Paid on Stripe's page, and heard of. Gives Stripe's name of the charge. */
  pay(client: Person, work: Work): Promise<string>;
  /** As `pay`, what was begun already. */
  payBegun(transactionId: string): Promise<string>;
}

export async function onStripe(kogi: World): Promise<OnStripe> {
  const { clock, db } = kogi.platform;
  const standIn = await startStandIn(() => clock.now());
  const settings = { secretKey: STAND_IN_KEY, webhookSecrets: [WEBHOOK_SECRET], apiHost: standIn.url };
  useGateway(kogi.platform, createStripeGateway(settings, clock));
  const { webhooks } = new Stripe(STAND_IN_KEY);
  const tell: OnStripe["tell"] = async (type, object, account) => {
    const id = `evt_${newId()}`;
    const payload = JSON.stringify({ id, object: "event", type, account, data: { object } });
    const timestamp = Math.floor(clock.now().getTime() / 1_000);
    const signature = webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET, timestamp });
    const answer = await kogi.app.fastify.inject({
      method: "POST",
      url: "/api/webhooks/stripe",
      headers: { "content-type": "application/json", "stripe-signature": signature },
      payload,
    });
    expect(answer.statusCode).toBe(200);
    await kogi.settle();
  };
  const payBegun: OnStripe["payBegun"] = async (transactionId) => {
    const row = () =>
      db
        .selectFrom("payments.payments")
        .select(["gateway_reference", "gateway_charge"])
        .where("transaction_id", "=", transactionId)
        .executeTakeFirstOrThrow();
    const session = (await row()).gateway_reference ?? "";
    standIn.world.pay(session, "approved");
    await tell("checkout.session.completed", { id: session, mode: "payment" });
    return (await row()).gateway_charge ?? "";
  };
  return {
    standIn,
    tell,
    payBegun,
    pay: async (client, work) => payBegun((await startPaying(client, work)).transaction_id),
  };
}
