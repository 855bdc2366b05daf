import { type Amount, sayings } from "./say.ts";

interface Post {
  readonly project_title: string;
}
interface Offer {
  readonly title: string;
}
interface Answer {
  readonly answer: string;
  readonly freelancer_name?: string;
  readonly message?: string | null;
}
type Ending = "project" | "client" | "freelancer";
const reasonOf = (news: { readonly reason: string | null }) => news.reason ?? "";

export const hiring = sayings(
  ({ amount, number }) => ({
    invited: (news: Post) => ({
      title: `You are invited to propose for “${news.project_title}”`,
      body: "Have a look at the project and answer, even if it is not for you.",
    }),
    invitationAnswered: (news: Post & Answer) => ({
      title: news.freelancer_name
        ? `${news.freelancer_name} ${news.answer === "accepted" ? "accepted" : "declined"} your invitation to “${news.project_title}”`
        : `Your invitation to “${news.project_title}” was ${news.answer === "accepted" ? "accepted" : "declined"}`,
      body: news.message ?? "",
    }),
    invitationExpired: (news: Post) => ({ title: `Your invitation to “${news.project_title}” has expired` }),
    invitationEnded: (news: Post) => ({
      title: `Your invitation to “${news.project_title}” has ended`,
      body: "You need not answer it any more.",
    }),
    closed: (news: Offer) => ({
      title: `“${news.title}” takes no more proposals`,
      body: "Your proposal has ended with it.",
    }),
    proposed: (news: Post & { amount: Amount }) => ({
      title: `A proposal for “${news.project_title}” over ${amount(news.amount)}`,
    }),
    manyProposed: (count: number, news: Post) => ({
      title: `${number(count)} new proposals for “${news.project_title}”`,
    }),
    shortlisted: (news: Post) => ({ title: `You are on the short list for “${news.project_title}”` }),
    proposalDeclined: (news: Post & { reason: string | null }) => ({
      title: `Your proposal for “${news.project_title}” was declined`,
      body: reasonOf(news),
    }),
    proposalExpired: (news: Post) => ({
      title: `Your proposal for “${news.project_title}” has ended`,
      body: "The project is in your hands now, and nobody proposes to themselves.",
    }),
    proposalWithdrawn: (news: Post) => ({ title: `A proposal for “${news.project_title}” was withdrawn` }),
    offered: (news: Offer & { offer_version: number; total: Amount }) => ({
      title:
        news.offer_version > 1
          ? `New terms for “${news.title}”: ${amount(news.total)}`
          : `An offer for “${news.title}”: ${amount(news.total)}`,
      body: "Accept it, answer with other terms, or decline.",
    }),
    offerDeclined: (news: Offer & { reason: string | null }) => ({
      title: `Your offer for “${news.title}” was declined`,
      body: reasonOf(news),
    }),
    offerFeesChanged: (news: Offer) => ({
      title: `Your offer for “${news.title}” must be made anew`,
      body: "Somebody wanted to accept it, but your fees have changed since. Look at the new ones and offer it again.",
    }),
    offerWithdrawn: (news: Offer) => ({ title: `The offer for “${news.title}” was taken back` }),
    offerExpired: (news: Offer) => ({ title: `The offer for “${news.title}” has expired` }),
    offerEnded: (news: Offer, endedWith: Ending) => ({
      title: `The offer for “${news.title}” has ended`,
      body:
        endedWith === "project" ? "Its project looks for nobody any more." : "The person on the other side has left.",
    }),
  }),
  {
    de: ({ amount, number }) => ({
      invited: (news) => ({
        title: `Du bist zu einem Vorschlag für „${news.project_title}“ eingeladen`,
        body: "Sieh dir das Projekt an und antworte, auch wenn es nichts für dich ist.",
      }),
      invitationAnswered: (news) => ({
        title: news.freelancer_name
          ? `${news.freelancer_name} hat deine Einladung zu „${news.project_title}“ ${news.answer === "accepted" ? "angenommen" : "abgelehnt"}`
          : `Deine Einladung zu „${news.project_title}“ wurde ${news.answer === "accepted" ? "angenommen" : "abgelehnt"}`,
        body: news.message ?? "",
      }),
      invitationExpired: (news) => ({ title: `Deine Einladung zu „${news.project_title}“ ist abgelaufen` }),
      invitationEnded: (news) => ({
        title: `Deine Einladung zu „${news.project_title}“ ist beendet`,
        body: "Du musst nicht mehr antworten.",
      }),
      closed: (news) => ({
        title: `„${news.title}“ nimmt keine Vorschläge mehr an`,
        body: "Dein Vorschlag ist damit beendet.",
      }),
      proposed: (news) => ({ title: `Ein Vorschlag für „${news.project_title}“ über ${amount(news.amount)}` }),
      manyProposed: (count, news) => ({ title: `${number(count)} neue Vorschläge für „${news.project_title}“` }),
      shortlisted: (news) => ({ title: `Du bist in der engeren Wahl für „${news.project_title}“` }),
      proposalDeclined: (news) => ({
        title: `Dein Vorschlag für „${news.project_title}“ wurde abgelehnt`,
        body: reasonOf(news),
      }),
      proposalExpired: (news) => ({
        title: `Dein Vorschlag für „${news.project_title}“ ist beendet`,
        body: "Das Projekt liegt jetzt in deinen Händen, und niemand macht sich selbst einen Vorschlag.",
      }),
      proposalWithdrawn: (news) => ({ title: `Ein Vorschlag für „${news.project_title}“ wurde zurückgezogen` }),
      offered: (news) => ({
        title:
          news.offer_version > 1
            ? `Neue Bedingungen für „${news.title}“: ${amount(news.total)}`
            : `Ein Angebot für „${news.title}“: ${amount(news.total)}`,
        body: "Nimm es an, antworte mit anderen Bedingungen oder lehne ab.",
      }),
      offerDeclined: (news) => ({ title: `Dein Angebot für „${news.title}“ wurde abgelehnt`, body: reasonOf(news) }),
      offerFeesChanged: (news) => ({
        title: `Dein Angebot für „${news.title}“ muss neu gemacht werden`,
        body: "Es sollte angenommen werden, aber deine Gebühren haben sich inzwischen geändert. Sieh dir die neuen an und biete es noch einmal an.",
      }),
      offerWithdrawn: (news) => ({ title: `Das Angebot für „${news.title}“ wurde zurückgenommen` }),
      offerExpired: (news) => ({ title: `Das Angebot für „${news.title}“ ist abgelaufen` }),
      offerEnded: (news, endedWith) => ({
        title: `Das Angebot für „${news.title}“ ist beendet`,
        body:
          endedWith === "project"
            ? "Für das Projekt wird niemand mehr gesucht."
            : "Die Person auf der anderen Seite ist gegangen.",
      }),
    }),
  },
);
