import { type Amount, sayings } from "./say.ts";

interface Held {
  readonly held: Amount;
  readonly description: string;
}

interface Waiting {
  readonly amount: Amount;
  readonly available_at: string;
  readonly description: string;
}

export const chargebacks = sayings(
  ({ amount, day }) => ({
    opened: (news: Held) => ({
      title:
        news.held.amount === "0"
          ? "A card payment for your work is disputed"
          : `${amount(news.held)} of yours are held: a card payment is disputed`,
      body: `The payer’s bank took it back. We answer the bank; if we win, it is yours again. ${news.description}`,
    }),
    ended: (news: Held & { outcome: string }) =>
      news.outcome === "won"
        ? {
            title: "The disputed card payment is yours again",
            body: `${amount(news.held)} are in your wallet. ${news.description}`,
          }
        : {
            title: "The bank decided for the payer",
            body: `${amount(news.held)} that were held are gone. ${news.description}`,
          },
    reserveReleased: (news: { amount: Amount; description: string }) => ({
      title: `${amount(news.amount)} that were kept back can be withdrawn`,
      body: news.description,
    }),
    waitsLonger: (news: Waiting) => ({
      title: `${amount(news.amount)} on their way to you wait until ${day(news.available_at)}`,
      body: `The card that paid for this is looked at more closely, so the money waits longer. You need do nothing. ${news.description}`,
    }),
  }),
  {
    de: ({ amount, day }) => ({
      opened: (news) => ({
        title:
          news.held.amount === "0"
            ? "Eine Kartenzahlung für deine Arbeit wird bestritten"
            : `${amount(news.held)} von dir werden gehalten: Eine Kartenzahlung wird bestritten`,
        body: `Die Bank des Zahlers hat das Geld zurückgeholt. Wir antworten der Bank; gewinnen wir, gehört es wieder dir. ${news.description}`,
      }),
      ended: (news) =>
        news.outcome === "won"
          ? {
              title: "Die bestrittene Kartenzahlung gehört wieder dir",
              body: `${amount(news.held)} sind in deinem Guthaben. ${news.description}`,
            }
          : {
              title: "Die Bank hat für den Zahler entschieden",
              body: `${amount(news.held)}, die gehalten wurden, sind weg. ${news.description}`,
            },
      reserveReleased: (news) => ({
        title: `${amount(news.amount)}, die zurückbehalten waren, kannst du auszahlen lassen`,
        body: news.description,
      }),
      waitsLonger: (news) => ({
        title: `${amount(news.amount)} auf dem Weg zu dir warten bis ${day(news.available_at)}`,
        body: `Die Karte, mit der das bezahlt wurde, wird genauer angesehen, deshalb wartet das Geld länger. Du musst nichts tun. ${news.description}`,
      }),
    }),
  },
);
