// What payments and documents keep in English about money: the German for pages and printed documents.
import { type BySentence, bySentence } from "./by-sentence.ts";
import { planCharge, planChargeInGerman, planChargesDe, type WriteDay } from "./plan-charges.ts";

export const moneySentencesDe: BySentence = {
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
  "Money may be held here only for a limited time, so it waits no longer than that.":
    "Geld darf hier nur eine begrenzte Zeit liegen, deshalb wartet es nicht länger.",
  "This is the first payment between you two.": "Das ist die erste Zahlung zwischen euch beiden.",
  "You two have worked together before.": "Ihr beide habt schon zusammengearbeitet.",
  "You two have worked together only for a short time.": "Ihr beide arbeitet erst seit kurzer Zeit zusammen.",
  "This is much more than there was between you two before.":
    "Das ist viel mehr, als es bisher zwischen euch beiden gab.",
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
  "No tax is charged: no tax rule is in force for this supply.":
    "Keine Steuer: Für diese Leistung gilt keine Steuerregel.",
  "This statement is no invoice. An invoice for the work, with any tax on it, comes from whoever did the work.":
    "Dieser Leistungsnachweis ist keine Rechnung. Eine Rechnung über die Arbeit, mit der Steuer darauf, stellt, wer sie geleistet hat.",
  "Outside the scope of VAT in the European Union: the customer is established elsewhere.":
    "Nicht umsatzsteuerbar in der Europäischen Union: Der Kunde sitzt anderswo.",
  "Reverse charge: VAT is accounted for by the customer, {} (article 196 of Directive 2006/112/EC).":
    "Steuerschuldnerschaft des Leistungsempfängers: Die Umsatzsteuer führt der Kunde ab, {} (Artikel 196 der Richtlinie 2006/112/EG).",
  "Fees include {} % VAT of {}. Protected funds are not a supply of Kogi's and carry none.":
    "In den Gebühren sind {} % Umsatzsteuer enthalten ({}). Gesichertes Geld ist keine Leistung von Kogi und enthält keine.",
  "Withdrawal to the account ending in {}": "Auszahlung auf das Konto mit den Endziffern {}",
  "{}, taken back by the bank": "{}, von der Bank zurückgeholt",
  "Fees on it, taken back by the bank": "Gebühren darauf, von der Bank zurückgeholt",
  "Fee for work whose payment a bank took back": "Gebühr für Arbeit, deren Zahlung eine Bank zurückgeholt hat",
  "Fee for work whose payment was sent back": "Gebühr für Arbeit, deren Zahlung zurückgeschickt wurde",
  "Work whose payment a bank took back": "Arbeit, deren Zahlung eine Bank zurückgeholt hat",
  "Owed again: the bank gave the payment back": "Wieder geschuldet: Die Bank hat die Zahlung zurückgegeben",
  "Work whose payment was sent back": "Arbeit, deren Zahlung zurückgeschickt wurde",
  "{}, refunded": "{}, erstattet",
  "A refund came back: {}": "Eine Erstattung kam zurück: {}",
  "A refund is tried again: {}": "Eine Erstattung wird noch einmal versucht: {}",
  "Withdrawal to the account ending in {} failed": "Auszahlung auf das Konto mit den Endziffern {} gescheitert",
  "Withdrawal to the account ending in {} came back": "Auszahlung auf das Konto mit den Endziffern {} kam zurück",
  "This could no longer be paid for when the money arrived.":
    "Das konnte nicht mehr bezahlt werden, als das Geld ankam.",
  "The plan had ended when the money arrived.": "Der Tarif war schon beendet, als das Geld ankam.",
  "Given back: {}": "Zurückgegeben: {}",
  "Charged anew: {}": "Neu abgebucht: {}",
  "Held for as long as is allowed: {}": "So lange gehalten, wie es erlaubt ist: {}",
  "Not approved of {}": "Nicht abgenommener Teil von {}",
  "Agreed division of {}": "Vereinbarte Teilung von {}",
  "Mediator’s division of {}": "Vom Vermittler entschiedene Teilung von {}",
  "A month of a plan was paid for twice": "Ein Monat eines Tarifs wurde zweimal bezahlt",
  "A subscription that had ended was paid for": "Ein Abonnement, das beendet war, wurde bezahlt",
  "Changed {} back into {} for a disputed card payment":
    "{} für eine angefochtene Kartenzahlung in {} zurückgewechselt",
  "Changed {} into {}": "{} in {} gewechselt",
  // Last: the end of a period is whatever follows.
  ...planChargesDe,
};

