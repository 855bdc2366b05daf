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
      refunded:
        "What you had paid for it goes back to your card, and nothing is charged any more. Nothing you made is gone. You can choose a plan again at any time; the receipt and the credit note are with your invoices.",
      disputed:
        "Your bank took back what was paid for it, and nothing is charged any more. Nothing you made is gone. You can choose a plan again at any time, with this card or another.",
      suspended: "Your account is suspended, so your card is not charged any more. Nothing you made is gone.",
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
      stopped: (news: Plan & { until: string }) => ({
        title: `${news.plan} is not renewed`,
        body: `Your bank disputes what was paid for it, so nothing more is charged. It runs until ${day(news.until)}, unless the bank takes the money back for good before. Was it a mistake? Tell your bank, then choose “Keep the plan”.`,
      }),
      wentBack: (news: Plan & { from: string }) => ({
        title: `You are on ${news.plan} again`,
        body: `What you had paid for ${news.from} goes back to your card. It goes on from here at the price of ${news.plan}; you can change or cancel it at any time.`,
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
        refunded:
          "Was du dafür bezahlt hattest, geht auf deine Karte zurück, und es wird nichts mehr abgebucht. Nichts, was du gemacht hast, ist weg. Du kannst jederzeit wieder einen Tarif wählen; Beleg und Gutschrift stehen bei deinen Rechnungen.",
        disputed:
          "Deine Bank hat zurückgeholt, was dafür bezahlt war, und es wird nichts mehr abgebucht. Nichts, was du gemacht hast, ist weg. Du kannst jederzeit wieder einen Tarif wählen, mit dieser Karte oder einer anderen.",
        suspended:
          "Dein Konto ist gesperrt, deshalb wird von deiner Karte nichts mehr abgebucht. Nichts, was du gemacht hast, ist weg.",
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
        stopped: (news) => ({
          title: `${news.plan} wird nicht verlängert`,
          body: `Deine Bank bestreitet, was dafür bezahlt wurde, deshalb wird nichts mehr abgebucht. Er läuft bis ${day(news.until)}, wenn die Bank das Geld nicht vorher endgültig zurückholt. War es ein Versehen? Sag es deiner Bank und wähle dann „Tarif behalten“.`,
        }),
        wentBack: (news) => ({
          title: `Du hast wieder ${news.plan}`,
          body: `Was du für ${news.from} bezahlt hattest, geht auf deine Karte zurück. Weiter geht es zum Preis von ${news.plan}; wechseln oder kündigen kannst du jederzeit.`,
        }),
        ended: (news) => ({ title: `${news.plan} ist zu Ende`, body: reasons[news.reason] ?? "" }),
      };
    },
  },
);
