import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./index.ts";

const good = { STRIPE_SECRET_KEY: "sk_test_of_nobody", STRIPE_WEBHOOK_SECRET: "whsec_of_nobody" };
const read = (environment: Record<string, string>) =>
  readConfig({ PUBLIC_URL: "http://localhost:8080", ...environment }, import.meta.dirname);
function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

test("without any of it the sandbox plays the provider, with development aids and demo content", () => {
  expect(read({})).toMatchObject({ stripe: null, dev: true, demo: "auto" });
});

test("with both secrets Stripe is the provider, and nothing pretends any more", () => {
  expect(read(good)).toMatchObject({
    stripe: { secretKey: good.STRIPE_SECRET_KEY, webhookSecrets: [good.STRIPE_WEBHOOK_SECRET], apiHost: null },
    dev: false,
    demo: "off",
  });
  const two = read({ ...good, STRIPE_WEBHOOK_SECRET: "whsec_of_nobody, whsec_of_connected" });
  expect(two.stripe?.webhookSecrets).toEqual(["whsec_of_nobody", "whsec_of_connected"]);
  expect(read({ ...good, STRIPE_API_HOST: "http://127.0.0.1:12111" }).stripe?.apiHost?.port).toBe("12111");
});

test.each([
  ["a key without the secret of its news", { STRIPE_SECRET_KEY: good.STRIPE_SECRET_KEY }, "STRIPE_WEBHOOK_SECRET"],
  ["the secret of news without a key", { STRIPE_WEBHOOK_SECRET: good.STRIPE_WEBHOOK_SECRET }, "STRIPE_SECRET_KEY"],
  ["the publishable key", { ...good, STRIPE_SECRET_KEY: "pk_live_of_nobody" }, "STRIPE_SECRET_KEY"],
  ["the secrets swapped", { ...good, STRIPE_WEBHOOK_SECRET: good.STRIPE_SECRET_KEY }, "STRIPE_WEBHOOK_SECRET"],
  ["one good secret of two", { ...good, STRIPE_WEBHOOK_SECRET: "whsec_of_nobody,of_nobody" }, "STRIPE_WEBHOOK_SECRET"],
  ["a host that is no address", { ...good, STRIPE_API_HOST: "stripe" }, "STRIPE_API_HOST"],
  ["demo content, which pays with the sandbox", { ...good, KOGI_DEMO: "on" }, "KOGI_DEMO=off"],
])("%s stops the start, and no secret is repeated", (_, environment, named) => {
  const faults = faultsOf(environment);
  expect(faults.join(" ")).toContain(named);
  expect(faults.join(" ")).not.toContain("of_nobody");
});

test("an address that others reach does not start with the sandbox", () => {
  expect(faultsOf({ PUBLIC_URL: "https://kogi.example" }).join(" ")).toContain("STRIPE_SECRET_KEY");
});
