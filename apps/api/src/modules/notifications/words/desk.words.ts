import { sayings } from "./say.ts";

interface Mediation {
  readonly milestone_title: string;
  readonly stage: string;
  readonly evidence_until: string;
  readonly decide_by: string;
}
interface Order {
  readonly order: string;
}

export const desk = sayings(
  ({ day, number }) => ({
    mediation: (news: Mediation) => {
      const { milestone_title: title, evidence_until: evidence, decide_by: by } = news;
      if (news.stage === "started")
        return {
          title: `“${title}” waits for a mediator`,
          body: `Evidence is taken until ${day(evidence)}. Decide by ${day(by)}.`,
        };
      if (news.stage === "evidence_over")
        return { title: `You can decide the dispute over “${title}”`, body: `Decide by ${day(by)}.` };
      return news.stage === "limit_near"
        ? {
            title: `The dispute over “${title}” must be decided by ${day(by)}`,
            body: "Both sides wait for it, and the money cannot move before.",
          }
        : {
            title: `The dispute over “${title}” should have been decided by ${day(by)}`,
            body: "The money stays where it is until somebody decides. You are told every day.",
          };
    },
    secondDecision: (news: { milestone_title: string }) => ({
      title: `A decision about “${news.milestone_title}” waits for a second administrator`,
      body: "Read it, and confirm it or send it back.",
    }),
    secondOrder: (news: Order) => ({
      title:
        news.order === "refund"
          ? "A refund waits for a second administrator"
          : news.order === "closing"
            ? "Closing a difference waits for a second administrator"
            : news.order === "settlement"
              ? "A refund that was paid another way waits for a second administrator"
              : "A booking waits for a second administrator",
      body:
        news.order === "closing"
          ? "Money that is frozen may leave again once you close it too. Read what was found out first."
          : "Read it, and confirm it or send it back.",
    }),
    administratorMade: (_: object) => ({
      title: "An administrator gave somebody else the role too",
      body: "In 14 days they may confirm what takes two people. See who it is, and take the role back if it should not be.",
    }),
    manySeconds: (count: number) => ({
      title: `A second administrator was asked for ${number(count)} times`,
      body: "The overview shows what still waits.",
    }),
    dead: (news: { gateway: string }) => ({
      title: `One of ${news.gateway}’s messages could not be handled`,
      body: "It was put aside after its last try. See what it is about and send it round again.",
    }),
    manyDead: (count: number) => ({
      title: `${number(count)} messages of the payment provider could not be handled`,
      body: "They were put aside after their last try. See what they are about and send them round again.",
    }),
  }),
  {
    de: ({ day, number }) => ({
      mediation: (news) => {
        const { milestone_title: title, evidence_until: evidence, decide_by: by } = news;
        if (news.stage === "started")
          return {
            title: `„${title}“ wartet auf einen Vermittler`,
            body: `Belege werden bis ${day(evidence)} angenommen. Entscheide bis ${day(by)}.`,
          };
        if (news.stage === "evidence_over")
          return { title: `Du kannst den Streitfall um „${title}“ entscheiden`, body: `Entscheide bis ${day(by)}.` };
        return news.stage === "limit_near"
          ? {
              title: `Der Streitfall um „${title}“ muss bis ${day(by)} entschieden werden`,
              body: "Beide Seiten warten darauf, und vorher bewegt sich das Geld nicht.",
            }
          : {
              title: `Der Streitfall um „${title}“ hätte bis ${day(by)} entschieden werden sollen`,
              body: "Das Geld bleibt, wo es ist, bis jemand entscheidet. Du hörst jeden Tag davon.",
            };
      },
      secondDecision: (news) => ({
        title: `Eine Entscheidung zu „${news.milestone_title}“ wartet auf eine zweite Person aus der Verwaltung`,
        body: "Lies sie, und bestätige sie oder gib sie zurück.",
      }),
      secondOrder: (news) => ({
        title:
          news.order === "refund"
            ? "Eine Erstattung wartet auf eine zweite Person aus der Verwaltung"
            : news.order === "closing"
              ? "Das Schließen einer Abweichung wartet auf eine zweite Person aus der Verwaltung"
              : news.order === "settlement"
                ? "Eine auf anderem Weg gezahlte Erstattung wartet auf eine zweite Person aus der Verwaltung"
                : "Eine Buchung wartet auf eine zweite Person aus der Verwaltung",
        body:
          news.order === "closing"
            ? "Eingefrorenes Geld darf wieder gehen, sobald auch du sie schließt. Lies vorher, was herauskam."
            : "Lies sie, und bestätige sie oder gib sie zurück.",
      }),
      administratorMade: () => ({
        title: "Jemand aus der Verwaltung hat die Rolle auch jemand anderem gegeben",
        body: "In 14 Tagen kann diese Person bestätigen, was zwei Menschen braucht. Sieh nach, wer es ist, und nimm die Rolle zurück, wenn es nicht sein soll.",
      }),
      manySeconds: (count) => ({
        title: `${number(count)} Mal wurde eine zweite Person aus der Verwaltung gebraucht`,
        body: "Die Übersicht zeigt, was noch wartet.",
      }),
      dead: (news) => ({
        title: `Eine Nachricht von ${news.gateway} ließ sich nicht verarbeiten`,
        body: "Sie wurde nach dem letzten Versuch beiseitegelegt. Sieh nach, worum es geht, und schick sie noch einmal los.",
      }),
      manyDead: (count) => ({
        title: `${number(count)} Nachrichten des Zahlungsanbieters ließen sich nicht verarbeiten`,
        body: "Sie wurden nach dem letzten Versuch beiseitegelegt. Sieh nach, worum es geht, und schick sie noch einmal los.",
      }),
    }),
  },
);
