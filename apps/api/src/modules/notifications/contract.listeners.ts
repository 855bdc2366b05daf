// Who hears of work and its money: the side that did not act, or both when a timer or the gateway did.

import type { NotificationCategory } from "#api-schema/notifications.ts";
import {
  approvalReminder,
  contractCancelled,
  contractCompleted,
  contractStarted,
  disputeEntryAdded,
  disputeReminder,
  disputeWithdrawn,
  holdingWarning,
  mediationStarted,
  milestoneAnswered,
  milestoneDisputed,
  milestoneFunded,
  milestoneProposed,
  milestoneRefunded,
  milestoneReleased,
  milestoneSplit,
  milestoneSubmitted,
  refundRequested,
  restAnswered,
  restAsked,
  reviewAnswered,
  reviewRevealed,
  reviewWritten,
  revisionRequested,
  settlementProposed,
} from "#events/contracts.ts";
import type { Platform } from "#platform/platform.ts";
import { amount, day, hear } from "./hears.ts";
import type { Notice } from "./notify.ts";

interface ContractNews {
  readonly contract_id: string;
  readonly client_id: string;
  readonly freelancer_id: string;
}
interface MilestoneNews extends ContractNews {
  readonly milestone_id: string;
  readonly milestone_title: string;
  readonly actor_id: string | null;
}
interface Words {
  readonly kind: string;
  readonly title: string;
  readonly body?: string;
  readonly category?: NotificationCategory;
}

function toPerson(
  news: ContractNews,
  userId: string,
  actorId: string | null,
  words: Words,
  milestoneId?: string,
): Notice {
  return {
    userId,
    actorId,
    kind: words.kind,
    category: words.category ?? "contracts",
    subject: milestoneId ? { type: "milestone", id: milestoneId } : { type: "contract", id: news.contract_id },
    link: `/contracts/${news.contract_id}`,
    title: words.title,
    body: words.body ?? "",
  };
}

/** Both sides but the one who did it; everybody when nobody did. */
function toOthers(news: ContractNews, actorId: string | null, words: Words, milestoneId?: string): readonly Notice[] {
  return [news.client_id, news.freelancer_id]
    .filter((userId) => userId !== actorId)
    .map((userId) => toPerson(news, userId, actorId, words, milestoneId));
}

const aboutMilestone = (news: MilestoneNews, words: Words) => toOthers(news, news.actor_id, words, news.milestone_id);

export function hearOfContracts(platform: Platform): void {
  hear(platform, contractStarted, (news) =>
    toOthers(news, news.accepted_by, {
      kind: contractStarted.name,
      title: `“${news.title}” is agreed: ${amount(news.total)}`,
      body: "Work is protected once the first milestone's money is.",
    }),
  );
  hear(platform, contractCompleted, (news) =>
    toOthers(news, null, {
      kind: contractCompleted.name,
      title: `“${news.title}” is finished`,
      body: "Tell others how it went: your review shows once both have written.",
    }),
  );
  hear(platform, contractCancelled, (news) =>
    toOthers(news, news.ended_by, {
      kind: contractCancelled.name,
      title: `“${news.title}” was ended`,
      body: news.reason ?? "",
    }),
  );
  hearOfMilestones(platform);
  hearOfMilestoneMoney(platform);
  hearOfRestAndHolding(platform);
  hearOfDisputes(platform);
  hearOfReviews(platform);
}

