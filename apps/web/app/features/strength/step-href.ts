import { href } from "react-router";
import type { StrengthStep } from "#api-schema/strength.ts";

/** Where a step is taken. */
export function stepHref(step: StrengthStep): string {
  if (step === "skills") return href("/settings/skills");
  if (step === "portfolio") return href("/portfolios/new");
  if (step === "experience") return href("/settings/experience");
  if (step === "interests") return href("/settings/interests");
  return href("/settings/profile");
}
