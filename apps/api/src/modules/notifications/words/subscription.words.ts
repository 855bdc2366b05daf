import { failureInGerman } from "#api-schema/failures.ts";
import { type Amount, sayings } from "./say.ts";

interface Plan {
  readonly plan: string;
}
interface Card {
  readonly brand: string;
  readonly last4: string;
  readonly expiry_month: number;
  readonly expiry_year: number;
  /** Names of the plans that it pays for. */
  readonly plans: readonly string[];
}
type Charge = Plan & { readonly amount: Amount };

/** As it stands on the card. */
const untilOf = (card: Card) => `${String(card.expiry_month).padStart(2, "0")}/${card.expiry_year}`;

export const subscriptions = sayings(
  ({ amount, day }) => {
    const reasons: Readonly<Record<string, string>> = {
      cancelled: "You cancelled it. Nothing is charged any more.",
      unpaid: "The card could not be charged in seven days. You are on Free again; nothing you made is gone.",
      not_started: "The card was not charged, so it did not begin.",
      refunded: "What you had paid for it goes back to your card. Nothing is charged any more.",
      disputed: "Your bank took back what was paid for it. Nothing is charged any more.",
    };
    return {
      trialEnds: (news: Charge & { at: string }) => ({
        title: `Your trial of ${news.plan} ends on ${day(news.at)}`,
        body: `Then ${amount(news.amount)} are charged for the first month. Cancel before that and nothing is.`,
      }),
      notCharged: (news: Charge & { sentence: string; next_try_at: string | null }) => ({
        title: `${amount(news.amount)} for ${news.plan} were not charged`,
        body:
          news.next_try_at === null
            ? news.sentence
            : `${news.sentence} We try again on ${day(news.next_try_at)}. You can change your card or try now.`,
      }),
      cardExpires: (card: Card) => ({
        title: `${card.brand} ending in ${card.last4} expires in ${untilOf(card)}`,
        body: `Add it again with its new date before then, so that nothing stops.${
          card.plans.length === 0 ? "" : ` It pays for ${card.plans.join(" and ")}.`
        }`,
      }),
      wentBack: (news: Plan & { from: string }) => ({
        title: `You are on ${news.plan} again`,
        body: `What you had paid for ${news.from} goes back to your card.`,
      }),
      ended: (news: Plan & { reason: string }) => ({
        title: `${news.plan} has ended`,
        body: reasons[news.reason] ?? "",
      }),
    };
  },
  {
    de: ({ amount, day }) => {
      const reasons: Readonly<Record<string, string>> = {
        cancelled: "Du hast gekündigt. Es wird nichts mehr abgebucht.",
        unpaid:
          "Von der Karte ließ sich sieben Tage lang nichts abbuchen. Du bist wieder bei Free; nichts, was du gemacht hast, ist weg.",
        not_started: "Von der Karte wurde nichts abgebucht, deshalb hat es nicht begonnen.",
        refunded: "Was du dafür bezahlt hattest, geht auf deine Karte zurück. Es wird nichts mehr abgebucht.",
        disputed: "Deine Bank hat zurückgeholt, was dafür bezahlt war. Es wird nichts mehr abgebucht.",
      };
      return {
        trialEnds: (news) => ({
          title: `Deine Probezeit von ${news.plan} endet am ${day(news.at)}`,
          body: `Dann werden ${amount(news.amount)} für den ersten Monat abgebucht. Kündigst du vorher, wird nichts abgebucht.`,
        }),
        notCharged: (news) => ({
          title: `${amount(news.amount)} für ${news.plan} wurden nicht abgebucht`,
          body:
            news.next_try_at === null
              ? failureInGerman(news.sentence)
              : `${failureInGerman(news.sentence)} Wir versuchen es am ${day(news.next_try_at)} noch einmal. Du kannst die Karte wechseln oder es jetzt versuchen.`,
        }),
        cardExpires: (card) => ({
          title: `${card.brand} mit den Endziffern ${card.last4} läuft ${untilOf(card)} ab`,
          body: `Füge sie vorher mit dem neuen Datum wieder hinzu, damit nichts stehen bleibt.${
            card.plans.length === 0 ? "" : ` Sie bezahlt ${card.plans.join(" und ")}.`
          }`,
        }),
        wentBack: (news) => ({
          title: `Du hast wieder ${news.plan}`,
          body: `Was du für ${news.from} bezahlt hattest, geht auf deine Karte zurück.`,
        }),
        ended: (news) => ({ title: `${news.plan} ist zu Ende`, body: reasons[news.reason] ?? "" }),
      };
    },
  },
);
