// The provider's identity checks. Deterministic: the words of a name decide.
import { failuresEn } from "#api-schema/failures.ts";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { Gateway, IdentityAnswer } from "../port.ts";
import { emit } from "./events.ts";

type Person = Parameters<Gateway["verifyIdentity"]>[0];
const IDENTITY_DECIDED = "payments.sandbox_identity";
const IDENTITY_HOURS = 1;

export function handleIdentities(platform: Platform): void {
  platform.timers.onDue(IDENTITY_DECIDED, async (tx, { ref }) => {
    await tx
      .updateTable("payments.sandbox_identities")
      .set({ state: "verified" })
      .where("identity_id", "=", ref)
      .execute();
    await emit(tx, platform, "identity.updated", ref);
  });
}

/**
 * A name with the word "Refused" is refused, one with "Pending" is verified an hour later, one with "Document" when its
 * owner has handed one in on the provider's page, any other at once.
 */
export async function insertIdentity(tx: Tx, platform: Platform, person: Person): Promise<string> {
  const now = platform.clock.now();
  const refused = /\brefused\b/i.test(person.legalName);
  const pending = /\bpending\b/i.test(person.legalName);
  const made = await tx
    .insertInto("payments.sandbox_identities")
    .values({
      identity_id: `id_${newToken(16)}`,
      idempotency_key: person.key,
      recipient_id: person.recipient,
      state: stateOf(person.legalName),
      reason: refused ? failuresEn.name_differs : null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("identity_id")
    .executeTakeFirst();
  if (made && pending && !refused)
    await platform.timers.schedule(tx, {
      kind: IDENTITY_DECIDED,
      ref: made.identity_id,
      dueAt: addMs(now, IDENTITY_HOURS * HOUR_MS),
    });
  if (made) return made.identity_id;
  const before = await tx
    .selectFrom("payments.sandbox_identities")
    .select("identity_id")
    .where("idempotency_key", "=", person.key)
    .executeTakeFirstOrThrow();
  return before.identity_id;
}

function stateOf(name: string): string {
  for (const state of ["refused", "pending", "document"])
    if (new RegExp(`\\b${state}\\b`, "i").test(name)) return state;
  return "verified";
}

export async function findIdentity(db: Db, identityId: string): Promise<IdentityAnswer | null> {
  const row = await db
    .selectFrom("payments.sandbox_identities")
    .select(["identity_id", "state", "reason"])
    .where("identity_id", "=", identityId)
    .executeTakeFirst();
  if (!row) return null;
  // A check that wants a document is pending to everybody else; beside it the column allows the three words of the port.
  const state = row.state === "document" ? "pending" : (row.state as IdentityAnswer["state"]);
  return { id: row.identity_id, state, reason: row.reason };
}
