export const secondAnswerDe = {
  whyNot: "Warum nicht",
  whyNotHelp: "Wer es angeordnet hat, liest das.",
  goesBack: (amount: string) =>
    `${amount} gehen sofort an die zahlende Person zurück. Das lässt sich nicht zurücknehmen.`,
  isBooked: (amount: string) => `${amount} werden sofort gebucht.`,
};
