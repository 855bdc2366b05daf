// What a provider's code means for the person who pays. Never the provider's own text: some reasons (a stolen card)
// are not ours to tell.
const SENTENCES: Readonly<Record<string, string>> = {
  card_declined: "Your bank declined this card and gave no reason. Try another card, or ask your bank.",
  insufficient_funds: "There is not enough money on this card. Try another card.",
  expired_card: "This card has expired. Try another card.",
  incorrect_cvc: "The CVC does not fit this card. Check it and try again.",
  incorrect_number: "This card number is not right. Check it and try again.",
  processing_error: "The bank could not answer just now. Nothing was charged; try again in a moment.",
  card_velocity_exceeded: "This card has reached its limit. Try another card, or ask your bank.",
  authentication_required: "Your bank asks you to confirm this payment. Nothing is charged until you do.",
  payment_failed: "The bank did not make this payment. Nothing was charged; try again, or pay by card.",
  method_not_saved: "This method cannot be saved. Use a card.",
  method_removed: "This card was removed. Choose another card.",
  payment_method_expired: "This card has expired. Save another card.",
  authentication_failed: "Your bank could not confirm that this is you. Try again, or use another card.",
  checkout_expired: "The time to pay was over. Nothing was charged; you can start again.",
  cancelled: "This payment was cancelled. Nothing was charged.",
};

export function declineSentence(code: string): string {
  return SENTENCES[code] ?? "This card was not accepted. Nothing was charged; try another card.";
}
