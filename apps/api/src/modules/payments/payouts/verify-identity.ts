import type { Static } from "typebox";
import type { IdentityVerificationBody, IdentityVerificationView } from "#api-schema/payments-views.ts";
import { identityDecided } from "#events/payments.ts";
import type { Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import type { IdentityAnswer } from "../gateway/port.ts";
import { identityErrors } from "../payments.errors.ts";
import { readName } from "../person-names.ts";
import { isCountry } from "../rates/reference.ts";
import { askAnew, followRecipient, type RecipientNow, recipientNow } from "./follow-recipient.ts";
import { isAdult, isLiving } from "./identity.rules.ts";
import {
  endReplaced,
  type IdentityRow,
  lockCheckNamed,
  lockChecksOf,
  newestCheck,
} from "./identity-checks.repository.ts";
import { findRecipient, isAsking, moveRecipient, recipientLivingIn } from "./recipients.ts";
import { isWanting, mayHandInAnew, payoutBlock } from "./requirements.rules.ts";

type Body = Static<typeof IdentityVerificationBody>;
type View = Static<typeof IdentityVerificationView>;

/**
 * Asks the provider; also while it still asks for something, so that who gave a wrong country or name is not stuck with it.
 * Raises `identity.already_verified`, `being_checked`, `under_age`, `unknown_country`.
 */
export async function submitIdentity(platform: Platform, actor: Actor, body: Body): Promise<View> {
  const now = platform.clock.now();
  const refuse = (make: typeof identityErrors.underAge, field: string) => {
    const { message } = make();
    return make({ fields: [{ pointer: `/body/${field}`, detail: message }] });
  };
  const legalName = readName(body.legal_name, requestErrors.invalid, "/body/legal_name");
  if (!isLiving(body.birth_date, now))
    throw requestErrors.invalid({
      fields: [{ pointer: "/body/birth_date", detail: "This is not a valid date.", code: "format" }],
    });
  if (!isAdult(body.birth_date, now)) throw refuse(identityErrors.underAge, "birth_date");
  if (!isCountry(platform, body.country)) throw refuse(identityErrors.unknownCountry, "country");
  const before = await newestCheck(platform.db, actor.userId);
  const replaced = before?.state === "pending" && (await isAsking(platform, actor.userId)) ? before : undefined;
  refuseAnother(before, replaced);
  const checkId = newId();
  const gateway = gatewayOf(platform);
  const home = await recipientLivingIn(platform, actor.userId, body.country);
  const { recipient } = home;
  const person = { key: checkId, recipient, legalName, birthDate: body.birth_date, country: body.country };
  const answer = await askGateway(gateway.verifyIdentity(person));
  await platform.inTransaction(async (tx) => {
    // Two forms sent at once were both asked of the provider: the first answer counts.
    await lockChecksOf(tx, actor.userId);
    refuseAnother(await newestCheck(tx, actor.userId), replaced);
    // One of another country was faster, and its account is the person's now.
    if ((await findRecipient(tx, platform, actor.userId))?.recipient !== home.before)
      throw identityErrors.beingChecked();
    if (replaced) await endReplaced(tx, replaced.identity_check_id, now);
    if (home.isMoved) await moveRecipient(tx, platform, { userId: actor.userId, country: body.country, home });
    await tx
      .insertInto("payments.identity_checks")
      .values({
        identity_check_id: checkId,
        user_id: actor.userId,
        legal_name: legalName,
        birth_date: body.birth_date,
        country: body.country,
        state: answer.state,
        reason: answer.reason,
        gateway: gateway.name,
        gateway_check: answer.id,
        submitted_at: now,
        decided_at: answer.state === "pending" ? null : now,
      })
      .execute();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.identity_submitted",
      subject: { type: "person", id: actor.userId },
      after: { state: answer.state },
    });
    await tellDecision(tx, platform, actor.userId, answer);
    await askAnew(tx, platform, recipient);
  });
  return readIdentity(platform, actor.userId);
}

function refuseAnother(newest: IdentityRow | undefined, replaced: IdentityRow | undefined): void {
  if (newest?.state === "verified") throw identityErrors.alreadyVerified();
  if (newest?.state === "pending" && newest.identity_check_id !== replaced?.identity_check_id)
    throw identityErrors.beingChecked();
}

/** A check, and whoever it is of, as the provider has them now. False when it is none of ours. */
export async function followIdentity(platform: Platform, gatewayCheck: string): Promise<boolean> {
  const gateway = gatewayOf(platform);
  const answer = await gateway.fetchIdentity(gatewayCheck);
  if (!answer) return false;
  const userId = await platform.inTransaction(async (tx) => {
    const row = await lockCheckNamed(tx, gateway.name, gatewayCheck);
    if (row?.state !== "pending" || answer.state === "pending") return row?.user_id ?? null;
    await tx
      .updateTable("payments.identity_checks")
      .set({ state: answer.state, reason: answer.reason, decided_at: platform.clock.now() })
      .where("identity_check_id", "=", row.identity_check_id)
      .execute();
    await tellDecision(tx, platform, row.user_id, answer);
    return row.user_id;
  });
  // Where the account itself is the check's name, it may be known before there is a check.
  const recipient = userId === null ? gatewayCheck : (await recipientNow(platform.db, gateway.name, userId))?.recipient;
  const known = recipient !== undefined && (await followRecipient(platform, recipient));
  return known || userId !== null;
}

/** For the net: whatever of this person the provider may have told and nobody heard. */
export async function followPerson(platform: Platform, userId: string, recipient: string): Promise<void> {
  const check = await newestCheck(platform.db, userId);
  if (check?.state === "pending") await followIdentity(platform, check.gateway_check);
  else await followRecipient(platform, recipient);
}

export async function readIdentity(platform: Platform, userId: string): Promise<View> {
  const { db } = platform;
  const row = await newestCheck(db, userId);
  if (!row)
    return {
      state: "none",
      legal_name: null,
      country: null,
      reason: null,
      submitted_at: null,
      decided_at: null,
      requirements: null,
      can: ["submit"],
    };
  const now = await recipientNow(db, gatewayOf(platform).name, userId);
  const wants = now !== null && isWanting(now);
  return {
    // The column's check constraint allows these words alone.
    state: row.state as View["state"],
    legal_name: row.legal_name,
    country: row.country,
    reason: row.reason,
    submitted_at: row.submitted_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
    requirements: now && {
      wanted: [...now.wanted],
      refused: [...now.refused],
      deadline: wants ? (now.deadline?.toISOString() ?? null) : null,
      blocks: payoutBlock(now) !== null,
    },
    can: mayDo(row, now),
  };
}

function mayDo({ state }: IdentityRow, now: RecipientNow | null): View["can"] {
  if (state === "refused") return ["submit"];
  if (state === "pending") return now && mayHandInAnew(now.state) ? ["continue", "submit"] : ["continue"];
  return now && isWanting(now) ? ["continue"] : [];
}

async function tellDecision(tx: Tx, platform: Platform, userId: string, answer: IdentityAnswer): Promise<void> {
  if (answer.state === "pending") return;
  await platform.events.publish(tx, identityDecided, { user_id: userId, state: answer.state, reason: answer.reason });
}
