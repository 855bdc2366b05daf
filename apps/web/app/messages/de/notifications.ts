export const notificationsDe = {
  title: "Nachrichten",
  unread: "Neu",
  open: "Öffnen",
  markRead: "Als gelesen markieren",
  categories: {
    hiring: "Beauftragen",
    contracts: "Verträge",
    money: "Geld",
    reviews: "Bewertungen",
    account: "Konto",
  },
  all: "Alle",
  onlyUnread: "Ungelesen",
  which: "Welche Nachrichten",
  markAll: "Alle als gelesen markieren",
  marked: "Alles gelesen.",
  settings: "Wähle, wovon du hörst",
  none: "Hier ist noch nichts",
  noneHelp:
    "Vorschläge, Verträge, Geld und Bewertungen, die dich betreffen, erscheinen hier, und per Mail, wo du es möchtest.",
  noneUnread: "Du hast alles gelesen",
  noneOfKind: "Nichts von dieser Art",
};