function hearOfMilestones(platform: Platform): void {
  hear(platform, milestoneProposed, (news) =>
    aboutMilestone(news, {
      kind: milestoneProposed.name,
      title: `A further milestone is proposed: “${news.milestone_title}”, ${amount(news.amount)}`,
    }),
  );
  hear(platform, milestoneAnswered, (news) =>
    aboutMilestone(news, { kind: milestoneAnswered.name, title: `“${news.milestone_title}” was ${news.answer}` }),
  );
  hear(platform, milestoneSubmitted, (news) =>
    aboutMilestone(news, {
      kind: milestoneSubmitted.name,
      title: `Work on “${news.milestone_title}” was handed in`,
      body: `Approve it or ask for changes. Without an answer it is approved by itself on ${day(news.auto_approve_at)}.`,
    }),
  );
  hear(platform, revisionRequested, (news) =>
    aboutMilestone(news, { kind: revisionRequested.name, title: `Changes are asked for in “${news.milestone_title}”` }),
  );
  hear(platform, approvalReminder, (news) => [
    toPerson(
      news,
      news.client_id,
      null,
      {
        kind: approvalReminder.name,
        title: `“${news.milestone_title}” waits for your answer`,
        body: `It is approved by itself on ${day(news.auto_approve_at)}.`,
      },
      news.milestone_id,
    ),
  ]);
}

const REFUND_CAUSES: Readonly<Record<string, string>> = {
  holding_ended: "The longest time that money may be held is over.",
  kogi: "Kogi sent it back.",
};

function hearOfMilestoneMoney(platform: Platform): void {
  hear(platform, milestoneFunded, (news) =>
    toOthers(
      news,
      null,
      {
        kind: milestoneFunded.name,
        category: "money",
        title: `${amount(news.amount)} for “${news.milestone_title}” are protected`,
        body: "The money stays safe until the work is approved.",
      },
      news.milestone_id,
    ),
  );
  hear(platform, milestoneReleased, (news) => [
    toPerson(
      news,
      news.freelancer_id,
      news.actor_id,
      {
        kind: milestoneReleased.name,
        category: "money",
        title: `${amount(news.net)} released to you for “${news.milestone_title}”`,
        body: `You can withdraw it from ${day(news.available_at)}.`,
      },
      news.milestone_id,
    ),
    toPerson(
      news,
      news.client_id,
      news.actor_id,
      {
        kind: milestoneReleased.name,
        category: "money",
        title: `${amount(news.amount)} for “${news.milestone_title}” were released`,
      },
      news.milestone_id,
    ),
  ]);
  hear(platform, refundRequested, (news) =>
    aboutMilestone(news, {
      kind: refundRequested.name,
      category: "money",
      title: `The client asks to have ${amount(news.amount)} back: “${news.milestone_title}”`,
    }),
  );
  hear(platform, milestoneRefunded, (news) =>
    toOthers(
      news,
      null,
      {
        kind: milestoneRefunded.name,
        category: "money",
        title: `${amount(news.amount)} for “${news.milestone_title}” go back to the client`,
        body: REFUND_CAUSES[news.cause ?? ""] ?? "",
      },
      news.milestone_id,
    ),
  );
}

const HOLDING_ENDS: Readonly<Record<string, string>> = {
  release: "As things stand the work is approved by itself then. The client can still answer it.",
  refund:
    "As things stand the money goes back to the client then. Hand in the work before that; the client can also pay anew, so that protection goes on.",
  dispute: "What is not settled by then becomes a dispute, and a mediator can join.",
};

function hearOfRestAndHolding(platform: Platform): void {
  hear(platform, restAsked, (news) =>
    aboutMilestone(news, {
      kind: restAsked.name,
      category: "money",
      title: `A part of “${news.milestone_title}” is approved: what becomes of ${amount(news.amount)}?`,
      body: `${
        news.rest_to === "next"
          ? "The client wants the rest to protect the next milestone."
          : "The client wants the rest back."
      } Agree or decline by ${day(news.answer_until)}; without an answer it becomes a dispute.`,
    }),
  );
  hear(platform, restAnswered, (news) =>
    aboutMilestone(news, {
      kind: restAnswered.name,
      category: "money",
      title: `The rest of “${news.milestone_title}”, ${amount(news.amount)}: ${news.answer}`,
      body: news.answer === "declined" ? "Approve the rest, ask for changes, or open a dispute." : "",
    }),
  );
  hear(platform, holdingWarning, (news) =>
    aboutMilestone(news, {
      kind: holdingWarning.name,
      category: "money",
      title: `${amount(news.amount)} for “${news.milestone_title}” may be held until ${day(news.until)}`,
      body: HOLDING_ENDS[news.end] ?? "",
    }),
  );
}

