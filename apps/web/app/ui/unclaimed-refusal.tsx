import type { FormReply } from "../lib/form.ts";
import { FormErrorSummary } from "./form-error-summary.tsx";

interface UnclaimedRefusalProps {
  readonly reply: FormReply | undefined;
  /** The intents whose own form shows what was refused. */
  readonly forms?: readonly string[];
  /** Where rows have forms of their own: the field that names the row, and the rows whose form is there now. */
  readonly rows?: { readonly name: string; readonly shown: readonly string[] };
}

/**
 * On a page with several forms: the refusal of a button that has no form of its own to show it in, or of one whose row
 * somebody else has dealt with meanwhile.
 */
export function UnclaimedRefusal({ reply, forms = [], rows }: UnclaimedRefusalProps) {
  if (!reply || forms.includes(reply.values.intent?.[0] ?? "")) return null;
  if (rows?.shown.includes(reply.values[rows.name]?.[0] ?? "")) return null;
  if (reply.message === null && Object.keys(reply.errors).length === 0) return null;
  return <FormErrorSummary reply={reply} />;
}
