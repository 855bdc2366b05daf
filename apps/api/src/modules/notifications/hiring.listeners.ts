// Who hears of proposals, offers and invitations: always the other side.
import {
  invitationAnswered,
  invitationSent,
  offerDeclined,
  offerExpired,
  offerMade,
  offerWithdrawn,
  projectClosed,
  proposalDeclined,
  proposalShortlisted,
  proposalSubmitted,
  proposalWithdrawn,
} from "#events/projects.ts";
import type { Platform } from "#platform/platform.ts";
import { amount, hear } from "./hears.ts";
import type { Notice } from "./notify.ts";

const CATEGORY = "hiring" as const;

interface ProposalNews {
  readonly proposal_id: string;
  readonly project_title: string;
  readonly client_id: string;
  readonly freelancer_id: string;
}
interface OfferNews {
  readonly offer_id: string;
  readonly proposal_id: string | null;
  readonly title: string;
  readonly client_id: string;
  readonly freelancer_id: string;
}

function aboutProposal(
  kind: string,
  news: ProposalNews,
  to: "client" | "freelancer",
  title: string,
  body = "",
): Notice {
  const [userId, actorId] =
    to === "client" ? [news.client_id, news.freelancer_id] : [news.freelancer_id, news.client_id];
  const subject = { type: "proposal", id: news.proposal_id };
  return { userId, actorId, kind, category: CATEGORY, subject, link: `/proposals/${news.proposal_id}`, title, body };
}

function aboutOffer(kind: string, news: OfferNews, from: string, title: string, body = ""): Notice {
  const userId = from === news.client_id ? news.freelancer_id : news.client_id;
  const link = news.proposal_id ? `/proposals/${news.proposal_id}` : `/offers/${news.offer_id}`;
  return {
    userId,
    actorId: from,
    kind,
    category: CATEGORY,
    subject: { type: "offer", id: news.offer_id },
    link,
    title,
    body,
  };
}

export function hearOfHiring(platform: Platform): void {
  hearOfProposals(platform);
  hearOfOffers(platform);
  hear(platform, invitationSent, (news) => [
    {
      userId: news.freelancer_id,
      actorId: news.client_id,
      kind: invitationSent.name,
      category: CATEGORY,
      subject: { type: "project", id: news.project_id },
      link: `/projects/${news.project_id}`,
      title: `You are invited to propose for “${news.project_title}”`,
      body: "Have a look at the project and answer, even if it is not for you.",
    },
  ]);
  hear(platform, invitationAnswered, (news) => [
    {
      userId: news.client_id,
      actorId: news.freelancer_id,
      kind: invitationAnswered.name,
      category: CATEGORY,
      subject: { type: "project", id: news.project_id },
      link: `/projects/${news.project_id}`,
      title: `Your invitation to “${news.project_title}” was ${news.answer}`,
      body: "",
    },
  ]);
  hear(platform, projectClosed, (news) =>
    news.freelancer_ids.map((userId) => ({
      userId,
      actorId: news.user_id,
      kind: projectClosed.name,
      category: CATEGORY,
      subject: { type: "project", id: news.project_id },
      link: `/projects/${news.project_id}`,
      title: `“${news.title}” takes no more proposals`,
      body: "Your proposal has ended with it.",
    })),
  );
}

function hearOfProposals(platform: Platform): void {
  hear(platform, proposalSubmitted, (news) => [
    {
      ...aboutProposal(
        proposalSubmitted.name,
        news,
        "client",
        `A proposal for “${news.project_title}” over ${amount(news.amount)}`,
      ),
      group: {
        key: `proposals:${news.project_id}`,
        title: (count) => `${count} new proposals for “${news.project_title}”`,
      },
    },
  ]);
  hear(platform, proposalShortlisted, (news) => [
    aboutProposal(
      proposalShortlisted.name,
      news,
      "freelancer",
      `You are on the short list for “${news.project_title}”`,
    ),
  ]);
  hear(platform, proposalDeclined, (news) => [
    aboutProposal(
      proposalDeclined.name,
      news,
      "freelancer",
      `Your proposal for “${news.project_title}” was declined`,
      news.reason ?? "",
    ),
  ]);
  hear(platform, proposalWithdrawn, (news) => [
    aboutProposal(proposalWithdrawn.name, news, "client", `A proposal for “${news.project_title}” was withdrawn`),
  ]);
}

function hearOfOffers(platform: Platform): void {
  hear(platform, offerMade, (news) => {
    const title =
      news.offer_version > 1
        ? `New terms for “${news.title}”: ${amount(news.total)}`
        : `An offer for “${news.title}”: ${amount(news.total)}`;
    return [aboutOffer(offerMade.name, news, news.author_id, title, "Accept it, answer with other terms, or decline.")];
  });
  hear(platform, offerDeclined, (news) => [
    aboutOffer(
      offerDeclined.name,
      news,
      news.declined_by,
      `Your offer for “${news.title}” was declined`,
      news.reason ?? "",
    ),
  ]);
  hear(platform, offerWithdrawn, (news) => [
    aboutOffer(offerWithdrawn.name, news, news.author_id, `The offer for “${news.title}” was taken back`),
  ]);
  hear(platform, offerExpired, (news) => [
    aboutOffer(offerExpired.name, news, news.client_id, `The offer for “${news.title}” has expired`),
    aboutOffer(offerExpired.name, news, news.freelancer_id, `The offer for “${news.title}” has expired`),
  ]);
}
