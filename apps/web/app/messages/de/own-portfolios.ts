export const ownPortfoliosDe = {
  title: "Deine Portfolios",
  make: "Neues Portfolio",
  orderHelp: "Dein Profil zeigt sie in dieser Reihenfolge.",
  moveUp: (title: string) => `„${title}“ nach oben`,
  moveDown: (title: string) => `„${title}“ nach unten`,
  none: "Zeig deine erste Arbeit",
  noneHelp:
    "Ein Portfolio fasst Arbeiten unter einem Titel zusammen. Es dauert ein paar Minuten, und Leute finden dich darüber.",
};
