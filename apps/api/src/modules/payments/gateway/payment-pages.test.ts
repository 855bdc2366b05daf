import { expect, test } from "vitest";
import { world } from "#test/world.ts";
import { STRIPE_PAGES } from "./stripe/stripe.ts";

const sandbox = world();
const stripe = world({
  STRIPE_SECRET_KEY: "sk_test_of_nobody",
  STRIPE_WEBHOOK_SECRET: "whsec_of_nobody",
  KOGI_DEV: "off",
});

test("forms may lead to the provider's pages, and to those of the provider in use alone", () => {
  expect(sandbox.app.formTargets).toEqual([]);
  expect(stripe.app.formTargets).toEqual([...STRIPE_PAGES]);
  for (const page of STRIPE_PAGES) expect(new URL(page).origin).toBe(page);
});

test("with Stripe in use the sandbox has no pages and hears nothing", async () => {
  const ask = (method: "GET" | "POST", url: string) => stripe.app.fastify.inject({ method, url, payload: {} });
  expect((await ask("GET", "/sandbox/checkout/any")).statusCode).toBe(404);
  expect((await ask("POST", "/api/webhooks/sandbox")).statusCode).not.toBe(200);
  expect((await ask("POST", "/dev/sandbox")).statusCode).toBe(404);
});
