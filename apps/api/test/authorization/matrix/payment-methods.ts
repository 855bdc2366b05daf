import { newId } from "#platform/ids/index.ts";
import { submitForm } from "#test/paying.ts";
import type { Call, Row, Stage } from "../matrix.ts";

async function setup({ owner }: Stage) {
  return owner.api.payments.startMethodSetup({ idempotencyKey: newId() });
}

const setupCall = async (stage: Stage): Promise<Call> => ({
  params: { method_setup_id: (await setup(stage)).method_setup_id },
});

const setupPage =
  (body?: object) =>
  async (stage: Stage): Promise<Call> => ({
    params: { session: ((await setup(stage)).url ?? "").split("/").at(-1) ?? "" },
    ...(body ? { body } : {}),
  });

async function savedCard(stage: Stage): Promise<Call> {
  const { owner, kogi } = stage;
  const known = (await owner.api.payments.listSavedMethods()).data[0];
  if (known) return { params: { saved_method_id: known.saved_method_id } };
  const { url } = await setup(stage);
  const card = { card_number: "4242424242424242", expiry: "12/34", cvc: "123", name: "Ana Sol" };
  await submitForm(kogi, url, { action: "save", ...card });
  await kogi.settle();
  return savedCard(stage);
}

const nobodysCharge = { method_charge_id: "01990000-0000-7000-8000-000000000000" };
const nobodysPage = { reference: "mc_nothing_is_known_by_this_name" };

// Saved cards are their owner's alone. What a charge shows to its owner is played in the module's own test: nobody here
// has been charged.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const paymentMethodsMatrix: readonly Row[] = [
  { route: "GET /api/saved-methods", is: "401 200 200 200 200 200 200 200 403" },
  { route: "POST /api/saved-methods/setups", is: "401 403 201 201 201 201 201 201 403" },
  {
    route: "GET /api/saved-methods/setups/:method_setup_id",
    is: "401 404 200 404 404 404 404 404 403",
    call: setupCall,
  },
  {
    route: "POST /api/saved-methods/:saved_method_id/default",
    is: "401 404 200 404 404 404 404 404 403",
    call: savedCard,
  },
  { route: "GET /api/saved-methods/:saved_method_id/use", is: "401 404 200 404 404 404 404 404 403", call: savedCard },
  { route: "DELETE /api/saved-methods/:saved_method_id", is: "401 404 204 404 404 404 404 404 403", call: savedCard },
  {
    route: "GET /api/method-charges/:method_charge_id",
    is: "401 404 404 404 404 404 404 404 403",
    call: () => ({ params: nobodysCharge }),
  },
  {
    route: "POST /api/method-charges/:method_charge_id/confirmation",
    is: "401 404 404 404 404 404 404 404 403",
    call: () => ({ params: nobodysCharge }),
  },
  { route: "GET /sandbox/setup/:session", is: "200 200 200 200 200 200 200 200 200", call: setupPage() },
  {
    route: "POST /sandbox/setup/:session",
    is: "303 303 303 303 303 303 303 303 303",
    call: setupPage({ action: "challenge_fail" }),
  },
  {
    route: "GET /sandbox/confirm/:reference",
    is: "404 404 404 404 404 404 404 404 404",
    call: () => ({ params: nobodysPage }),
  },
  {
    route: "POST /sandbox/confirm/:reference",
    is: "404 404 404 404 404 404 404 404 404",
    call: () => ({ params: nobodysPage, body: { action: "challenge_fail" } }),
  },
  {
    route: "GET /sandbox/onboarding/:reference",
    is: "404 404 404 404 404 404 404 404 404",
    call: () => ({ params: nobodysPage }),
  },
  {
    route: "POST /sandbox/onboarding/:reference",
    is: "404 404 404 404 404 404 404 404 404",
    call: () => ({ params: nobodysPage, body: { action: "hand_in" } }),
  },
  // Anew, as only somebody whose check goes on is sent to the provider's page.
  { route: "POST /api/identity-verification/link", is: "401 403 409 409 409 409 409 409 403", spoils: true },
  // Only the provider can sign its news, and this one is not in use here.
  {
    route: "POST /api/webhooks/stripe",
    is: "401 401 401 401 401 401 401 401 401",
    call: () => ({ body: { id: "forged" } }),
  },
  { route: "GET /api/admin/webhooks", is: "401 403 403 403 403 403 200 403 403" },
  { route: "POST /api/admin/webhooks/retries", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "POST /api/admin/webhooks/:gateway/:event_id/retry",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { gateway: "sandbox", event_id: "evt_nothing" } }),
  },
];
