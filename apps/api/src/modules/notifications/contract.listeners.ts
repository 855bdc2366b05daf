// Who hears of work and its money: the side that did not act, or both when a timer or the gateway did. Of work handed in,
// changes asked for and disputes the side that acted has a notice too, to keep: read already, and called out by nobody.

import type { NotificationCategory } from "#api-schema/notifications.ts";
import {
  approvalReminder,
  contractCancelled,
  contractCompleted,
  contractStarted,
  holdingWarning,
  milestoneAnswered,
  milestoneFunded,
  milestoneProposed,
  milestoneRefunded,
  milestoneReleased,
  milestoneSubmitted,
  refundRequested,
  restAnswered,
  restAsked,
  reviewAnswered,
  reviewReportsDecided,
  reviewRevealed,
  reviewWritten,
  revisionRequested,
} from "#events/contracts.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { contracts } from "./words/contract.words.ts";
import type { Saying } from "./words/say.ts";

interface ContractNews {
  readonly contract_id: string;
  readonly client_id: string;
  readonly freelancer_id: string;
}
export interface MilestoneNews extends ContractNews {
  readonly milestone_id: string;
  readonly actor_id: string | null;
}
interface Telling {
  readonly kind: string;
  readonly said: Saying;
  readonly category?: NotificationCategory;
  readonly milestoneId?: string;
}

function toPerson(news: ContractNews, userId: string, actorId: string | null, telling: Telling): Notice {
  const { kind, said, category = "contracts", milestoneId } = telling;
  return {
    userId,
    actorId,
    kind,
    category,
    subject: milestoneId ? { type: "milestone", id: milestoneId } : { type: "contract", id: news.contract_id },
    link: `/contracts/${news.contract_id}`,
    said,
  };
}

const isSide = (news: ContractNews, userId: string) => [news.client_id, news.freelancer_id].includes(userId);

/** Both sides but the one who did it; everybody when nobody did. */
export function toOthers(news: ContractNews, actorId: string | null, telling: Telling): readonly Notice[] {
  return [news.client_id, news.freelancer_id]
    .filter((userId) => userId !== actorId)
    .map((userId) => toPerson(news, userId, actorId, telling));
}

/** What the one who did it keeps of it; nothing where no side did. */
export function toActor(news: MilestoneNews, telling: Telling): readonly Notice[] {
  const { actor_id: actorId, milestone_id: milestoneId } = news;
  if (actorId === null || !isSide(news, actorId)) return [];
  return [{ ...toPerson(news, actorId, actorId, { ...telling, milestoneId }), own: true }];
}

const aboutMilestone = (news: MilestoneNews, telling: Telling) =>
  toOthers(news, news.actor_id, { ...telling, milestoneId: news.milestone_id });

export function hearOfContracts(hear: Hear): void {
  hear(contractStarted, (news) => {
    const said = contracts((words) => words.started(news));
    return toOthers(news, news.accepted_by, { kind: contractStarted.name, said });
  });
  hear(contractCompleted, (news) => {
    const said = contracts((words) => words.completed(news));
    return toOthers(news, null, { kind: contractCompleted.name, said });
  });
  hear(contractCancelled, (news) => {
    const said = contracts((words) => words.cancelled(news));
    return toOthers(news, news.ended_by, { kind: contractCancelled.name, said });
  });
  hearOfMilestones(hear);
  hearOfMilestoneMoney(hear);
  hearOfRestAndHolding(hear);
  hearOfReviews(hear);
}

