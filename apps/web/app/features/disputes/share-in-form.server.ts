import { text } from "../../lib/form.server.ts";
import { type Faults, readAmount, refuseIfAny } from "../hiring/milestone-form.server.ts";

interface ShareOptions {
  readonly locale: string;
  readonly refusal: string;
}

/** An amount that may be nothing at all: the freelancer's part of disputed money. */
export function shareInForm(form: FormData, name: string, { locale, refusal }: ShareOptions) {
  const currency = text(form, `${name}_currency`);
  if (/^0+([.,]0*)?$/.test(text(form, name))) return { amount: "0", currency };
  const faults: Faults = {};
  const amount = readAmount(form, name, { locale, refusal, faults });
  refuseIfAny(faults);
  return amount ?? { amount: "0", currency };
}
