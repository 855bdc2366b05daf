// Saving a card as its owner would: our button, the provider's page, back; the newest one becomes the default.
import { newId } from "#platform/ids/index.ts";
import { submitForm } from "./paying.ts";
import type { Person } from "./people.ts";
import type { World } from "./world.ts";

const NUMBERS = {
  approved: "4242 4242 4242 4242",
  /** Can be saved; every later charge is declined. */
  declinedLater: "4000 0000 0000 0341",
  /** The bank asks its customer each time. */
  asksEachTime: "4000 0027 6000 3184",
  /** Each charge is disputed a day later, and lost. */
  disputed: "4000 0000 0000 0259",
  /** The card's bank sends every refund back two days later. */
  refundsFail: "4000 0000 0000 5126",
} as const;

export async function saveCard(kogi: World, person: Person, card: keyof typeof NUMBERS = "approved"): Promise<void> {
  const { payments } = person.api;
  const setup = await payments.startMethodSetup({ idempotencyKey: newId() });
  const fields = { card_number: NUMBERS[card], expiry: "12/34", cvc: "123", name: "Ana Sol" };
  await submitForm(kogi, setup.url, { action: "save", ...fields });
  if (card === "asksEachTime") await submitForm(kogi, setup.url, { action: "challenge_pass" });
  const { state } = await payments.getMethodSetup({ params: { method_setup_id: setup.method_setup_id } });
  if (state !== "done") throw new Error(`the card ${card} was not saved: ${state}`);
  const { data } = await payments.listSavedMethods();
  const newest = data.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))[0];
  if (newest && !newest.default)
    await payments.setDefaultMethod({ params: { saved_method_id: newest.saved_method_id } });
}
