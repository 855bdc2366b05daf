import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { disputed, eur, type Hire } from "../things.ts";

/** The dispute of the hire's first milestone; its week of negotiation is over where a mediator is asked for. */
async function dispute(stage: Stage, stageOf: "open" | "mediation"): Promise<Hire & { readonly disputeId: string }> {
  const hired = await disputed(stage.kogi, stage.owner);
  const { dispute: opened } = await hired.client.api.contracts.getMilestone({
    params: { milestone_id: hired.milestoneId },
  });
  const disputeId = opened?.dispute_id ?? "";
  if (stageOf === "mediation") {
    const at = stage.kogi.platform.clock.now();
    // A week on the clock would end the sessions of everybody on the stage.
    await stage.kogi.platform.inTransaction((tx) =>
      tx
        .updateTable("contracts.disputes")
        .set({ status: "mediation", mediation_at: at, evidence_until: at })
        .where("dispute_id", "=", disputeId)
        .execute(),
    );
  }
  return { ...hired, disputeId };
}

const on =
  (stageOf: "open" | "mediation", body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const { client, disputeId } = await dispute(stage, stageOf);
    return { owner: client, params: { dispute_id: disputeId }, ...(body ? { body } : {}) };
  };

/** A decision of another administrator that waits for a second one. */
async function onDecision(stage: Stage): Promise<Call> {
  const { client, disputeId } = await dispute(stage, "mediation");
  const first = await signUp(stage.kogi, { roles: ["admin"] });
  const decision_id = newId();
  await stage.kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("contracts.dispute_decisions")
      .values({
        decision_id,
        dispute_id: disputeId,
        to_freelancer_minor: 20_000n,
        to_client_minor: 40_000n,
        currency: "EUR",
        reasons: "A third was done.",
        status: "proposed",
        decided_by: first.userId,
        decided_at: stage.kogi.platform.clock.now(),
      })
      .execute(),
  );
  return { owner: client, params: { decision_id }, body: { answer: "confirm" } };
}

const said = { text: "Look at this." };

// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const disputesMatrix: readonly Row[] = [
  { route: "GET /api/disputes", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/disputes/:dispute_id", is: "401 404 200 404 404 404 404 404 403", call: on("open") },
  {
    route: "POST /api/disputes/:dispute_id/entries",
    is: "401 403 201 404 404 404 404 404 403",
    call: on("open", said),
  },
  { route: "GET /api/admin/disputes", is: "401 403 403 403 403 403 200 403 403" },
  { route: "GET /api/admin/disputes/:dispute_id", is: "401 403 403 403 403 403 200 403 403", call: on("open") },
  {
    route: "POST /api/admin/disputes/:dispute_id/entries",
    is: "401 403 403 403 403 403 201 403 403",
    call: on("mediation", said),
  },
  {
    route: "POST /api/admin/disputes/:dispute_id/decision",
    is: "401 403 403 403 403 403 200 403 403",
    call: on("mediation", { to_freelancer: eur(10_000), reasons: "As it stands." }),
  },
  {
    route: "POST /api/admin/dispute-decisions/:decision_id/answer",
    is: "401 403 403 403 403 403 200 403 403",
    call: onDecision,
  },
];
