// The account at the provider that a person is paid out through, and the page where the provider asks for what it lacks.
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import { identityErrors } from "../payments.errors.ts";
import { followRecipient, recipientNow } from "./follow-recipient.ts";
import { isWanting } from "./requirements.rules.ts";

/** Made when it is first needed; a person has one, in the country they first named. */
export async function ensureRecipient(platform: Platform, userId: string, country: string): Promise<string> {
  const known = await findRecipient(platform, userId);
  if (known) return known;
  const gateway = gatewayOf(platform);
  // Asked twice at once, the key gives the same account both times.
  const { recipient } = await askGateway(gateway.createRecipient({ key: userId, country }));
  await platform.inTransaction((tx) =>
    tx
      .insertInto("payments.gateway_recipients")
      .values({ user_id: userId, gateway: gateway.name, recipient, country, created_at: platform.clock.now() })
      // Whichever of its names meets: asked for one alone, the other is met as an error.
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return (await findRecipient(platform, userId)) ?? recipient;
}

/** The provider's page for what is still due. Raises `identity.nothing_due`, `payment.gateway_away`. */
export async function continueIdentity(platform: Platform, actor: Actor): Promise<{ url: string }> {
  const recipient = await findRecipient(platform, actor.userId);
  if (recipient) await askGateway(followRecipient(platform, recipient));
  const now = await recipientNow(platform.db, gatewayOf(platform).name, actor.userId);
  if (!recipient || !now || !isWanting(now)) throw identityErrors.nothingDue();
  const page = `${platform.config.publicUrl}/wallet/identity`;
  return askGateway(gatewayOf(platform).onboardingLink({ recipient, returnUrl: page, refreshUrl: page }));
}

async function findRecipient(platform: Platform, userId: string): Promise<string | null> {
  const row = await platform.db
    .selectFrom("payments.gateway_recipients")
    .select("recipient")
    .where("user_id", "=", userId)
    .where("gateway", "=", gatewayOf(platform).name)
    .executeTakeFirst();
  return row?.recipient ?? null;
}
