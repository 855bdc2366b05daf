// The provider's news: written with the change, sent by a job as a signed request, more than once and late when the
// settings say so.
import { createHash } from "node:crypto";
import { type Static, Type } from "typebox";
import type { SandboxSettings as SettingsSchema } from "#api-schema/payments-views.ts";
import { addMs, SECOND_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { SIGNATURE_HEADER, sign, webhookSecret } from "./signature.ts";

export type SandboxSettings = Static<typeof SettingsSchema>;
export type SandboxEventType =
  | "checkout.completed"
  | "checkout.attempt_failed"
  | "checkout.expired"
  | "checkout.settled"
  | "refund.updated"
  | "payout.updated"
  | "identity.updated"
  | "setup.updated"
  | "method_charge.updated"
  | "method_charge.settled"
  | "checkout.processing"
  | "checkout.authorised"
  | "dispute.opened"
  | "dispute.updated";

/** Sends one request to Kogi's webhook address and gives the status of the answer. */
export type Deliver = (request: { headers: Readonly<Record<string, string>>; body: Buffer }) => Promise<number>;

const SHUFFLE_SECONDS = 10;
const deliverEvent = defineJob(
  "payments.sandbox_deliver",
  Type.Object({ event_id: Type.String(), forged: Type.Optional(Type.Boolean()) }),
  {
    retryLimit: 12,
  },
);
const LATE = "payments.sandbox_late";

export async function emit(tx: Tx, platform: Platform, type: SandboxEventType, objectId: string): Promise<void> {
  const eventId = `evt_${newToken(12)}`;
  const now = platform.clock.now();
  await tx
    .insertInto("payments.sandbox_events")
    .values({ event_id: eventId, type, object_id: objectId, created_at: now })
    .execute();
  const settings = await readSettings(tx);
  for (let copy = 1; copy <= settings.duplicate; copy += 1) await send(tx, platform, settings, { eventId, copy });
  if (settings.forge) await send(tx, platform, settings, { eventId, copy: 0, forged: true });
  if (settings.unknown) await sendUnknown(tx, platform, settings, eventId);
}

interface Delivery {
  readonly eventId: string;
  readonly copy: number;
  /** Signed with another secret, and naming an event of its own. */
  readonly forged?: boolean;
}

async function send(tx: Tx, platform: Platform, settings: SandboxSettings, delivery: Delivery): Promise<void> {
  const name = `${delivery.eventId}#${delivery.copy}`;
  const payload = { event_id: delivery.eventId, forged: delivery.forged ?? false };
  const seconds = settings.delay + (settings.shuffle ? spread(name) : 0);
  if (seconds === 0) await platform.jobs.enqueue(tx, deliverEvent, payload);
  else
    await platform.timers.schedule(tx, {
      kind: LATE,
      ref: name,
      dueAt: addMs(platform.clock.now(), seconds * SECOND_MS),
      payload,
    });
}

/** True news, of a type and an object that nobody knows. */
async function sendUnknown(tx: Tx, platform: Platform, settings: SandboxSettings, beside: string): Promise<void> {
  const eventId = `${beside}_unknown`;
  await tx
    .insertInto("payments.sandbox_events")
    .values({
      event_id: eventId,
      type: "tide.turned",
      object_id: `tide_${eventId}`,
      created_at: platform.clock.now(),
    })
    .execute();
  await send(tx, platform, settings, { eventId, copy: 1 });
}

/** Call once: says how requests reach Kogi. */
export function handleDeliveries(platform: Platform, deliver: Deliver): void {
  platform.jobs.handle(deliverEvent, async ({ event_id, forged = false }) => {
    const event = await platform.db
      .selectFrom("payments.sandbox_events")
      .selectAll()
      .where("event_id", "=", event_id)
      .executeTakeFirstOrThrow();
    const text = JSON.stringify({
      id: forged ? `${event.event_id}_forged` : event.event_id,
      type: event.type,
      created: event.created_at.toISOString(),
      object: { id: event.object_id },
    });
    const body = Buffer.from(text);
    const secret = forged ? "somebody else's secret" : webhookSecret(platform.secret);
    const signature = sign(secret, body, platform.clock.now());
    const status = await deliver({
      headers: { "content-type": "application/json", [SIGNATURE_HEADER]: signature },
      body,
    });
    // A forgery that is refused has met its end; one that is taken is told loudly.
    if (forged && status < 300) platform.log.error({ eventId: event.event_id }, "a forged webhook was taken");
    if (!forged && status >= 300) throw new Error(`Kogi answered ${status} to ${event.type}`);
  });
  platform.timers.onDue(LATE, async (tx, { payload }) => {
    const { event_id, forged } = payload;
    assert(typeof event_id === "string", "a late delivery names its event");
    await platform.jobs.enqueue(tx, deliverEvent, { event_id, forged: forged === true });
  });
}

export async function readSettings(db: Db): Promise<SandboxSettings> {
  const row = await db.selectFrom("payments.sandbox_settings").selectAll().executeTakeFirstOrThrow();
  const { duplicate, shuffle, forge, unknown } = row;
  return { duplicate, shuffle, delay: row.delay_seconds, forge, unknown };
}

export async function changeSettings(tx: Tx, change: Partial<SandboxSettings>): Promise<SandboxSettings> {
  const settings = { ...(await readSettings(tx)), ...change };
  await tx
    .updateTable("payments.sandbox_settings")
    .set({
      duplicate: settings.duplicate,
      shuffle: settings.shuffle,
      delay_seconds: settings.delay,
      forge: settings.forge,
      unknown: settings.unknown,
    })
    .execute();
  return settings;
}

/** 0 to 9 seconds by the name alone: out of order, and the same each time. */
function spread(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) % SHUFFLE_SECONDS;
}
