// What is learnt of contracts, reviews and answers, and by whom it is looked at anew.
import type { Static, TSchema } from "typebox";
import {
  contractCancelled,
  contractCompleted,
  contractStarted,
  contractUndone,
  milestoneSplit,
  ratingChanged,
  reviewReportsDecided,
  reviewRevealed,
} from "#events/contracts.ts";
import {
  invitationAnswered,
  invitationExpired,
  invitationSent,
  offerDeclined,
  offerExpired,
  offerFeesChanged,
  offerMade,
  offerWithdrawn,
  proposalDeclined,
  proposalExpired,
  proposalShortlisted,
  proposalSubmitted,
  proposalWithdrawn,
} from "#events/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import type { EventDefinition } from "#platform/events/index.ts";
import type { Platform } from "#platform/platform.ts";
import { evaluateStandings } from "./evaluate-standing.ts";
import { answerThread, saveEnd, saveGivenBack, saveQuestion, saveUndone } from "./facts.repository.ts";

/** Keeps a fact, and gives back whose standing it may change. */
type Learn<S extends TSchema> = (tx: Tx, news: Static<S>, at: Date) => Promise<readonly string[]>;

function learn<S extends TSchema>(platform: Platform, event: EventDefinition<S>, keep: Learn<S>): void {
  platform.events.on(event, `users.standing.${event.name}`, async (tx, news, { publishedAt }) => {
    await evaluateStandings(tx, platform, await keep(tx, news, publishedAt));
  });
}

export function listenForStanding(platform: Platform): void {
  learnOutcomes(platform);
  learnAnswersToInvitations(platform);
  learnAnswersToProposals(platform);
  learnAnswersToOffers(platform);
  learnRatings(platform);
}

const bothSides = (news: { client_id: string; freelancer_id: string }) => [news.client_id, news.freelancer_id];

