// Saving a card: intent first, then the provider's page; what counts afterwards is how it stands there.
import type { MethodSetupView } from "#api-schema/payments-methods.ts";
import { addMs, MINUTE_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { declineSentence } from "../checkout/decline-sentences.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import type { MethodSetup } from "../gateway/port-methods.ts";
import { savedMethodErrors } from "../payments.errors.ts";
import { ensureCustomer } from "./customers.ts";
import { keepMethod } from "./keep-method.ts";
import { savedMethodsOf } from "./saved-methods.repository.ts";

const SETUP_MINUTES = 30;
export const SAVED_METHODS_MAX = 10;

/** Opens the provider's page. Raises `saved_method.too_many`, `payment.gateway_away`. */
export async function startMethodSetup(
  platform: Platform,
  actor: Actor,
  idempotencyKey: string,
  /** Somebody chooses this plan, and goes on with it afterwards. */
  plan?: string,
): Promise<MethodSetupView> {
  const gateway = gatewayOf(platform);
  const saved = await savedMethodsOf(platform.db, actor.userId, gateway.name);
  if (saved.length >= SAVED_METHODS_MAX) throw savedMethodErrors.tooMany();
  const customer = await ensureCustomer(platform, actor.userId);
  const now = platform.clock.now();
  const intent = await platform.inTransaction(async (tx) => {
    const id = newId();
    await tx
      .insertInto("payments.method_setups")
      .values({
        method_setup_id: id,
        user_id: actor.userId,
        gateway: gateway.name,
        return_path: `${plan === undefined ? "/settings/payment-methods" : `/plans/${plan}`}?setup=${id}`,
        idempotency_key: idempotencyKey,
        expires_at: addMs(now, SETUP_MINUTES * MINUTE_MS),
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.columns(["user_id", "idempotency_key"]).doNothing())
      .execute();
    return tx
      .selectFrom("payments.method_setups")
      .selectAll()
      .where("user_id", "=", actor.userId)
      .where("idempotency_key", "=", idempotencyKey)
      .executeTakeFirstOrThrow();
  });
  const setup = await askGateway(
    gateway.createSetup({
      key: intent.method_setup_id,
      customer,
      returnUrl: `${platform.config.publicUrl}${intent.return_path}`,
      expiresAt: intent.expires_at,
    }),
  );
  await platform.inTransaction((tx) =>
    tx
      .updateTable("payments.method_setups")
      .set({ gateway_setup: setup.reference })
      .where("method_setup_id", "=", intent.method_setup_id)
      .execute(),
  );
  return view(intent.method_setup_id, setup);
}

/** For its owner who comes back: how it stands at the provider now. Raises `saved_method.not_found`. */
export async function readMethodSetup(
  platform: Platform,
  actor: Actor,
  methodSetupId: string,
): Promise<MethodSetupView> {
  const row = await platform.db
    .selectFrom("payments.method_setups")
    .selectAll()
    .where("method_setup_id", "=", methodSetupId)
    .where("user_id", "=", actor.userId)
    .executeTakeFirst();
  if (!row) throw savedMethodErrors.notFound();
  if (row.gateway_setup === null) return { method_setup_id: methodSetupId, state: "open", url: null, failure: null };
  const setup = await askGateway(gatewayOf(platform).fetchSetup(row.gateway_setup));
  assert(setup, "the provider knows the pages it made");
  await applySetup(platform, methodSetupId, setup);
  return view(methodSetupId, setup);
}

/** A setup as the provider has it now. False when it is none of ours. */
export async function followSetup(platform: Platform, gateway: string, reference: string): Promise<boolean> {
  const row = await platform.db
    .selectFrom("payments.method_setups")
    .select("method_setup_id")
    .where("gateway", "=", gateway)
    .where("gateway_setup", "=", reference)
    .executeTakeFirst();
  const setup = row && (await gatewayOf(platform).fetchSetup(reference));
  if (!setup) return false;
  await applySetup(platform, row.method_setup_id, setup);
  return true;
}

async function applySetup(platform: Platform, methodSetupId: string, setup: MethodSetup): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const row = await tx
      .selectFrom("payments.method_setups")
      .selectAll()
      .where("method_setup_id", "=", methodSetupId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // What has ended stays as it ended, in whatever order the news come.
    if (row.state !== "open" || setup.state === "open") return;
    await tx
      .updateTable("payments.method_setups")
      .set({ state: setup.state, failure_code: setup.failureCode, updated_at: platform.clock.now() })
      .where("method_setup_id", "=", methodSetupId)
      .execute();
    if (setup.state !== "done") return;
    assert(setup.method, "a setup that is done names its card");
    await keepMethod(tx, platform, { userId: row.user_id, gateway: row.gateway, method: setup.method });
  });
}

function view(methodSetupId: string, setup: MethodSetup): MethodSetupView {
  const { state, failureCode } = setup;
  return {
    method_setup_id: methodSetupId,
    state,
    url: state === "open" ? setup.url : null,
    failure: failureCode === null ? null : { code: failureCode, sentence: declineSentence(failureCode) },
  };
}
