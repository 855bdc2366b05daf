// The sandbox provider's hosted page, used as a browser would: open it, post its form, follow where it leads.
import { expectThat } from "./report.ts";

export const CARDS = {
  approved: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  challenge: "4000 0000 0000 3220",
  /** Its bank takes the money back a day later. */
  disputed: "4000 0000 0000 0259",
} as const;

async function post(
  url: string,
  fields: Record<string, string>,
): Promise<{ status: number; location: string | null; page: string }> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return { status: answer.status, location: answer.headers.get("location"), page: await answer.text() };
}

export async function openCheckout(url: string): Promise<string> {
  const answer = await fetch(url);
  expectThat(`the hosted page opens (${answer.status})`, answer.ok);
  return answer.text();
}

/** Sends the card form; the answer is where the provider leads: back to Kogi, a challenge, or the form again. */
export async function payWith(
  url: string,
  card: string,
): Promise<{ status: number; location: string | null; page: string }> {
  return post(url, { action: "pay", card_number: card, expiry: "12/34", cvc: "123", name: "Test Person" });
}

export async function answerChallenge(url: string, action: "challenge_pass" | "challenge_fail") {
  return post(url, { action });
}
