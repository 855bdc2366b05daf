// The part of the port about people who are paid: their account at the provider, and what it still wants to know.

export interface GatewayRecipient {
  readonly id: string;
  /**
   * `restricted`: something is due before money can go out. `pending`: nothing is, and no money goes out all the same, as
   * it is checked, or stopped by the provider. `rejected`:
   * the provider will not pay this person, and does not always say why.
   */
  readonly state: "restricted" | "pending" | "enabled" | "rejected";
  /** What is wanted now, in the provider's words (`individual.verification.document`). */
  readonly due: readonly string[];
  readonly pastDue: readonly string[];
  /** Why what was handed in was not taken, in the provider's words (`verification_document_expired`). */
  readonly refused: readonly string[];
  /** When what is due becomes past due. */
  readonly deadline: Date | null;
  /** The provider's reason for not paying out, such as `requirements.past_due` or `listed`. Never shown to the person. */
  readonly disabledReason: string | null;
}

export interface RecipientPort {
  /** The account to pay a person out through; nothing is asked of them yet. */
  createRecipient(person: { key: string; country: string }): Promise<{ recipient: string }>;
  fetchRecipient(recipient: string): Promise<GatewayRecipient | null>;
  /** The provider's page that asks for what is due. Good for minutes and one visit: made anew each time. */
  onboardingLink(link: { recipient: string; returnUrl: string; refreshUrl: string }): Promise<{ url: string }>;
}
