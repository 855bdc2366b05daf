import { type Amount, sayings } from "./say.ts";

interface Titled {
  readonly title: string;
}
interface Milestone {
  readonly milestone_title: string;
}
interface Reasoned {
  readonly reason: string;
}
type Paid = Milestone & { readonly amount: Amount };

export const contracts = sayings(
  ({ amount, day, number }) => {
    const refundCauses: Readonly<Record<string, string>> = {
      holding_ended: "The longest time that money may be held is over.",
      kogi: "Kogi sent it back.",
      charged_back: "The bank of the client’s card took the payment back.",
    };
    const holdingEnds: Readonly<Record<string, string>> = {
      release: "As things stand the work is approved by itself then. The client can still answer it.",
      refund:
        "As things stand the money goes back to the client then. Hand in the work before that; the client can also pay anew, so that protection goes on.",
      dispute: "What is not settled by then becomes a dispute, and a mediator can join.",
    };
    return {
      started: (news: Titled & { total: Amount }) => ({
        title: `“${news.title}” is agreed: ${amount(news.total)}`,
        body: "Work is protected once the first milestone’s money is.",
      }),
      completed: (news: Titled) => ({
        title: `“${news.title}” is finished`,
        body: "Tell others how it went: your review shows once both have written.",
      }),
      cancelled: (news: Titled & { reason: string | null }) => ({
        title: `“${news.title}” was ended`,
        body: news.reason ?? "",
      }),
      proposed: (news: Paid) => ({
        title: `A further milestone is proposed: “${news.milestone_title}”, ${amount(news.amount)}`,
      }),
      answered: (news: Milestone & { answer: string }) => ({
        title: answeredAs(news.answer, news.milestone_title),
      }),
      submitted: (news: Milestone & { auto_approve_at: string }) => ({
        title: `Work on “${news.milestone_title}” was handed in`,
        body: `Approve it or ask for changes. Without an answer it is approved by itself on ${day(news.auto_approve_at)}.`,
      }),
      changesAsked: (news: Milestone) => ({ title: `Changes are asked for in “${news.milestone_title}”` }),
      handedIn: (news: Milestone & { auto_approve_at: string }) => ({
        title: `You handed in work on “${news.milestone_title}”`,
        body: `Without an answer it is approved by itself on ${day(news.auto_approve_at)}.`,
      }),
      askedChanges: (news: Milestone) => ({ title: `You asked for changes in “${news.milestone_title}”` }),
      approvalWaits: (news: Milestone & { auto_approve_at: string }) => ({
        title: `“${news.milestone_title}” waits for your answer`,
        body: `It is approved by itself on ${day(news.auto_approve_at)}.`,
      }),
      funded: (news: Paid) => ({
        title: `${amount(news.amount)} for “${news.milestone_title}” are protected`,
        body: "The money stays safe until the work is approved.",
      }),
      releasedToYou: (news: Milestone & { net: Amount; available_at: string }) => ({
        title: `${amount(news.net)} released to you for “${news.milestone_title}”`,
        body: `You can withdraw it from ${day(news.available_at)}.`,
      }),
      released: (news: Paid) => ({ title: `${amount(news.amount)} for “${news.milestone_title}” were released` }),
      refundAsked: (news: Paid) => ({
        title: `The client asks to have ${amount(news.amount)} back: “${news.milestone_title}”`,
      }),
      refunded: (news: Paid & { cause?: string }) => ({
        title: `${amount(news.amount)} for “${news.milestone_title}” go back to the client`,
        body: refundCauses[news.cause ?? ""] ?? "",
      }),
      restAsked: (news: Paid & { rest_to: string; answer_until: string }) => ({
        title: `A part of “${news.milestone_title}” is approved: what becomes of ${amount(news.amount)}?`,
        body: `${
          news.rest_to === "next"
            ? "The client wants the rest to protect the next milestone."
            : "The client wants the rest back."
        } Agree or decline by ${day(news.answer_until)}; without an answer it becomes a dispute.`,
      }),
      restAnswered: (news: Paid & { answer: string }) => ({
        title: `The rest of “${news.milestone_title}”, ${amount(news.amount)}: ${news.answer === "declined" ? "declined" : "accepted"}`,
        body: news.answer === "declined" ? "Approve the rest, ask for changes, or open a dispute." : "",
      }),
      holdingEnds: (news: Paid & { until: string; end: string }) => ({
        title: `${amount(news.amount)} for “${news.milestone_title}” may be held until ${day(news.until)}`,
        body: holdingEnds[news.end] ?? "",
      }),
      reviewWritten: (news: Titled) => ({
        title: `You were reviewed for “${news.title}”`,
        body: "You can read it once you have written yours, or after 14 days.",
      }),
      reviewRevealed: (news: Titled & { overall_milli: number }) => ({
        title: `Your review for “${news.title}” can be read`,
        body: `${number(news.overall_milli / 1_000)} of 5`,
      }),
      reviewAnswered: (news: Titled) => ({ title: `Your review for “${news.title}” was answered` }),
      reviewHidden: (news: Titled & Reasoned) => ({
        title: `Your review for “${news.title}” is hidden`,
        body: `It was reported, and we looked at it. The reason: ${news.reason}`,
      }),
      answerHidden: (news: Titled & Reasoned) => ({
        title: `Your answer to the review for “${news.title}” is hidden`,
        body: `It was reported, and we looked at it. The reason: ${news.reason}`,
      }),
      answerDecided: (news: Titled & Reasoned & { decision: string }) => ({
        title:
          news.decision === "hide"
            ? `The answer that you reported, to the review for “${news.title}”, is hidden`
            : `The answer that you reported, to the review for “${news.title}”, stays`,
        body: `The reason: ${news.reason}`,
      }),
      reportDecided: (news: Titled & Reasoned & { decision: string }) => ({
        title:
          news.decision === "hide"
            ? `The review for “${news.title}” that you reported is hidden`
            : `The review for “${news.title}” that you reported stays`,
        body: `The reason: ${news.reason}`,
      }),
    };
  },
  {
    de: ({ amount, day, number }) => {
      const refundCauses: Readonly<Record<string, string>> = {
        holding_ended: "Länger darf das Geld nicht gehalten werden.",
        kogi: "Kogi hat es zurückgeschickt.",
        charged_back: "Die Bank der Karte des Auftraggebers hat die Zahlung zurückgeholt.",
      };
      const holdingEnds: Readonly<Record<string, string>> = {
        release:
          "So wie es steht, gilt die Arbeit dann von selbst als abgenommen. Der Auftraggeber kann noch antworten.",
        refund:
          "So wie es steht, geht das Geld dann an den Auftraggeber zurück. Reiche die Arbeit vorher ein; der Auftraggeber kann auch neu zahlen, damit die Sicherung weitergeht.",
        dispute: "Was bis dahin nicht geklärt ist, wird ein Streitfall, und ein Vermittler kann dazukommen.",
      };
      return {
        started: (news) => ({
          title: `„${news.title}“ ist vereinbart: ${amount(news.total)}`,
          body: "Die Arbeit ist gesichert, sobald das Geld des ersten Meilensteins es ist.",
        }),
        completed: (news) => ({
          title: `„${news.title}“ ist abgeschlossen`,
          body: "Erzähl anderen, wie es war: Deine Bewertung erscheint, wenn beide geschrieben haben.",
        }),
        cancelled: (news) => ({ title: `„${news.title}“ wurde beendet`, body: news.reason ?? "" }),
        proposed: (news) => ({
          title: `Ein weiterer Meilenstein wird vorgeschlagen: „${news.milestone_title}“, ${amount(news.amount)}`,
        }),
        answered: (news) => ({
          title: answeredAsDe(news.answer, news.milestone_title),
        }),
        submitted: (news) => ({
          title: `Arbeit zu „${news.milestone_title}“ wurde eingereicht`,
          body: `Nimm sie ab oder verlange Änderungen. Ohne Antwort gilt sie am ${day(news.auto_approve_at)} von selbst als abgenommen.`,
        }),
        changesAsked: (news) => ({ title: `Für „${news.milestone_title}“ werden Änderungen verlangt` }),
        handedIn: (news) => ({
          title: `Du hast Arbeit zu „${news.milestone_title}“ eingereicht`,
          body: `Ohne Antwort gilt sie am ${day(news.auto_approve_at)} von selbst als abgenommen.`,
        }),
        askedChanges: (news) => ({ title: `Du hast für „${news.milestone_title}“ Änderungen verlangt` }),
        approvalWaits: (news) => ({
          title: `„${news.milestone_title}“ wartet auf deine Antwort`,
          body: `Am ${day(news.auto_approve_at)} gilt die Arbeit von selbst als abgenommen.`,
        }),
        funded: (news) => ({
          title: `${amount(news.amount)} für „${news.milestone_title}“ sind gesichert`,
          body: "Das Geld bleibt sicher, bis die Arbeit abgenommen ist.",
        }),
        releasedToYou: (news) => ({
          title: `${amount(news.net)} für „${news.milestone_title}“ sind für dich freigegeben`,
          body: `Du kannst das Geld ab ${day(news.available_at)} auszahlen lassen.`,
        }),
        released: (news) => ({ title: `${amount(news.amount)} für „${news.milestone_title}“ wurden freigegeben` }),
        refundAsked: (news) => ({
          title: `Der Auftraggeber bittet um ${amount(news.amount)} zurück: „${news.milestone_title}“`,
        }),
        refunded: (news) => ({
          title: `${amount(news.amount)} für „${news.milestone_title}“ gehen an den Auftraggeber zurück`,
          body: refundCauses[news.cause ?? ""] ?? "",
        }),
        restAsked: (news) => ({
          title: `Ein Teil von „${news.milestone_title}“ ist abgenommen: Was wird aus ${amount(news.amount)}?`,
          body: `${
            news.rest_to === "next"
              ? "Der Auftraggeber möchte mit dem Rest den nächsten Meilenstein sichern."
              : "Der Auftraggeber möchte den Rest zurück."
          } Stimme bis ${day(news.answer_until)} zu oder lehne ab; ohne Antwort wird es ein Streitfall.`,
        }),
        restAnswered: (news) => ({
          title: `Der Rest von „${news.milestone_title}“, ${amount(news.amount)}: ${news.answer === "declined" ? "abgelehnt" : "angenommen"}`,
          body:
            news.answer === "declined" ? "Nimm den Rest ab, verlange Änderungen oder eröffne einen Streitfall." : "",
        }),
        holdingEnds: (news) => ({
          title: `${amount(news.amount)} für „${news.milestone_title}“ dürfen bis ${day(news.until)} gehalten werden`,
          body: holdingEnds[news.end] ?? "",
        }),
        reviewWritten: (news) => ({
          title: `Du wurdest für „${news.title}“ bewertet`,
          body: "Du kannst es lesen, sobald du deine Bewertung geschrieben hast, oder nach 14 Tagen.",
        }),
        reviewRevealed: (news) => ({
          title: `Deine Bewertung für „${news.title}“ ist zu lesen`,
          body: `${number(news.overall_milli / 1_000)} von 5`,
        }),
        reviewAnswered: (news) => ({ title: `Auf deine Bewertung für „${news.title}“ wurde geantwortet` }),
        reviewHidden: (news) => ({
          title: `Deine Bewertung für „${news.title}“ ist ausgeblendet`,
          body: `Sie wurde gemeldet, und wir haben sie uns angesehen. Der Grund: ${news.reason}`,
        }),
        answerHidden: (news) => ({
          title: `Deine Antwort auf die Bewertung für „${news.title}“ ist ausgeblendet`,
          body: `Sie wurde gemeldet, und wir haben sie uns angesehen. Der Grund: ${news.reason}`,
        }),
        answerDecided: (news) => ({
          title:
            news.decision === "hide"
              ? `Die Antwort auf die Bewertung für „${news.title}“, die du gemeldet hast, ist ausgeblendet`
              : `Die Antwort auf die Bewertung für „${news.title}“, die du gemeldet hast, bleibt stehen`,
          body: `Der Grund: ${news.reason}`,
        }),
        reportDecided: (news) => ({
          title:
            news.decision === "hide"
              ? `Die Bewertung für „${news.title}“, die du gemeldet hast, ist ausgeblendet`
              : `Die Bewertung für „${news.title}“, die du gemeldet hast, bleibt stehen`,
          body: `Der Grund: ${news.reason}`,
        }),
      };
    },
  },
);

function answeredAs(answer: string, milestone: string): string {
  if (answer === "withdrawn") return `The proposal of “${milestone}” was taken back`;
  return `“${milestone}” was ${answer === "declined" ? "declined" : "agreed"}`;
}

function answeredAsDe(answer: string, milestone: string): string {
  if (answer === "withdrawn") return `Der Vorschlag „${milestone}“ wurde zurückgenommen`;
  return `„${milestone}“ wurde ${answer === "declined" ? "abgelehnt" : "angenommen"}`;
}
