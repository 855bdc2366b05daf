/** Who pays whom: fees go by the earner's plan and country, and by what the two billed each other before. */
export interface Pair {
  /** Left out: whoever it will be. */
  readonly payer_id?: string;
  readonly recipient_id: string;
}

/** The pair that `LiveFees` put into its form; null where it knew none. */
export function pairInForm(form: FormData): Pair | null {
  const [payer, recipient] = [form.get("pair_payer"), form.get("pair_recipient")];
  if (typeof recipient !== "string") return null;
  return typeof payer === "string" ? { payer_id: payer, recipient_id: recipient } : { recipient_id: recipient };
}
