// What only the provider's news would tell, asked for before they are missed for long.
import { sql } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { APPEALED_MS, RUNNING } from "../chargebacks/chargebacks.repository.ts";
import { followDispute } from "../chargebacks/follow-dispute.ts";
import { sendEvidence } from "../chargebacks/send-evidence.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { followPerson } from "../payouts/verify-identity.ts";
import { BANK_ASKED_MS, type Look, type Stuck, touched } from "./stuck.ts";

// Nothing is wanted of most people: of them it is enough to ask now and then.
const RECIPIENT_ASKED_MS = 7 * DAY_MS;
const LOST_ASKED_MS = 7 * DAY_MS;

/**
 * A bank decides within weeks, and its news may be lost; what was written to it is sent until it is there. Decided for the
 * payer, it may be appealed: weekly, and daily while it is.
 */
export async function openDisputes(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const asked = addMs(at, -BANK_ASKED_MS);
  const rows = await tx
    .updateTable("payments.chargebacks")
    .set({ looked_at: at })
    .where("chargeback_id", "in", (eb) =>
      eb
        .selectFrom("payments.chargebacks")
        .select("chargeback_id")
        .where((or) =>
          or.or([
            or("status", "in", [...RUNNING]),
            or.and([or("status", "=", "lost"), or("ended_at", ">", addMs(at, -APPEALED_MS))]),
          ]),
        )
        .where((or) =>
          or.or([
            or.and([
              or(touched, "<", asked),
              or.or([
                or("status", "<>", "lost"),
                or("appeal", "is not", null),
                or(touched, "<", addMs(at, -LOST_ASKED_MS)),
              ]),
            ]),
            or.and([
              or("status", "<>", "lost"),
              or("evidence_at", "is not", null),
              or("evidence_sent_at", "is", null),
              or(touched, "<", stuck),
            ]),
          ]),
        )
        .orderBy(touched)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["chargeback_id", "gateway_dispute"])
    .execute();
  return rows.map(({ chargeback_id, gateway_dispute }) => ({
    what: `chargeback ${chargeback_id}`,
    async again() {
      try {
        await sendEvidence(platform, chargeback_id);
      } finally {
        // Whatever keeps our answer back, the bank decides.
        await followDispute(platform, gateway_dispute);
      }
    },
  }));
}

/** Whom the provider pays out, and whom it is still checking: daily while something is open, weekly otherwise. */
export async function unseenRecipients(tx: Tx, platform: Platform, { at, most }: Look): Promise<readonly Stuck[]> {
  const gateway = gatewayOf(platform).name;
  const seen = sql<Date>`greatest(looked_at, created_at)`;
  const rows = await tx
    .updateTable("payments.gateway_recipients")
    .set({ looked_at: at })
    .where("gateway", "=", gateway)
    .where("user_id", "in", (eb) =>
      eb
        .selectFrom("payments.gateway_recipients")
        .select("user_id")
        .where("gateway", "=", gateway)
        .where(seen, "<", addMs(at, -BANK_ASKED_MS))
        .where((or) =>
          or.or([
            or("state", "is", null),
            or("state", "<>", "enabled"),
            or("due", "<>", sql<string[]>`'{}'`),
            or(seen, "<", addMs(at, -RECIPIENT_ASKED_MS)),
          ]),
        )
        .orderBy(seen)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["user_id", "recipient"])
    .execute();
  return rows.map(({ user_id, recipient }) => ({
    what: `recipient ${user_id}`,
    again: () => followPerson(platform, user_id, recipient),
  }));
}
