export const failuresDe = {
  byCode: {
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
    returned_by_bank:
      "Deine Bank hat das Geld zurückgeschickt. Es ist wieder in deinem Guthaben; prüfe das Konto und versuche es noch einmal.",
  },
};
