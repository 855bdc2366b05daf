// The part of the port about cards that people keep with the provider, and charges while nobody is there.
import type { Money } from "#money";
import type { GatewayCharge } from "./port.ts";

/** A card as its owner recognises it. The number is the provider's alone. */
export interface GatewayMethod {
  readonly id: string;
  readonly kind: "card";
  readonly brand: string;
  readonly last4: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

/** A page on which a person saves a card, with their bank's consent to charges without them. */
export interface MethodSetup {
  readonly reference: string;
  readonly url: string;
  readonly state: "open" | "done" | "failed" | "expired";
  readonly failureCode: string | null;
  /** Once done. */
  readonly method: GatewayMethod | null;
}

/** A charge of a saved card as it stands at the provider now. */
export interface MethodCharge {
  readonly reference: string;
  /** `authentication_required`: nothing was taken; the bank wants its customer to confirm on a page (`confirmCharge`). */
  readonly state: "processing" | "authentication_required" | "paid" | "declined";
  readonly charge: GatewayCharge | null;
  readonly failureCode: string | null;
}

export interface MethodPort {
  /** The person as the provider keeps them: an empty record under our key, to which cards are tied. */
  createCustomer(person: { key: string }): Promise<{ customer: string }>;
  createSetup(setup: { key: string; customer: string; returnUrl: string; expiresAt: Date }): Promise<MethodSetup>;
  fetchSetup(reference: string): Promise<MethodSetup | null>;
  /** The card as the provider knows it now: banks renew cards, and its month moves on there. Null when it knows none. */
  fetchMethod(method: string): Promise<GatewayMethod | null>;
  /** Charges already under way are not touched. Removing what is gone does nothing. */
  removeMethod(method: string): Promise<void>;
  /** Without its owner (off-session). */
  chargeMethod(charge: {
    key: string;
    customer: string;
    method: string;
    amount: Money;
    description: string;
  }): Promise<MethodCharge>;
  fetchMethodCharge(reference: string): Promise<MethodCharge | null>;
  /**
   * The page on which the owner, who is there, confirms a charge that waits for them. The charge as it stands instead where
   * their bank asks nothing or says no at once, and where it waits no longer.
   */
  confirmCharge(confirm: {
    reference: string;
    returnUrl: string;
  }): Promise<{ readonly url: string } | { readonly charge: MethodCharge }>;
  /** Gives up a charge that waits for its owner, unless they were faster; the answer says which. */
  cancelCharge(reference: string): Promise<MethodCharge>;
}
