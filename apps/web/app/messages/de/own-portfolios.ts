export const ownPortfoliosDe = {
  title: "Deine Portfolios",
  make: "Neues Portfolio",
  none: "Zeig deine erste Arbeit",
  noneHelp:
    "Ein Portfolio fasst Arbeiten unter einem Titel zusammen. Es dauert ein paar Minuten, und Leute finden dich darüber.",
};