function learnOutcomes(platform: Platform): void {
  learn(platform, contractCompleted, async (tx, news) => {
    await saveEnd(tx, news, { outcome: "completed", ended_at: new Date(news.ended_at), ended_by: null });
    return bothSides(news);
  });
  learn(platform, contractCancelled, async (tx, news, at) => {
    const { ended_by, had_paid_work = true } = news;
    await saveEnd(tx, news, { outcome: "cancelled", ended_at: at, ended_by, had_paid_work });
    return bothSides(news);
  });
  learn(platform, contractUndone, async (tx, news) => {
    await saveUndone(tx, news);
    return bothSides(news);
  });
  learn(platform, milestoneSplit, async (tx, news) => {
    if (/^0+$/.test(news.to_client.amount)) return [];
    await saveGivenBack(tx, news, /^0+$/.test(news.to_freelancer.amount) ? "all" : "part");
    return [news.freelancer_id];
  });
  learn(platform, reviewRevealed, async (tx, { review_id, contract_id, user_id, overall_milli }, at) => {
    await tx
      .insertInto("users.shown_reviews")
      .values({ review_id, contract_id, user_id, overall_milli, revealed_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return [user_id];
  });
  learn(platform, reviewReportsDecided, async (tx, news) => {
    if (news.decision === "keep" || news.part === "answer") return [];
    const { review_id, contract_id, user_id, overall_milli } = news;
    const revealed_at = new Date(news.revealed_at);
    await tx
      .insertInto("users.shown_reviews")
      .values({ review_id, contract_id, user_id, overall_milli, revealed_at, hidden: true })
      .onConflict((conflict) => conflict.column("review_id").doUpdateSet({ hidden: true }))
      .execute();
    return [user_id];
  });
}

/** What ended with its project or with a person was never left unanswered: it counts as taken back. */
const lapsed = (news: { ended_with?: string }, at: Date) =>
  news.ended_with === undefined ? { lapsed_at: at } : { withdrawn: true as const };

function learnAnswersToInvitations(platform: Platform): void {
  const toFreelancer = (news: { invitation_id: string; client_id: string; freelancer_id: string }) => ({
    questionId: news.invitation_id,
    userId: news.freelancer_id,
    askerId: news.client_id,
  });
  learn(platform, invitationSent, async (tx, news, at) => {
    await saveQuestion(tx, toFreelancer(news), { asked_at: at });
    return [];
  });
  learn(platform, invitationAnswered, async (tx, news, at) => {
    await saveQuestion(tx, toFreelancer(news), { answered_at: at });
    return [news.freelancer_id];
  });
  learn(platform, invitationExpired, async (tx, news, at) => {
    await saveQuestion(tx, toFreelancer(news), lapsed(news, at));
    return [news.freelancer_id];
  });
}

function learnAnswersToProposals(platform: Platform): void {
  const toClient = (news: { proposal_id: string; client_id: string; freelancer_id: string }) => ({
    questionId: news.proposal_id,
    userId: news.client_id,
    askerId: news.freelancer_id,
  });
  learn(platform, proposalSubmitted, async (tx, news, at) => {
    await saveQuestion(tx, toClient(news), { asked_at: at });
    return [];
  });
  for (const event of [proposalShortlisted, proposalDeclined])
    learn(platform, event, async (tx, news, at) => {
      await saveQuestion(tx, toClient(news), { answered_at: at });
      return [news.client_id];
    });
  for (const event of [proposalWithdrawn, proposalExpired])
    learn(platform, event, async (tx, news) => {
      await saveQuestion(tx, toClient(news), { withdrawn: true });
      return [];
    });
}

function learnAnswersToOffers(platform: Platform): void {
  const toOther = (news: { offer_id: string; author_id: string; client_id: string; freelancer_id: string }) => ({
    questionId: news.offer_id,
    userId: news.author_id === news.client_id ? news.freelancer_id : news.client_id,
    askerId: news.author_id,
  });
  learn(platform, offerMade, async (tx, news, at) => {
    const { author_id, client_id, freelancer_id, proposal_id, thread_id } = news;
    await saveQuestion(tx, { ...toOther(news), threadId: thread_id }, { asked_at: at });
    const isCounter = news.offer_version > 1;
    const answersProposal = proposal_id !== null && author_id === client_id;
    if (isCounter) await answerThread(tx, thread_id, author_id, at);
    if (answersProposal) {
      const question = { questionId: proposal_id, userId: client_id, askerId: freelancer_id };
      await saveQuestion(tx, question, { answered_at: at });
    }
    return isCounter || answersProposal ? [author_id] : [];
  });
  learn(platform, contractStarted, async (tx, { offer_id, accepted_by, client_id, freelancer_id }, at) => {
    const askerId = accepted_by === client_id ? freelancer_id : client_id;
    await saveQuestion(tx, { questionId: offer_id, userId: accepted_by, askerId }, { answered_at: at });
    return [accepted_by];
  });
  learn(platform, offerDeclined, async (tx, news, at) => {
    await saveQuestion(tx, toOther(news), { answered_at: at });
    return [news.declined_by];
  });
  // Whoever would have accepted has answered.
  learn(platform, offerFeesChanged, async (tx, news, at) => {
    await saveQuestion(tx, toOther(news), { answered_at: at });
    return [toOther(news).userId];
  });
  learn(platform, offerExpired, async (tx, news, at) => {
    await saveQuestion(tx, toOther(news), lapsed(news, at));
    return [toOther(news).userId];
  });
  learn(platform, offerWithdrawn, async (tx, news) => {
    await saveQuestion(tx, toOther(news), { withdrawn: true });
    return [];
  });
}

function learnRatings(platform: Platform): void {
  platform.events.on(ratingChanged, "users.rating_changed", async (tx, news) => {
    const { user_id, score_milli, reviews_count, revision = reviews_count } = news;
    await tx
      .updateTable("users.users")
      .set({ rating_rank: score_milli, rated_reviews: reviews_count, rating_revision: revision })
      .where("user_id", "=", user_id)
      .where("erased_at", "is", null)
      // News may arrive out of order.
      .where("rating_revision", "<=", revision)
      .execute();
  });
}
