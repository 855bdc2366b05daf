export const taxDe = {
  // Die Zeilen der Regeln sind englisch; jede hat hier ihren Satz.
  rules: {
    "Personal services are reported from the first payment on (Directive (EU) 2021/514); only sellers of goods have a threshold.":
      "Dienstleistungen werden ab der ersten Zahlung gemeldet (Richtlinie (EU) 2021/514); eine Grenze haben nur Verkäufer von Waren.",
    "More than 20,000 USD and more than 200 payments in a year (section 6050W, as restored in July 2025).":
      "Mehr als 20.000 USD und mehr als 200 Zahlungen in einem Jahr (Section 6050W, wiederhergestellt im Juli 2025).",
    "600 USD or more from one client in a year, for payments up to 31 December 2025.":
      "600 USD oder mehr von einem Auftraggeber in einem Jahr, für Zahlungen bis 31. Dezember 2025.",
    "2,000 USD or more from one client in a year, for payments after 31 December 2025.":
      "2.000 USD oder mehr von einem Auftraggeber in einem Jahr, für Zahlungen nach dem 31. Dezember 2025.",
  },
  title: "Steuer und Rechnungsdaten",
  lede: "Was auf deinen Dokumenten steht, und was du in einem Jahr verdient und bezahlt hast.",
  detailsTitle: "Auf deinen Dokumenten",
  detailsLede: "Dokumente, die schon ausgestellt sind, bleiben, wie sie sind.",
  name: "Name oder Firma",
  address: "Anschrift",
  addressHelp: "Bis zu vier Zeilen: Straße, Postleitzahl und Ort.",
  country: "Land",
  vatId: "Umsatzsteuer-Identifikationsnummer",
  vatIdHelp:
    "Für Unternehmen in der Europäischen Union. Die Form wird geprüft; ob sie gültig ist, wird nicht nachgesehen.",
  taxNumber: "Steuernummer",
  taxNumberKept: (end: string) => `Gespeichert, endet auf ${end}. Leer lassen, um sie zu behalten.`,
  taxNumberWhy: (form: string) => `Nötig für ${form}: `,
  numberNeededTitle: "Deine Steuernummer wird gebraucht",
  save: "Daten speichern",
  saved: "Deine Daten sind gespeichert. Sie stehen ab jetzt auf neuen Dokumenten.",
  addressRefusal: "Schreib mindestens eine Zeile und höchstens vier.",
  yearTitle: (year: number) => `Summen von ${year}`,
  yearOpen: "Das Jahr läuft noch; das sind die Summen bis jetzt.",
  years: "Jahre",
  nothing: "In diesem Jahr wurde nichts verdient oder bezahlt.",
  what: "Was",
  count: "Wie oft",
  total: "Summe",
  kinds: {
    earnings: "Verdient, vor Gebühren",
    service_fees: "Gebühren von Kogi darauf",
    payments: "Für Arbeit bezahlt",
    payment_fees: "Gebühren dazu",
    refunds: "An dich erstattet",
    payouts: "Auf dein Konto ausgezahlt",
    subscriptions: "Abonnements",
  },
  thresholdsTitle: "Wer davon erfährt",
  thresholdStates: { below: "Noch nicht", near: "Bald", reached: "Ja" },
  filedBy: { platform: "Kogi meldet es", client: "Dein Auftraggeber meldet es" },
  earnedOf: (earned: string, amount: string) => `${earned} von ${amount}`,
  rates: (date: string) => `Summen in anderen Währungen zählen zu den Kursen vom ${date}.`,
  csv: "CSV herunterladen",
  pdf: "PDF herunterladen",
};
