// The account at the provider that a person is paid out through, and the page where the provider asks for what it lacks.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import { identityErrors } from "../payments.errors.ts";
import { followRecipient, recipientNow } from "./follow-recipient.ts";
import { oneAtATime, removeAllMethods } from "./payout-methods.ts";
import { isWanting, mayHandInAnew, type RecipientState } from "./requirements.rules.ts";

/** Made when it is first needed; a person has one, and its country is where they live. */
export async function ensureRecipient(platform: Platform, userId: string, country: string): Promise<string> {
  const known = await findRecipient(platform.db, platform, userId);
  if (known) return known.recipient;
  const wish = { user_id: userId, gateway: gatewayOf(platform).name, country, created_at: platform.clock.now() };
  const recipient = await createRecipient(platform, userId, country);
  await platform.inTransaction((tx) =>
    tx
      .insertInto("payments.gateway_recipients")
      .values({ ...wish, recipient })
      // Whichever of its names meets: asked for one alone, the other is met as an error.
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return (await findRecipient(platform.db, platform, userId))?.recipient ?? recipient;
}

/**
 * The account of somebody who says where they live and is not verified yet. A provider's account stays in the country
 * it was made in, where nobody of another passes its checks: then they get a new one, and lose the bank accounts of the old. Whom the provider
 * has rejected it does not meet again as somebody new.
 */
export async function recipientLivingIn(platform: Platform, userId: string, country: string): Promise<string> {
  const recipient = await ensureRecipient(platform, userId, country);
  const known = await findRecipient(platform.db, platform, userId);
  if (!known || known.country === country || (await stateNow(platform, recipient)) === "rejected") return recipient;
  const moved = await createRecipient(platform, userId, country);
  await platform.inTransaction((tx) => moveRecipient(tx, platform, { userId, before: recipient, moved, country }));
  return moved;
}

/** Asked twice at once, the key gives the same account both times. */
async function createRecipient(platform: Platform, key: string, country: string): Promise<string> {
  return (await askGateway(gatewayOf(platform).createRecipient({ key, country }))).recipient;
}

async function moveRecipient(
  tx: Tx,
  platform: Platform,
  { userId, before, moved, country }: { userId: string; before: string; moved: string; country: string },
): Promise<void> {
  const { name: gateway } = gatewayOf(platform);
  await oneAtATime(tx, userId);
  // Some providers keep one account wherever somebody lives.
  if (moved !== before) await removeAllMethods(tx, platform, userId);
  await tx
    .updateTable("payments.gateway_recipients")
    .set({ recipient: moved, country, state: null, due: [], past_due: [], deadline: null, disabled_reason: null })
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway)
    .execute();
}

/** Whether the provider, asked now, waits for more before it decides. */
export async function isAsking(platform: Platform, userId: string): Promise<boolean> {
  const known = await findRecipient(platform.db, platform, userId);
  return known !== undefined && mayHandInAnew(await stateNow(platform, known.recipient));
}

async function stateNow(platform: Platform, recipient: string): Promise<RecipientState | null> {
  return (await askGateway(gatewayOf(platform).fetchRecipient(recipient)))?.state ?? null;
}

/** The provider's page for what is still due. Raises `identity.nothing_due`, `payment.gateway_away`. */
export async function continueIdentity(platform: Platform, actor: Actor): Promise<{ url: string }> {
  const recipient = (await findRecipient(platform.db, platform, actor.userId))?.recipient;
  if (recipient) await askGateway(followRecipient(platform, recipient));
  const now = await recipientNow(platform.db, gatewayOf(platform).name, actor.userId);
  if (!recipient || !now || !isWanting(now)) throw identityErrors.nothingDue();
  const page = `${platform.config.publicUrl}/wallet/identity`;
  return askGateway(gatewayOf(platform).onboardingLink({ recipient, returnUrl: page, refreshUrl: page }));
}

export async function findRecipient(
  db: Db,
  platform: Platform,
  userId: string,
): Promise<{ readonly recipient: string; readonly country: string } | undefined> {
  return db
    .selectFrom("payments.gateway_recipients")
    .select(["recipient", "country"])
    .where("user_id", "=", userId)
    .where("gateway", "=", gatewayOf(platform).name)
    .executeTakeFirst();
}
