// The account at the provider that a person is paid out through, and the page where the provider asks for what it lacks.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import { identityErrors, paymentErrors } from "../payments.errors.ts";
import { followRecipient, recipientNow } from "./follow-recipient.ts";
import { oneAtATime, removeAllMethods } from "./payout-methods.ts";
import { isWanting, mayHandInAnew, type RecipientState } from "./requirements.rules.ts";

/**
 * Made when it is first needed; a person has one, and its country is where they live: `elsewhere` where the provider has none
 * there, until a check says more.
 */
export async function ensureRecipient(
  platform: Platform,
  userId: string,
  country: string,
  elsewhere = country,
): Promise<string> {
  const known = await findRecipient(platform.db, platform, userId);
  if (known) return known.recipient;
  const created = await createFirst(platform, userId, [...new Set([country, elsewhere])]);
  const wish = { user_id: userId, gateway: gatewayOf(platform).name, created_at: platform.clock.now() };
  await platform.inTransaction((tx) =>
    tx
      .insertInto("payments.gateway_recipients")
      .values({ ...wish, ...created })
      // Whichever of its names meets: asked for one alone, the other is met as an error.
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return (await findRecipient(platform.db, platform, userId))?.recipient ?? created.recipient;
}

/** In the first of these countries that the provider has accounts in. */
async function createFirst(
  platform: Platform,
  userId: string,
  countries: readonly string[],
): Promise<{ readonly recipient: string; readonly country: string }> {
  for (const country of countries) {
    const answer = await askGateway(orRefused(gatewayOf(platform).createRecipient({ key: userId, country })));
    if (!(answer instanceof GatewayRefused)) return { recipient: answer.recipient, country };
  }
  throw paymentErrors.gatewayRefused();
}

export interface Home {
  /** What a check is asked of. */
  readonly recipient: string;
  /** What they had until now. */
  readonly before: string;
  readonly isMoved: boolean;
}

/**
 * The account of somebody who says where they live and is not verified yet. A provider's account stays in the country
 * it was made in, where nobody of another passes its checks: then there is a new one, theirs by `moveRecipient`. Whom the
 * provider has rejected it does not meet again as somebody new.
 */
export async function recipientLivingIn(platform: Platform, userId: string, country: string): Promise<Home> {
  const before = await ensureRecipient(platform, userId, country);
  const known = await findRecipient(platform.db, platform, userId);
  if (!known || known.country === country || (await stateNow(platform, before)) === "rejected")
    return { recipient: before, before, isMoved: false };
  return { recipient: await createRecipient(platform, userId, country), before, isMoved: true };
}

/** Asked twice at once, the key gives the same account both times. */
async function createRecipient(platform: Platform, key: string, country: string): Promise<string> {
  return (await askGateway(gatewayOf(platform).createRecipient({ key, country }))).recipient;
}

/** Their bank accounts of the one before are given up with it. The caller holds their checks. */
export async function moveRecipient(
  tx: Tx,
  platform: Platform,
  { userId, country, home }: { readonly userId: string; readonly country: string; readonly home: Home },
): Promise<void> {
  const { recipient, before } = home;
  const { name: gateway } = gatewayOf(platform);
  await oneAtATime(tx, userId);
  // Some providers keep one account wherever somebody lives.
  if (recipient !== before) await removeAllMethods(tx, platform, userId);
  await tx
    .updateTable("payments.gateway_recipients")
    .set({ recipient, country, state: null, due: [], past_due: [], refused: [], deadline: null, disabled_reason: null })
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
