import { planChargesDe } from "#api-schema/plan-charges.ts";

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
    "The card that paid for this is looked at more closely, so money waits longer.":
      "Die Karte, mit der das bezahlt wurde, wird genauer angesehen, deshalb wartet das Geld länger.",
    "This is the first payment between you two.": "Das ist die erste Zahlung zwischen euch beiden.",
    "You two have worked together before.": "Ihr beide habt schon zusammengearbeitet.",
    "You two have a proven history, so there is no wait.":
      "Ihr beide habt euch lange bewährt, deshalb gibt es keine Wartezeit.",
    "A card payment to you was disputed lately, so {} % of what clears is kept back for {} days.":
      "Eine Kartenzahlung an dich wurde kürzlich angefochten, deshalb werden {} % von dem, was frei wird, für {} Tage zurückbehalten.",
    "You are new here, so {} % of what clears is kept back for {} days.":
      "Du bist neu hier, deshalb werden {} % von dem, was frei wird, für {} Tage zurückbehalten.",
    "Each line to the nearest minor unit, halves to even; lines always sum to the total.":
      "Jede Zeile auf die nächste kleinste Einheit, halbe zur geraden; die Zeilen ergeben immer die Summe.",
    "Down to the smallest unit of the currency you get.":
      "Abgerundet auf die kleinste Einheit der Währung, die du bekommst.",
    "Sandbox provider, after the reference rates of {}": "Anbieter der Sandbox, nach den Referenzkursen vom {}",
    "The rest of the period by the millisecond; each price to the nearest cent, halves to even, then the difference.":
      "Der Rest des Zeitraums auf die Millisekunde; jeder Preis auf den nächsten Cent, halbe zum geraden, dann der Unterschied.",
    "at least {}": "mindestens {}",
    "at most {}": "höchstens {}",
    nothing: "nichts",
    "Kogi service fee for {}": "Servicegebühr von Kogi für {}",
    "{} (protected funds), refunded": "{} (gesichertes Geld), erstattet",
    "{} (protected funds)": "{} (gesichertes Geld)",
    "Fees on it, refunded": "Gebühren darauf, erstattet",
    "Sent back: Kogi {}, rest of {} to {}": "Zurückgeschickt: Kogi {}, Rest von {} bis {}",
    "Sent back: Kogi {}, {} to {}": "Zurückgeschickt: Kogi {}, {} bis {}",
    "Sent back: {}": "Zurückgeschickt: {}",
    "Disputed card payment: Kogi {}, rest of {} to {}": "Bestrittene Kartenzahlung: Kogi {}, Rest von {} bis {}",
    "Disputed card payment: Kogi {}, {} to {}": "Bestrittene Kartenzahlung: Kogi {}, {} bis {}",
    "Disputed card payment: {}": "Bestrittene Kartenzahlung: {}",
    "Lost: disputed card payment, {}": "Verloren: bestrittene Kartenzahlung, {}",
    "Won: disputed card payment, {}": "Gewonnen: bestrittene Kartenzahlung, {}",
    ...planChargesDe,
    "No tax is charged: no tax rule is in force for this supply.":
      "Keine Steuer: Für diese Leistung gilt keine Steuerregel.",
    "Outside the scope of VAT in the European Union: the customer is established elsewhere.":
      "Nicht umsatzsteuerbar in der Europäischen Union: Der Kunde sitzt anderswo.",
    "Reverse charge: VAT is accounted for by the customer, {} (article 196 of Directive 2006/112/EC).":
      "Steuerschuldnerschaft des Leistungsempfängers: Die Umsatzsteuer führt der Kunde ab, {} (Artikel 196 der Richtlinie 2006/112/EG).",
    "Fees include {} % VAT of {}. Protected funds are not a supply of Kogi's and carry none.":
      "In den Gebühren sind {} % Umsatzsteuer enthalten ({}). Gesichertes Geld ist keine Leistung von Kogi und enthält keine.",
    "Withdrawal to the account ending in {}": "Auszahlung auf das Konto mit den Endziffern {}",
  },
};
