import { type Amount, sayings } from "./say.ts";

interface Disputed {
  readonly milestone_title: string;
}
interface Division extends Disputed {
  readonly to_freelancer: Amount;
  readonly to_client: Amount;
}

export const disputes = sayings(
  ({ amount, day }) => {
    const division = (news: Division) =>
      `${amount(news.to_freelancer)} to the freelancer, ${amount(news.to_client)} back to the client.`;
    return {
      opened: (news: Disputed & { amount: Amount }) => ({
        title: `“${news.milestone_title}” is disputed`,
        body: `${amount(news.amount)} cannot move until you agree. Say how you see it; without an answer a mediator joins in seven days.`,
      }),
      openedByYou: (news: Disputed & { amount: Amount }) => ({
        title: `You opened a dispute over “${news.milestone_title}”`,
        body: `${amount(news.amount)} cannot move until you both agree. Without an answer a mediator joins in seven days.`,
      }),
      withdrawn: (news: Disputed & { auto_approve_at?: string }) => ({
        title: `The dispute over “${news.milestone_title}” was withdrawn`,
        body: news.auto_approve_at
          ? `The milestone goes on where it stood. Without an answer of the client the work is approved by itself on ${day(news.auto_approve_at)}.`
          : "The milestone goes on where it stood.",
      }),
      entry: (news: Disputed & { side: string; files: number }) => ({
        title:
          news.side === "mediator"
            ? `The mediator wrote about “${news.milestone_title}”`
            : `There is a new answer in the dispute over “${news.milestone_title}”`,
        body: news.files > 0 ? "With evidence attached." : "",
      }),
      settlementProposed: (news: Division) => ({
        title: `A division is proposed for “${news.milestone_title}”`,
        body: division(news),
      }),
      mediation: (news: Disputed & { evidence_until: string }) => ({
        title: `A mediator looks at the dispute over “${news.milestone_title}”`,
        body: `Send what supports your view by ${day(news.evidence_until)}. Then, or once both of you have written, the mediator decides by what is there.`,
      }),
      reminder: (news: Disputed & { stage: string; until: string }) =>
        news.stage === "mediation"
          ? {
              title: `Evidence about “${news.milestone_title}” is taken until ${day(news.until)}`,
              body: "After that, or once both of you have written, the mediator decides by what is there.",
            }
          : {
              title: `The two of you have until ${day(news.until)} to agree about “${news.milestone_title}”`,
              body: "After that a mediator looks at it.",
            },
      divided: (news: Division & { outcome?: string }) => ({
        title:
          news.outcome === "decided"
            ? `The mediator decided about “${news.milestone_title}”`
            : `The dispute over “${news.milestone_title}” is settled`,
        body: division(news),
      }),
    };
  },
  {
    de: ({ amount, day }) => {
      const division = (news: Division) =>
        `${amount(news.to_freelancer)} an den Freelancer, ${amount(news.to_client)} zurück an den Auftraggeber.`;
      return {
        opened: (news) => ({
          title: `„${news.milestone_title}“ wird bestritten`,
          body: `${amount(news.amount)} können sich nicht bewegen, bis ihr euch einigt. Sag, wie du es siehst; ohne Antwort kommt in sieben Tagen ein Vermittler dazu.`,
        }),
        openedByYou: (news) => ({
          title: `Du hast einen Streitfall um „${news.milestone_title}“ eröffnet`,
          body: `${amount(news.amount)} können sich nicht bewegen, bis ihr euch einigt. Ohne Antwort kommt in sieben Tagen ein Vermittler dazu.`,
        }),
        withdrawn: (news) => ({
          title: `Der Streitfall um „${news.milestone_title}“ wurde zurückgezogen`,
          body: news.auto_approve_at
            ? `Der Meilenstein geht weiter, wo er stand. Ohne Antwort des Auftraggebers gilt die Arbeit am ${day(news.auto_approve_at)} von selbst als abgenommen.`
            : "Der Meilenstein geht weiter, wo er stand.",
        }),
        entry: (news) => ({
          title:
            news.side === "mediator"
              ? `Der Vermittler hat zu „${news.milestone_title}“ geschrieben`
              : `Im Streitfall um „${news.milestone_title}“ gibt es eine neue Antwort`,
          body: news.files > 0 ? "Mit Belegen." : "",
        }),
        settlementProposed: (news) => ({
          title: `Für „${news.milestone_title}“ wird eine Aufteilung vorgeschlagen`,
          body: division(news),
        }),
        mediation: (news) => ({
          title: `Ein Vermittler sieht sich den Streitfall um „${news.milestone_title}“ an`,
          body: `Schick bis ${day(news.evidence_until)}, was deine Sicht stützt. Dann, oder sobald ihr beide geschrieben habt, entscheidet der Vermittler nach dem, was vorliegt.`,
        }),
        reminder: (news) =>
          news.stage === "mediation"
            ? {
                title: `Belege zu „${news.milestone_title}“ werden bis ${day(news.until)} angenommen`,
                body: "Danach, oder sobald ihr beide geschrieben habt, entscheidet der Vermittler nach dem, was vorliegt.",
              }
            : {
                title: `Ihr habt bis ${day(news.until)} Zeit, euch über „${news.milestone_title}“ zu einigen`,
                body: "Danach sieht es sich ein Vermittler an.",
              },
        divided: (news) => ({
          title:
            news.outcome === "decided"
              ? `Der Vermittler hat über „${news.milestone_title}“ entschieden`
              : `Der Streitfall um „${news.milestone_title}“ ist geklärt`,
          body: division(news),
        }),
      };
    },
  },
);
