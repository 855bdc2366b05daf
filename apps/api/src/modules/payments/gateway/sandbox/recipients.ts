// Accounts of people who are paid. What the provider thinks of one follows from their last identity check.
import type { Db, Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { GatewayRecipient, RecipientPort } from "../port-recipients.ts";
import { emit } from "./events.ts";

const NAMES_DUE = ["individual.first_name", "individual.last_name", "individual.dob"];
const DOCUMENT_DUE = ["individual.verification.document"];

export async function insertRecipient(
  tx: Tx,
  platform: Platform,
  { key, country }: Parameters<RecipientPort["createRecipient"]>[0],
): Promise<string> {
  await tx
    .insertInto("payments.sandbox_recipients")
    .values({ recipient_id: `acct_${newToken(16)}`, idempotency_key: key, country, created_at: platform.clock.now() })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .execute();
  const row = await tx
    .selectFrom("payments.sandbox_recipients")
    .select("recipient_id")
    .where("idempotency_key", "=", key)
    .executeTakeFirstOrThrow();
  return row.recipient_id;
}

export async function findRecipient(db: Db, recipientId: string): Promise<GatewayRecipient | null> {
  const row = await db
    .selectFrom("payments.sandbox_recipients")
    .select("recipient_id")
    .where("recipient_id", "=", recipientId)
    .executeTakeFirst();
  if (!row) return null;
  const check = await lastCheck(db, recipientId);
  const due = !check ? NAMES_DUE : check.state === "document" ? DOCUMENT_DUE : [];
  const state =
    due.length > 0
      ? "restricted"
      : check?.state === "verified"
        ? "enabled"
        : check?.state === "refused"
          ? "rejected"
          : "pending";
  return {
    id: recipientId,
    state,
    due,
    pastDue: [],
    refused: [],
    deadline: null,
    disabledReason: state === "rejected" ? "rejected.other" : state === "restricted" ? "requirements.past_due" : null,
  };
}

export async function openOnboarding(tx: Tx, recipientId: string, returnUrl: string): Promise<void> {
  await tx
    .updateTable("payments.sandbox_recipients")
    .set({ return_url: returnUrl })
    .where("recipient_id", "=", recipientId)
    .execute();
}

/** The page's address back, while a document is wanted there; null when nothing is. */
export async function findOnboarding(
  db: Db,
  recipientId: string,
): Promise<{ returnUrl: string; wanted: boolean } | null> {
  const row = await db
    .selectFrom("payments.sandbox_recipients")
    .select("return_url")
    .where("recipient_id", "=", recipientId)
    .executeTakeFirst();
  if (!row?.return_url) return null;
  return { returnUrl: row.return_url, wanted: (await lastCheck(db, recipientId))?.state === "document" };
}

/** The person hands in the document that was wanted. */
export async function handInDocument(tx: Tx, platform: Platform, recipientId: string): Promise<void> {
  const check = await lastCheck(tx, recipientId);
  if (check?.state !== "document") return;
  await tx
    .updateTable("payments.sandbox_identities")
    .set({ state: "verified" })
    .where("identity_id", "=", check.identity_id)
    .execute();
  await emit(tx, platform, "identity.updated", check.identity_id);
}

async function lastCheck(db: Db, recipientId: string) {
  return db
    .selectFrom("payments.sandbox_identities")
    .select(["identity_id", "state"])
    .where("recipient_id", "=", recipientId)
    .orderBy("created_at", "desc")
    .orderBy("identity_id", "desc")
    .limit(1)
    .executeTakeFirst();
}
