// The provider's pages for saving a card: open -> challenge -> open | done, open -> done | expired.
import type { Selectable } from "kysely";
import type { Db, JsonValue, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { SandboxSetupsTable } from "../../payments.tables.ts";
import type { MethodPort, MethodSetup } from "../port-methods.ts";
import { type CardForm, readCard } from "./cards.ts";
import { emit } from "./events.ts";
import { findMethod, insertMethod, type KeptCard, methodView } from "./methods.ts";
import { ATTEMPTS_MAX, type Faults } from "./pay-checkout.ts";

export type SetupRow = Selectable<SandboxSetupsTable>;
type NewSetup = Parameters<MethodPort["createSetup"]>[0];
export const SETUP_EXPIRY_TIMER = "payments.sandbox_setup_expiry";

export async function insertSetup(tx: Tx, platform: Platform, setup: NewSetup): Promise<string> {
  const made = await tx
    .insertInto("payments.sandbox_setups")
    .values({
      session: `seti_${newToken(24)}`,
      idempotency_key: setup.key,
      customer_id: setup.customer,
      return_url: setup.returnUrl,
      expires_at: setup.expiresAt,
      created_at: platform.clock.now(),
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("session")
    .executeTakeFirst();
  if (made) {
    await platform.timers.schedule(tx, { kind: SETUP_EXPIRY_TIMER, ref: made.session, dueAt: setup.expiresAt });
    return made.session;
  }
  const before = await tx
    .selectFrom("payments.sandbox_setups")
    .select("session")
    .where("idempotency_key", "=", setup.key)
    .executeTakeFirstOrThrow();
  return before.session;
}

export async function findSetup(db: Db, session: string): Promise<SetupRow | undefined> {
  return db.selectFrom("payments.sandbox_setups").selectAll().where("session", "=", session).executeTakeFirst();
}

export async function describeSetup(db: Db, platform: Platform, session: string): Promise<MethodSetup | null> {
  const row = await findSetup(db, session);
  if (!row) return null;
  const method = await findMethod(db, row.method_id);
  return {
    reference: session,
    url: `${platform.config.publicUrl}/sandbox/setup/${session}`,
    state: row.state === "done" ? "done" : row.state === "expired" ? "expired" : "open",
    failureCode: row.failure_code,
    method: method ? methodView(method) : null,
  };
}

/** Faults are for the page to show. */
export async function submitSetup(tx: Tx, platform: Platform, session: string, form: CardForm): Promise<Faults | null> {
  const setup = await lockSetup(tx, session);
  if (setup?.state !== "open") return null;
  if (setup.expires_at <= platform.clock.now()) {
    await expireSetup(tx, platform, session);
    return null;
  }
  const read = readCard(form, platform.clock.now());
  if ("faults" in read) return read.faults;
  const answer = read.card.saves ?? read.card.pays;
  const card: KeptCard = { number: read.card.number, expiryMonth: read.expiryMonth, expiryYear: read.expiryYear };
  if (answer.kind === "approved") await keep(tx, platform, setup, card);
  else if (answer.kind === "declined") await refuse(tx, platform, setup, answer.code);
  else if (answer.kind === "challenge")
    await change(tx, session, { state: "challenge", challenge_card: JSON.stringify(card) });
  return null;
}

export async function answerSetup(tx: Tx, platform: Platform, session: string, passed: boolean): Promise<void> {
  const setup = await lockSetup(tx, session);
  if (setup?.state !== "challenge") return;
  if (setup.expires_at <= platform.clock.now()) return expireSetup(tx, platform, session);
  if (passed) return keep(tx, platform, setup, readKeptCard(setup.challenge_card));
  await change(tx, session, { state: "open", challenge_card: null });
  await refuse(tx, platform, setup, "authentication_failed");
}

export async function expireSetup(tx: Tx, platform: Platform, session: string): Promise<void> {
  const setup = await lockSetup(tx, session);
  if (setup?.state !== "open" && setup?.state !== "challenge") return;
  await change(tx, session, { state: "expired", challenge_card: null });
  await emit(tx, platform, "setup.updated", session);
}

async function keep(tx: Tx, platform: Platform, setup: SetupRow, card: KeptCard): Promise<void> {
  const methodId = await insertMethod(tx, platform, setup.customer_id, card);
  await change(tx, setup.session, { state: "done", challenge_card: null, method_id: methodId, failure_code: null });
  await platform.timers.cancel(tx, SETUP_EXPIRY_TIMER, setup.session);
  await emit(tx, platform, "setup.updated", setup.session);
}

async function refuse(tx: Tx, platform: Platform, setup: SetupRow, code: string): Promise<void> {
  const attempts = setup.attempts + 1;
  await change(tx, setup.session, { attempts, failure_code: code });
  if (attempts >= ATTEMPTS_MAX) await expireSetup(tx, platform, setup.session);
}

async function change(
  tx: Tx,
  session: string,
  set: Partial<Omit<SetupRow, "session" | "challenge_card">> & { challenge_card?: string | null },
): Promise<void> {
  await tx.updateTable("payments.sandbox_setups").set(set).where("session", "=", session).execute();
}

async function lockSetup(tx: Tx, session: string): Promise<SetupRow | undefined> {
  return tx
    .selectFrom("payments.sandbox_setups")
    .selectAll()
    .where("session", "=", session)
    .forUpdate()
    .executeTakeFirst();
}

function readKeptCard(value: JsonValue): KeptCard {
  assert(value !== null && typeof value === "object" && "number" in value, "a challenge keeps its card");
  const { number, expiryMonth, expiryYear } = value;
  assert(
    typeof number === "string" && typeof expiryMonth === "number" && typeof expiryYear === "number",
    "a challenge keeps number and expiry",
  );
  return { number, expiryMonth, expiryYear };
}
