import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { submitForm } from "#test/paying.ts";
import { world } from "#test/world.ts";
import { gatewayOf } from "../gateway.ts";
import { SIGNATURE_HEADER, sign, webhookSecret } from "../sandbox/signature.ts";
import { keepsTheContract, type RigCard } from "./gateway-contract.ts";

const kogi = world();
const gateway = () => gatewayOf(kogi.platform);
const now = () => kogi.platform.clock.now();

const NUMBERS: Readonly<Record<RigCard, string>> = {
  approved: "4242424242424242",
  declined: "4000000000000002",
  insufficientFunds: "4000000000009995",
  asksEachTime: "4000002760003184",
  declinesLater: "4000000000000341",
  bankSettles: "6200000000000047",
  bankFails: "6200000000000005",
};
const fill = (number: string) => ({ card_number: number, expiry: "12/34", cvc: "123", name: "Ana Sol" });

keepsTheContract({
  gateway,
  now,
  advance: (ms) => kogi.advance(ms),
  async pay({ url }, card, options = {}) {
    await submitForm(kogi, url, { action: "pay", ...fill(NUMBERS[card]), ...(options.keep ? { keep: "on" } : {}) });
  },
  settleLater: () => kogi.advance(3 * HOUR_MS),
  async save({ url }, card) {
    await submitForm(kogi, url, { action: "save", ...fill(NUMBERS[card]) });
    if (card === "asksEachTime") await submitForm(kogi, url, { action: "challenge_pass" });
  },
  async confirm({ url }, passed) {
    await submitForm(kogi, url, { action: passed ? "challenge_pass" : "challenge_fail" });
  },
  async disputed(amount) {
    const { customer } = await gateway().createCustomer({ key: newId() });
    const checkout = await gateway().createCheckout({
      key: newId(),
      total: amount,
      lines: [{ label: "All", amount }],
      description: "A mark",
      customer,
      returnUrl: "http://localhost/x",
      expiresAt: addMs(now(), HOUR_MS),
    });
    await submitForm(kogi, checkout.url, { action: "pay", ...fill("4000000000002685") });
    const charge = (await gateway().fetchCheckout(checkout.reference))?.charge?.id ?? "";
    await kogi.advance(DAY_MS);
    const { dispute_id } = await kogi.platform.db
      .selectFrom("payments.sandbox_disputes")
      .select("dispute_id")
      .where("charge_id", "=", charge)
      .executeTakeFirstOrThrow();
    return { charge, dispute: dispute_id };
  },
  decideDispute: () => kogi.advance(3 * DAY_MS),
  signed({ id, object }, options = {}) {
    const body = Buffer.from(JSON.stringify({ id, type: "checkout.completed", object: { id: object } }));
    const secret = options.secret ?? webhookSecret(kogi.platform.secret);
    const at = options.at ?? now();
    return { headers: { [SIGNATURE_HEADER]: sign(secret, body, at) }, body, at };
  },
});
