export const toldDe = {
  sentences: {
    "Protected for the work": "Für die Arbeit gesichert",
    "Kogi fee": "Gebühr von Kogi",
    "Card processing, at cost": "Kartenverarbeitung, zum Selbstkostenpreis",
    "Kogi service fee": "Servicegebühr von Kogi",
    "what the card provider keeps": "was der Kartenanbieter behält",
    "A card payment to you was disputed lately, so money waits longer.":
      "Eine Kartenzahlung an dich wurde kürzlich angefochten, deshalb wartet Geld länger.",
    "Money between you two was refunded before, so it waits longer.":
      "Zwischen euch beiden wurde schon einmal Geld erstattet, deshalb wartet es länger.",
    "This is the first payment between you two.": "Das ist die erste Zahlung zwischen euch beiden.",
    "You two have worked together before.": "Ihr beide habt schon zusammengearbeitet.",
    "You two have a proven history, so there is no wait.":
      "Ihr beide habt euch lange bewährt, deshalb gibt es keine Wartezeit.",
    "A card payment to you was disputed lately, so {} % of what clears is kept back for {} days.":
      "Eine Kartenzahlung an dich wurde kürzlich angefochten, deshalb werden {} % von dem, was frei wird, für {} Tage zurückbehalten.",
    "You are new here, so {} % of what clears is kept back for {} days.":
      "Du bist neu hier, deshalb werden {} % von dem, was frei wird, für {} Tage zurückbehalten.",
    "Withdrawal to the account ending in {}": "Auszahlung auf das Konto mit den Endziffern {}",
  },
};