function hearOfMilestones(hear: Hear): void {
  hear(milestoneProposed, (news) => {
    const said = contracts((words) => words.proposed(news));
    return aboutMilestone(news, { kind: milestoneProposed.name, said });
  });
  hear(milestoneAnswered, (news) => {
    const said = contracts((words) => words.answered(news));
    return aboutMilestone(news, { kind: milestoneAnswered.name, said });
  });
  hear(milestoneSubmitted, (news) => {
    const said = contracts((words) => words.submitted(news));
    const own = contracts((words) => words.handedIn(news));
    return [
      ...aboutMilestone(news, { kind: milestoneSubmitted.name, said }),
      ...toActor(news, { kind: milestoneSubmitted.name, said: own }),
    ];
  });
  hear(revisionRequested, (news) => {
    const said = contracts((words) => words.changesAsked(news));
    const own = contracts((words) => words.askedChanges(news));
    return [
      ...aboutMilestone(news, { kind: revisionRequested.name, said }),
      ...toActor(news, { kind: revisionRequested.name, said: own }),
    ];
  });
  hear(approvalReminder, (news) => {
    const said = contracts((words) => words.approvalWaits(news));
    const telling = { kind: approvalReminder.name, said, milestoneId: news.milestone_id };
    return [toPerson(news, news.client_id, null, telling)];
  });
}

function hearOfMilestoneMoney(hear: Hear): void {
  const category = "money";
  hear(milestoneFunded, (news) => {
    const said = contracts((words) => words.funded(news));
    return toOthers(news, null, { kind: milestoneFunded.name, category, said, milestoneId: news.milestone_id });
  });
  hear(milestoneReleased, (news) => {
    const telling = { kind: milestoneReleased.name, category, milestoneId: news.milestone_id } as const;
    const toFreelancer = contracts((words) => words.releasedToYou(news));
    const toClient = contracts((words) => words.released(news));
    return [
      toPerson(news, news.freelancer_id, news.actor_id, { ...telling, said: toFreelancer }),
      toPerson(news, news.client_id, news.actor_id, { ...telling, said: toClient }),
    ];
  });
  hear(refundRequested, (news) => {
    const said = contracts((words) => words.refundAsked(news));
    return aboutMilestone(news, { kind: refundRequested.name, category, said });
  });
  hear(milestoneRefunded, (news) => {
    const said = contracts((words) => words.refunded(news));
    return toOthers(news, null, { kind: milestoneRefunded.name, category, said, milestoneId: news.milestone_id });
  });
}

function hearOfRestAndHolding(hear: Hear): void {
  const category = "money";
  hear(restAsked, (news) => {
    const said = contracts((words) => words.restAsked(news));
    return aboutMilestone(news, { kind: restAsked.name, category, said });
  });
  hear(restAnswered, (news) => {
    const said = contracts((words) => words.restAnswered(news));
    return aboutMilestone(news, { kind: restAnswered.name, category, said });
  });
  hear(holdingWarning, (news) => {
    const said = contracts((words) => words.holdingEnds(news));
    return aboutMilestone(news, { kind: holdingWarning.name, category, said });
  });
}

function hearOfReviews(hear: Hear): void {
  const category = "reviews";
  hear(reviewWritten, (news) => {
    const said = contracts((words) => words.reviewWritten(news));
    return [toPerson(news, news.user_id, news.author_id, { kind: reviewWritten.name, category, said })];
  });
  hear(reviewRevealed, (news) => {
    const said = contracts((words) => words.reviewRevealed(news));
    return [toPerson(news, news.user_id, news.author_id, { kind: reviewRevealed.name, category, said })];
  });
  hear(reviewAnswered, (news) => {
    const said = contracts((words) => words.reviewAnswered(news));
    return [toPerson(news, news.author_id, news.user_id, { kind: reviewAnswered.name, category, said })];
  });
  hear(reviewReportsDecided, (news) => {
    const kind = reviewReportsDecided.name;
    const ofAnswer = news.part === "answer";
    const toAuthor = contracts((words) => (ofAnswer ? words.answerHidden(news) : words.reviewHidden(news)));
    const toReporter = contracts((words) => (ofAnswer ? words.answerDecided(news) : words.reportDecided(news)));
    const authorId = ofAnswer ? news.user_id : news.author_id;
    return [
      ...(news.decision === "hide"
        ? [toPerson(news, authorId, null, { kind, category, said: toAuthor } as const)]
        : []),
      // Most of them are no side of the contract: there is no page of it for them.
      ...news.reporter_ids.map((userId) => ({
        ...toPerson(news, userId, null, { kind, category, said: toReporter } as const),
        subject: { type: "review", id: news.review_id },
        link: isSide(news, userId) ? `/contracts/${news.contract_id}` : "/notifications",
      })),
    ];
  });
}
