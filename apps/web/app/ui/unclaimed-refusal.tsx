import type { FormReply } from "../lib/form.ts";
import { FormErrorSummary } from "./form-error-summary.tsx";

interface UnclaimedRefusalProps {
  readonly reply: FormReply | undefined;
  /** The intents whose own form shows what was refused. */
  readonly forms: readonly string[];
}

/** On a page with several forms: the refusal of a button that has no form of its own to show it in. */
export function UnclaimedRefusal({ reply, forms }: UnclaimedRefusalProps) {
  if (!reply || forms.includes(reply.values.intent?.[0] ?? "")) return null;
  if (reply.message === null && Object.keys(reply.errors).length === 0) return null;
  return <FormErrorSummary reply={reply} />;
}
