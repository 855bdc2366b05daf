import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { milestoneSubmitted } from "#events/contracts.ts";
import { attach } from "#modules/media/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { milestoneErrors } from "./contracts.errors.ts";
import { lockMilestone, requireAction } from "./contracts.policy.ts";
import { readRules } from "./contracts.repository.ts";
import { startApprovalClock } from "./contracts.timers.ts";
import { approvalDay } from "./holding/holding.rules.ts";
import { agreedLimit } from "./holding/limit-holding.ts";
import { insertSubmission, updateMilestone } from "./milestones.repository.ts";
import { readMilestone } from "./read-milestone.ts";
import { recordStep } from "./record-step.ts";
import { tidy } from "./tidy.ts";

/** funded | revision_requested -> submitted, and the clock of approval starts. */
export async function submitMilestone(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; note: string; files: readonly string[] },
): Promise<MilestoneView> {
  const { milestoneId, files } = input;
  const note = tidy(input.note);
  if (note === "") throw milestoneErrors.invalid({ fields: [{ pointer: "/body/note", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("submit", seen);
    const { contract, milestone } = seen;
    const at = platform.clock.now();
    const rules = await readRules(tx, contract.rules_version);
    const autoApproveAt = approvalDay(at, { autoApprovalDays: rules.auto_approval_days }, agreedLimit(milestone));
    const submissionId = newId();
    await insertSubmission(tx, {
      submission_id: submissionId,
      milestone_id: milestoneId,
      note,
      files: [...files],
      submitted_at: at,
    });
    await attach(tx, {
      mediaIds: files,
      ownerId: actor.userId,
      purpose: "delivery",
      subject: { type: "submission", id: submissionId },
      at: "/body/files",
    });
    await updateMilestone(
      tx,
      milestoneId,
      {
        status: "submitted",
        submitted_at: at,
        auto_approve_at: autoApproveAt,
        // Handing in is the answer to a client who asked for the money back.
        refund_requested_at: null,
        refund_reason: null,
      },
      at,
    );
    await startApprovalClock(tx, platform, { milestoneId, autoApproveAt, rules });
    await recordStep(tx, platform, {
      contract,
      milestone,
      type: "milestone_submitted",
      actorId: actor.userId,
      note,
      files,
      before: { status: milestone.status },
      after: { status: "submitted", submission_id: submissionId },
    });
    await platform.events.publish(tx, milestoneSubmitted, {
      ...milestoneNews(contract, milestone, actor.userId),
      submission_id: submissionId,
      auto_approve_at: autoApproveAt.toISOString(),
    });
  });
  return readMilestone(platform, actor, milestoneId);
}
