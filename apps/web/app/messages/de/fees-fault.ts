export const feesFaultDe = {
  too_small: "Das ist zu wenig für die Gebühren oder den Zahlungsanbieter. Tippe mehr ein.",
  too_large: "So viel bucht der Zahlungsanbieter nicht auf einmal ab. Teile es auf.",
  too_fine: "So feine Beträge bucht der Zahlungsanbieter in dieser Währung nicht ab. Runde ihn.",
  busy: "Das waren viele Anfragen. Warte eine Minute und tippe dann weiter, um die Gebühren zu sehen.",
  away: "Kogi hat gerade zu viel zu tun. Warte kurz und tippe dann weiter, um die Gebühren zu sehen.",
  lost: "Kogi ist nicht zu erreichen. Tippe weiter, sobald du wieder verbunden bist; vor der Zusage stehen die Gebühren noch einmal da.",
  none: "Für diesen Betrag lassen sich keine Gebühren ausrechnen.",
};
