// Breaks the server on purpose, so that a journey that sees nothing wrong is itself found out.
import { Deviation } from "./report.ts";

/** What a journey says when it notices: a deviation for another reason proves nothing. */
export const SABOTAGES: Readonly<Record<string, RegExp>> = {
  posting: /books sum to zero|invariant of the ledger is broken/,
  webhook: /did not happen within/,
};

/** `posting`: the next transfer of the ledger is left out. `webhook`: the next webhook never arrives. */
export async function sabotage(origin: string, kind: string): Promise<void> {
  if (!SABOTAGES[kind])
    throw new Deviation(`no such sabotage: ${kind}; there are ${Object.keys(SABOTAGES).join(" and ")}`);
  const answer = await fetch(`${origin}/dev/sabotage`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind }),
  });
  if (!answer.ok) throw new Deviation(`the server refused the sabotage (${answer.status})`);
}