/** The rules of thresholds, each with its source. */
export const taxRulesDe: BySentence = {
  "Personal services are reported from the first payment on (Directive (EU) 2021/514); only sellers of goods have a threshold.":
    "Dienstleistungen werden ab der ersten Zahlung gemeldet (Richtlinie (EU) 2021/514); eine Grenze haben nur Verkäufer von Waren.",
  "More than 20,000 USD and more than 200 payments in a year (section 6050W, as restored in July 2025).":
    "Mehr als 20.000 USD und mehr als 200 Zahlungen in einem Jahr (Section 6050W, wiederhergestellt im Juli 2025).",
  "600 USD or more from one client in a year, for payments up to 31 December 2025.":
    "600 USD oder mehr von einem Auftraggeber in einem Jahr, für Zahlungen bis 31. Dezember 2025.",
  "2,000 USD or more from one client in a year, for payments after 31 December 2025.":
    "2.000 USD oder mehr von einem Auftraggeber in einem Jahr, für Zahlungen nach dem 31. Dezember 2025.",
};

/** In German where there is a sentence for it; else as it came. */
export function moneyInGerman(english: string, day: WriteDay): string {
  const told = planCharge(english, day);
  const fill = (hole: string) => planChargeInGerman(countryInGerman(amountInGerman(hole)), day);
  return bySentence(moneySentencesDe, told, fill) ?? reasonInGerman(told) ?? told;
}

const AMOUNT = /^([A-Z]{0,3}\p{Sc}|[A-Z]{3}\s?)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(\s?[A-Z]{3})?$/u;

/** `€1,100.50` and `8.00 EUR` as a German writes them; anything else as it came, such as somebody's title. */
function amountInGerman(text: string): string {
  const [, before = "", number = "", behind = ""] = AMOUNT.exec(text) ?? [];
  if (before === "" && behind === "") return text;
  // A bare dollar is the US one to a German, too; every other keeps its letters.
  const sign = before === "US$" ? "$" : before.trim();
  return `${numberInGerman(number)}${sign === "" ? behind : `\u00a0${sign}`}`;
}

const numberInGerman = (english: string) => english.replace(/[.,]/g, (mark) => (mark === "," ? "." : ","));

const REASON = /^\d+(?:\.\d+)? (?:%|[A-Z]{3})(?:(?:, then | \+ )\d+(?:\.\d+)? (?:%|[A-Z]{3}))*$/;

/** Why a fee is so much: `10 %, then 5 % + 0.30 EUR`; of several payments, `5 %; at least 1.00 EUR`. */
function reasonInGerman(english: string): string | undefined {
  const said = english
    .split("; ")
    .map((one) =>
      REASON.test(one)
        ? one.replaceAll(", then ", ", dann ").replace(/\d+\.\d+/g, numberInGerman)
        : bySentence(moneySentencesDe, one, amountInGerman),
    );
  return said.includes(undefined) ? undefined : said.join("; ");
}

/** A line under a name on a document: the country and the VAT id are Kogi's words, all else is as its person wrote it. */
export function partyLineInGerman(line: string): string {
  return line.startsWith("VAT ") ? `USt-IdNr. ${line.slice("VAT ".length)}` : countryInGerman(line);
}

let germanNames: Map<string, string> | undefined;

function countryInGerman(name: string): string {
  germanNames ??= namesOfCountries();
  return germanNames.get(name) ?? name;
}

function namesOfCountries(): Map<string, string> {
  const [english, german] = ["en", "de"].map((tag) => new Intl.DisplayNames(tag, { type: "region", fallback: "none" }));
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const names = new Map<string, string>();
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    const [from, to] = [english?.of(code), german?.of(code)];
    if (from && to) names.set(from, to);
  }
  return names;
}
