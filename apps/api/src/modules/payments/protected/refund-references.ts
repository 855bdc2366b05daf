// Refunds that say nothing of the two people: money that newer money took the place of, and money that came too late.
export const CHARGED_ANEW = "charged_anew:";
export const SENT_BACK = "sent_back:";
