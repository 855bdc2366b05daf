// Why money did not move, by the code of the provider or of the bank, in each language that Kogi speaks. Never the
// provider's own text: some reasons (a stolen card) are not ours to tell.

export const failuresEn = {
  card_declined: "Your bank declined this card and gave no reason. Try another card, or ask your bank.",
  insufficient_funds: "There is not enough money on this card. Try another card.",
  expired_card: "This card has expired. Try another card.",
  incorrect_cvc: "The CVC does not fit this card. Check it and try again.",
  incorrect_number: "This card number is not right. Check it and try again.",
  processing_error: "The bank could not answer just now. Nothing was charged; try again in a moment.",
  card_velocity_exceeded: "This card has reached its limit. Try another card, or ask your bank.",
  authentication_required: "Your bank asks you to confirm this payment. Nothing is charged until you do.",
  payment_failed: "The bank did not make this payment. Nothing was charged; try again, or pay by card.",
  method_not_saved: "This method cannot be saved. Use a card.",
  method_removed: "This card was removed. Choose another card.",
  payment_method_expired: "This card has expired. Save another card.",
  authentication_failed: "Your bank could not confirm that this is you. Try again, or use another card.",
  checkout_expired: "The time to pay was over. Nothing was charged; you can start again.",
  cancelled: "This payment was cancelled. Nothing was charged.",
  card_refused: "This card was not accepted. Nothing was charged; try another card.",
  no_card: "There is no card to charge. Add one.",
  confirm: "Your bank wants you to confirm this payment.",
  account_closed: "This bank account is closed. The money is back in your wallet; add another account.",
  account_wrong:
    "Your bank knows no such account. The money is back in your wallet; add the account anew and check its number.",
  holder_differs:
    "The name does not fit this bank account. The money is back in your wallet; add the account anew with its holder’s name.",
  account_blocked:
    "This bank account takes no money. It is back in your wallet; ask your bank, or add another account.",
  currency_not_taken:
    "This bank account does not take this currency. The money is back in your wallet; add another account.",
  returned_by_bank: "Your bank sent the money back. It is in your wallet again; check the account and try once more.",
  payout_refused: "The bank did not take the money. It is back in your wallet.",
  suspended_card: "Your account is suspended, so your card was not asked. Nothing was charged.",
  suspended_payout: "Your account is suspended, so nothing left for your bank. The money is back in your wallet.",
  name_differs: "The name does not fit the document.",
  identity_refused: "The provider could not confirm who you are.",
} as const;

type FailureCode = keyof typeof failuresEn;

export const failuresDe: Readonly<Record<FailureCode, string>> = {
  card_declined:
    "Deine Bank hat diese Karte abgelehnt und keinen Grund genannt. Nimm eine andere Karte oder frag deine Bank.",
  insufficient_funds: "Auf dieser Karte ist nicht genug Geld. Nimm eine andere Karte.",
  expired_card: "Diese Karte ist abgelaufen. Nimm eine andere Karte.",
  incorrect_cvc: "Die Prüfziffer passt nicht zu dieser Karte. Prüfe sie und versuche es noch einmal.",
  incorrect_number: "Diese Kartennummer stimmt nicht. Prüfe sie und versuche es noch einmal.",
  processing_error: "Die Bank konnte gerade nicht antworten. Nichts wurde abgebucht; versuche es gleich noch einmal.",
  card_velocity_exceeded: "Das Limit dieser Karte ist erreicht. Nimm eine andere Karte oder frag deine Bank.",
  authentication_required: "Deine Bank will, dass du diese Zahlung bestätigst. Bis dahin wird nichts abgebucht.",
  payment_failed:
    "Die Bank hat diese Zahlung nicht ausgeführt. Nichts wurde abgebucht; versuche es noch einmal oder zahle mit Karte.",
  method_not_saved: "Dieses Zahlungsmittel lässt sich nicht speichern. Nimm eine Karte.",
  method_removed: "Diese Karte wurde entfernt. Wähle eine andere.",
  payment_method_expired: "Diese Karte ist abgelaufen. Speichere eine andere.",
  authentication_failed:
    "Deine Bank konnte nicht bestätigen, dass du es bist. Versuche es noch einmal oder nimm eine andere Karte.",
  checkout_expired: "Die Zeit zum Bezahlen war um. Nichts wurde abgebucht; du kannst neu beginnen.",
  cancelled: "Diese Zahlung wurde abgebrochen. Nichts wurde abgebucht.",
  account_closed: "Dieses Bankkonto ist geschlossen. Das Geld ist wieder in deinem Guthaben; füge ein anderes hinzu.",
  account_wrong:
    "Deine Bank kennt dieses Konto nicht. Das Geld ist wieder in deinem Guthaben; füge das Konto neu hinzu und prüfe die Nummer.",
  holder_differs:
    "Der Name passt nicht zu diesem Bankkonto. Das Geld ist wieder in deinem Guthaben; füge das Konto neu hinzu, mit dem Namen des Inhabers.",
  account_blocked:
    "Dieses Bankkonto nimmt kein Geld an. Es ist wieder in deinem Guthaben; frag deine Bank oder füge ein anderes hinzu.",
  currency_not_taken:
    "Dieses Bankkonto nimmt diese Währung nicht an. Das Geld ist wieder in deinem Guthaben; füge ein anderes hinzu.",
  returned_by_bank:
    "Deine Bank hat das Geld zurückgeschickt. Es ist wieder in deinem Guthaben; prüfe das Konto und versuche es noch einmal.",
  card_refused: "Diese Karte wurde nicht angenommen. Nichts wurde abgebucht; nimm eine andere Karte.",
  no_card: "Es gibt keine Karte, von der abgebucht werden könnte. Füge eine hinzu.",
  confirm: "Deine Bank will, dass du diese Zahlung bestätigst.",
  payout_refused: "Die Bank hat das Geld nicht angenommen. Es ist wieder in deinem Guthaben.",
  suspended_card: "Dein Konto ist gesperrt, deshalb wurde deine Karte nicht gefragt. Nichts wurde abgebucht.",
  suspended_payout:
    "Dein Konto ist gesperrt, deshalb ging nichts an deine Bank. Das Geld ist wieder in deinem Guthaben.",
  name_differs: "Der Name passt nicht zum Ausweis.",
  identity_refused: "Der Anbieter konnte nicht bestätigen, wer du bist.",
};

/** Whether the code is one of these, such as `card_declined`. */
export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(failuresEn, code);
}

/** The German for what the server said in English; what is not of this list stays as it is. */
export function failureInGerman(english: string): string {
  const found = Object.entries(failuresEn).find(([, sentence]) => sentence === english);
  return found && isFailureCode(found[0]) ? failuresDe[found[0]] : english;
}
