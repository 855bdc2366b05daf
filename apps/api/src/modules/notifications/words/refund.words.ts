// A refund that did not reach its card.
import { type Amount, sayings } from "./say.ts";

interface About {
  readonly amount: Amount;
  readonly description: string;
}

export const refunds = sayings(
  ({ amount }) => ({
    refundFailed: (news: About & { readonly is_retried: boolean }) => ({
      title: `Your bank did not take the refund of ${amount(news.amount)}`,
      body: news.is_retried ? "We try again by ourselves. The money is not lost." : "We look into it and write to you.",
    }),
    refundPaidOtherwise: (news: About) => ({
      title: `Your refund of ${amount(news.amount)} was sent another way`,
      body: `Your card takes no money any more, so we sent it ourselves: ${news.description}.`,
    }),
  }),
  {
    de: ({ amount }) => ({
      refundFailed: (news) => ({
        title: `Deine Bank hat die Erstattung von ${amount(news.amount)} nicht angenommen`,
        body: news.is_retried
          ? "Wir versuchen es von selbst noch einmal. Das Geld ist nicht verloren."
          : "Wir gehen der Sache nach und schreiben dir.",
      }),
      refundPaidOtherwise: (news) => ({
        title: `Deine Erstattung von ${amount(news.amount)} wurde auf anderem Weg gesendet`,
        body: `Deine Karte nimmt kein Geld mehr an, deshalb haben wir es selbst überwiesen: ${news.description}.`,
      }),
    }),
  },
);
