// People on a plan, past their trial and with the first month charged.
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn } from "./paying.ts";
import { type Person, signUp } from "./people.ts";
import { saveCard } from "./saved-cards.ts";
import type { World } from "./world.ts";

const TRIAL_DAYS = 14;

/** Days pass; sessions end meanwhile. */
export async function daysLater(kogi: World, person: Person, days: number): Promise<Person> {
  await kogi.advance(days * DAY_MS);
  return signBackIn(kogi, person);
}

export async function subscribe(
  kogi: World,
  plan: string,
  card: Parameters<typeof saveCard>[2] = "approved",
): Promise<Person> {
  const person = await signUp(kogi);
  await saveCard(kogi, person, card);
  await person.api.payments.startSubscription({ body: { plan }, idempotencyKey: newId() });
  return daysLater(kogi, person, TRIAL_DAYS);
}

export async function planOf(person: Person) {
  const [first] = (await person.api.payments.listSubscriptions({})).data;
  if (!first) throw new Error("there is a plan by now");
  return first;
}
