import { type Amount, sayings } from "./say.ts";

interface Asked {
  readonly amount: Amount;
  readonly evidence_due_at?: string | null;
  readonly description: string;
}

/** Of disputes that a bank had decided for the payer. */
export const appeals = sayings(
  ({ amount, day }) => ({
    possible: (news: Asked) => ({
      title: `A bank’s decision about ${amount(news.amount)} can be appealed`,
      body: `It decided for the payer. An appeal is written at the card provider’s own pages${news.evidence_due_at ? `, until ${day(news.evidence_due_at)}` : ""}. ${news.description}`,
    }),
    wonBack: (news: Asked) => ({
      title: `A bank gave ${amount(news.amount)} back that it had decided about`,
      body: `Earners have theirs again. What had been protected goes back to the payer. ${news.description}`,
    }),
  }),
  {
    de: ({ amount, day }) => ({
      possible: (news) => ({
        title: `Gegen die Entscheidung einer Bank über ${amount(news.amount)} ist Einspruch möglich`,
        body: `Sie hat für den Zahler entschieden. Einspruch wird auf den Seiten des Kartenanbieters eingelegt${news.evidence_due_at ? `, bis ${day(news.evidence_due_at)}` : ""}. ${news.description}`,
      }),
      wonBack: (news) => ({
        title: `Eine Bank hat ${amount(news.amount)} zurückgegeben, über die sie entschieden hatte`,
        body: `Empfänger haben ihren Teil wieder. Was geschützt war, geht an den Zahler zurück. ${news.description}`,
      }),
    }),
  },
);