interface DisputeNews extends MilestoneNews {
  readonly dispute_id: string;
}

/** To whoever did not do it; each leads to the page of the dispute. */
function aboutDispute(news: DisputeNews, words: Words, actorId = news.actor_id): readonly Notice[] {
  const notices = toOthers(news, actorId, { category: "money", ...words }, news.milestone_id);
  return notices.map((notice) => ({ ...notice, link: `/disputes/${news.dispute_id}` }));
}

function hearOfDisputes(platform: Platform): void {
  hear(platform, milestoneDisputed, (news) =>
    aboutDispute(news, {
      kind: milestoneDisputed.name,
      title: `“${news.milestone_title}” is disputed`,
      body: `${amount(news.amount)} cannot move until you agree. Say how you see it; without an answer a mediator joins in seven days.`,
    }),
  );
  hear(platform, disputeWithdrawn, (news) =>
    aboutDispute(news, {
      kind: disputeWithdrawn.name,
      title: `The dispute over “${news.milestone_title}” was withdrawn`,
      body: "The milestone goes on where it stood.",
    }),
  );
  hear(platform, disputeEntryAdded, (news) =>
    aboutDispute(news, {
      kind: disputeEntryAdded.name,
      title:
        news.side === "mediator"
          ? `The mediator wrote about “${news.milestone_title}”`
          : `There is a new answer in the dispute over “${news.milestone_title}”`,
      body: news.files > 0 ? "With evidence attached." : "",
    }),
  );
  hear(platform, settlementProposed, (news) =>
    aboutDispute(news, {
      kind: settlementProposed.name,
      title: `A division is proposed for “${news.milestone_title}”`,
      body: `${amount(news.to_freelancer)} to the freelancer, ${amount(news.to_client)} back to the client.`,
    }),
  );
  hear(platform, mediationStarted, (news) =>
    aboutDispute(news, {
      kind: mediationStarted.name,
      title: `A mediator looks at the dispute over “${news.milestone_title}”`,
      body: `Send what supports your view by ${day(news.evidence_until)}. Then the mediator decides by what is there.`,
    }),
  );
  hear(platform, disputeReminder, (news) =>
    aboutDispute(news, {
      kind: disputeReminder.name,
      title:
        news.stage === "mediation"
          ? `Evidence about “${news.milestone_title}” is taken until ${day(news.until)}`
          : `The two of you have until ${day(news.until)} to agree about “${news.milestone_title}”`,
      body:
        news.stage === "mediation"
          ? "After that the mediator decides by what is there."
          : "After that a mediator looks at it.",
    }),
  );
  hear(platform, milestoneSplit, (news) =>
    aboutDispute(
      news,
      {
        kind: milestoneSplit.name,
        title:
          news.outcome === "decided"
            ? `The mediator decided about “${news.milestone_title}”`
            : `The dispute over “${news.milestone_title}” is settled`,
        body: `${amount(news.to_freelancer)} to the freelancer, ${amount(news.to_client)} back to the client.`,
      },
      null,
    ),
  );
}

function hearOfReviews(platform: Platform): void {
  hear(platform, reviewWritten, (news) => [
    toPerson(news, news.user_id, news.author_id, {
      kind: reviewWritten.name,
      category: "reviews",
      title: `You were reviewed for “${news.title}”`,
      body: "You can read it once you have written yours, or after 14 days.",
    }),
  ]);
  hear(platform, reviewRevealed, (news) => [
    toPerson(news, news.user_id, news.author_id, {
      kind: reviewRevealed.name,
      category: "reviews",
      title: `Your review for “${news.title}” can be read`,
      body: `${(news.overall_milli / 1_000).toFixed(1)} of 5`,
    }),
  ]);
  hear(platform, reviewAnswered, (news) => [
    toPerson(news, news.author_id, news.user_id, {
      kind: reviewAnswered.name,
      category: "reviews",
      title: `Your review for “${news.title}” was answered`,
    }),
  ]);
}
