export const unsubscribeDe = {
  title: "Weniger Mails",
  lede: "Drück den Knopf, und Mails dieser Art hören auf. In Kogi siehst du die Nachrichten weiterhin.",
  confirm: "Diese Mails abbestellen",
  done: (what: string) => `Keine Mails mehr über ${what}`,
  doneHelp: "In Kogi siehst du die Nachrichten weiterhin, und du kannst die Mails wieder einschalten.",
  choose: "Wähle, wovon du hörst",
  broken: "Dieser Link ist nicht vollständig. Öffne ihn noch einmal aus der Mail, oder wähle in deinen Einstellungen.",
  categories: {
    hiring: "Vorschläge und Angebote",
    contracts: "Verträge",
    money: "Geld",
    reviews: "Bewertungen",
    account: "dein Konto",
  },
};
