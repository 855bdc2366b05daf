// Who hears of proposals, offers and invitations: always the other side.
import {
  invitationAnswered,
  invitationExpired,
  invitationSent,
  offerDeclined,
  offerExpired,
  offerFeesChanged,
  offerMade,
  offerWithdrawn,
  projectClosed,
  proposalDeclined,
  proposalExpired,
  proposalShortlisted,
  proposalSubmitted,
  proposalWithdrawn,
} from "#events/projects.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { hiring } from "./words/hiring.words.ts";
import type { Saying } from "./words/say.ts";

const CATEGORY = "hiring" as const;

interface ProposalNews {
  readonly proposal_id: string;
  readonly client_id: string;
  readonly freelancer_id: string;
}
interface OfferNews {
  readonly offer_id: string;
  readonly proposal_id: string | null;
  readonly client_id: string;
  readonly freelancer_id: string;
}

function aboutProposal(kind: string, news: ProposalNews, to: "client" | "freelancer", said: Saying): Notice {
  const [userId, actorId] =
    to === "client" ? [news.client_id, news.freelancer_id] : [news.freelancer_id, news.client_id];
  const subject = { type: "proposal", id: news.proposal_id };
  return { userId, actorId, kind, category: CATEGORY, subject, link: `/proposals/${news.proposal_id}`, said };
}

function aboutOffer(kind: string, news: OfferNews, from: string, said: Saying): Notice {
  const userId = from === news.client_id ? news.freelancer_id : news.client_id;
  const link = news.proposal_id ? `/proposals/${news.proposal_id}` : `/offers/${news.offer_id}`;
  const subject = { type: "offer", id: news.offer_id };
  return { userId, actorId: from, kind, category: CATEGORY, subject, link, said };
}

function aboutProject(kind: string, projectId: string, people: { to: string; from: string }, said: Saying): Notice {
  return {
    userId: people.to,
    actorId: people.from,
    kind,
    category: CATEGORY,
    subject: { type: "project", id: projectId },
    link: `/projects/${projectId}`,
    said,
  };
}

const proposalsOf = (news: { readonly project_id: string }) => `/projects/${news.project_id}/proposals`;

export function hearOfHiring(hear: Hear): void {
  hearOfProposals(hear);
  hearOfOffers(hear);
  hear(invitationSent, (news) => {
    const said = hiring((words) => words.invited(news));
    return [aboutProject(invitationSent.name, news.project_id, { to: news.freelancer_id, from: news.client_id }, said)];
  });
  hear(invitationAnswered, (news) => {
    if (news.by_proposal) return [];
    const said = hiring((words) => words.invitationAnswered(news));
    const people = { to: news.client_id, from: news.freelancer_id };
    return [{ ...aboutProject(invitationAnswered.name, news.project_id, people, said), link: proposalsOf(news) }];
  });
  hear(invitationExpired, (news) => {
    const said = hiring((words) => words.invitationExpired(news));
    const toClient = { to: news.client_id, from: news.freelancer_id };
    if (news.ended_with !== "project" && news.ended_with !== "client")
      return [{ ...aboutProject(invitationExpired.name, news.project_id, toClient, said), link: proposalsOf(news) }];
    const ended = hiring((words) => words.invitationEnded(news));
    const toFreelancer = { to: news.freelancer_id, from: news.client_id };
    return [aboutProject(invitationExpired.name, news.project_id, toFreelancer, ended)];
  });
  hear(projectClosed, (news) => {
    const said = hiring((words) => words.closed(news));
    return news.freelancer_ids.map((to) =>
      aboutProject(projectClosed.name, news.project_id, { to, from: news.user_id }, said),
    );
  });
}

function hearOfProposals(hear: Hear): void {
  hear(proposalSubmitted, (news) => {
    const said = hiring((words) => words.proposed(news));
    const group = {
      key: `proposals:${news.project_id}`,
      said: (count: number) => hiring((words) => words.manyProposed(count, news)),
      link: proposalsOf(news),
    };
    const organisationId = news.organisation_id ?? null;
    return [{ ...aboutProposal(proposalSubmitted.name, news, "client", said), group, organisationId }];
  });
  hear(proposalShortlisted, (news) => {
    const said = hiring((words) => words.shortlisted(news));
    return [aboutProposal(proposalShortlisted.name, news, "freelancer", said)];
  });
  hear(proposalDeclined, (news) => {
    const said = hiring((words) => words.proposalDeclined(news));
    return [aboutProposal(proposalDeclined.name, news, "freelancer", said)];
  });
  hear(proposalExpired, (news) => {
    const said = hiring((words) => words.proposalExpired(news));
    return [aboutProposal(proposalExpired.name, news, "freelancer", said)];
  });
  hear(proposalWithdrawn, (news) => {
    const said = hiring((words) => words.proposalWithdrawn(news));
    return [aboutProposal(proposalWithdrawn.name, news, "client", said)];
  });
}

function hearOfOffers(hear: Hear): void {
  hear(offerMade, (news) => {
    const said = hiring((words) => words.offered(news));
    return [aboutOffer(offerMade.name, news, news.author_id, said)];
  });
  hear(offerDeclined, (news) => {
    const said = hiring((words) => words.offerDeclined(news));
    return [aboutOffer(offerDeclined.name, news, news.declined_by, said)];
  });
  hear(offerFeesChanged, (news) => {
    const said = hiring((words) => words.offerFeesChanged(news));
    const from = news.author_id === news.freelancer_id ? news.client_id : news.freelancer_id;
    return [aboutOffer(offerFeesChanged.name, news, from, said)];
  });
  hear(offerWithdrawn, (news) => {
    const said = hiring((words) => words.offerWithdrawn(news));
    return [aboutOffer(offerWithdrawn.name, news, news.author_id, said)];
  });
  hear(offerExpired, (news) => {
    const { ended_with } = news;
    if (ended_with !== undefined) {
      const said = hiring((words) => words.offerEnded(news, ended_with));
      const from = ended_with === "freelancer" ? news.freelancer_id : news.client_id;
      return [aboutOffer(offerExpired.name, news, from, said)];
    }
    const said = hiring((words) => words.offerExpired(news));
    return [news.client_id, news.freelancer_id].map((from) => aboutOffer(offerExpired.name, news, from, said));
  });
}
