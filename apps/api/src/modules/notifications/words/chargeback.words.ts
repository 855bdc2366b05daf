import { type Amount, sayings } from "./say.ts";

interface Held {
  readonly held: Amount;
  readonly description: string;
}

interface Asked {
  readonly amount: Amount;
  readonly evidence_due_at?: string | null;
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
    openedAtDesk: (news: Asked) => ({
      title: `A bank took a card payment of ${amount(news.amount)} back`,
      body: `${news.evidence_due_at ? `It takes one answer until ${day(news.evidence_due_at)}. ` : "It takes one answer. "}${news.description}`,
    }),
    inquiry: (news: { outcome: string; description: string }) =>
      news.outcome === "opened"
        ? {
            title: "A bank asks about a card payment for your work",
            body: `Nothing was taken. What is protected waits until the bank has our answer. ${news.description}`,
          }
        : {
            title: "The bank asks no further about a card payment for your work",
            body: `Nothing was taken, and nothing waits for it any more. ${news.description}`,
          },
    inquiryAtDesk: (news: Asked & { outcome: string }) =>
      news.outcome === "opened"
        ? {
            title: `A bank asks about a card payment of ${amount(news.amount)}`,
            body: `${news.evidence_due_at ? `Answer it until ${day(news.evidence_due_at)}, before it takes the money. ` : "Answer it before it takes the money. "}${news.description}`,
          }
        : { title: `A bank asks no further about ${amount(news.amount)}`, body: news.description },
    answerWanted: (news: Asked & { because: string }) => {
      if (news.because === "without_files")
        return {
          title: `Our answer to a bank about ${amount(news.amount)} went without a file`,
          body: `The words are with the bank; not every file was taken, and nothing can be added. ${news.description}`,
        };
      const isRefused = news.because === "refused";
      return {
        title: isRefused
          ? `Our answer to a bank about ${amount(news.amount)} was not taken`
          : `A bank still waits for an answer about ${amount(news.amount)}`,
        body: `${isRefused ? "Nothing was sent. Read it again and send it anew" : "Nothing was written yet. Without an answer the money is lost"}${news.evidence_due_at ? `; it is due until ${day(news.evidence_due_at)}` : ""}. ${news.description}`,
      };
    },
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
      openedAtDesk: (news) => ({
        title: `Eine Bank hat eine Kartenzahlung über ${amount(news.amount)} zurückgeholt`,
        body: `${news.evidence_due_at ? `Sie nimmt eine Antwort bis ${day(news.evidence_due_at)}. ` : "Sie nimmt eine Antwort. "}${news.description}`,
      }),
      inquiry: (news) =>
        news.outcome === "opened"
          ? {
              title: "Eine Bank fragt nach einer Kartenzahlung für deine Arbeit",
              body: `Nichts wurde zurückgeholt. Was geschützt ist, wartet, bis die Bank unsere Antwort hat. ${news.description}`,
            }
          : {
              title: "Die Bank fragt nicht weiter nach einer Kartenzahlung für deine Arbeit",
              body: `Nichts wurde zurückgeholt, und nichts wartet mehr darauf. ${news.description}`,
            },
      inquiryAtDesk: (news) =>
        news.outcome === "opened"
          ? {
              title: `Eine Bank fragt nach einer Kartenzahlung über ${amount(news.amount)}`,
              body: `${news.evidence_due_at ? `Antworte bis ${day(news.evidence_due_at)}, bevor sie das Geld holt. ` : "Antworte, bevor sie das Geld holt. "}${news.description}`,
            }
          : { title: `Eine Bank fragt nicht weiter nach ${amount(news.amount)}`, body: news.description },
      answerWanted: (news) => {
        if (news.because === "without_files")
          return {
            title: `Unsere Antwort an eine Bank zu ${amount(news.amount)} ging ohne eine Datei`,
            body: `Die Worte liegen der Bank vor; nicht jede Datei wurde angenommen, und nachreichen lässt sich nichts. ${news.description}`,
          };
        const isRefused = news.because === "refused";
        return {
          title: isRefused
            ? `Unsere Antwort an eine Bank zu ${amount(news.amount)} wurde nicht angenommen`
            : `Eine Bank wartet noch auf eine Antwort zu ${amount(news.amount)}`,
          body: `${isRefused ? "Nichts wurde gesendet. Lies sie noch einmal und sende sie neu" : "Noch wurde nichts geschrieben. Ohne Antwort ist das Geld verloren"}${news.evidence_due_at ? `; sie ist bis ${day(news.evidence_due_at)} fällig` : ""}. ${news.description}`,
        };
      },
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
