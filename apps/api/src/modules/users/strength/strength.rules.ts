// How complete a profile is, by weights that are data (`users.strength_rules`). Pure.
import type { StrengthStep } from "#api-schema/strength.ts";

export interface StrengthRule {
  readonly step: StrengthStep;
  readonly weight: number;
  readonly audience: "everybody" | "freelancer";
}

export interface ProfileFacts {
  readonly hasPicture: boolean;
  readonly headline: string;
  readonly bio: string;
  readonly skills: number;
  readonly portfolios: number;
  readonly hasRate: boolean;
  /** History and certificates. */
  readonly experience: number;
  readonly hasPlace: boolean;
  readonly languages: number;
  readonly interests: number;
}

const BIO_MIN = 80;
const SKILLS_MIN = 3;

const DONE: Readonly<Record<StrengthStep, (facts: ProfileFacts) => boolean>> = {
  picture: ({ hasPicture }) => hasPicture,
  headline: ({ headline }) => headline !== "",
  bio: ({ bio }) => bio.length >= BIO_MIN,
  skills: ({ skills }) => skills >= SKILLS_MIN,
  portfolio: ({ portfolios }) => portfolios > 0,
  rate: ({ hasRate }) => hasRate,
  experience: ({ experience }) => experience > 0,
  place: ({ hasPlace }) => hasPlace,
  languages: ({ languages }) => languages > 0,
  interests: ({ interests }) => interests > 0,
};

export interface Strength {
  readonly percent: number;
  readonly steps: readonly { readonly step: StrengthStep; readonly weight: number; readonly done: boolean }[];
  /** The open step that adds most; the first of several. */
  readonly next: StrengthStep | null;
}

/** Steps that are not for this person's audience do not weigh. Rounded down: 100 means that nothing is open. */
export function strengthOf(rules: readonly StrengthRule[], facts: ProfileFacts, isFreelancer: boolean): Strength {
  const steps = rules
    .filter(({ audience }) => audience === "everybody" || isFreelancer)
    .map(({ step, weight }) => ({ step, weight, done: DONE[step](facts) }));
  const sum = (counted: typeof steps) => counted.reduce((total, { weight }) => total + weight, 0);
  const open = steps.filter(({ done }) => !done);
  const next = open.reduce<(typeof steps)[number] | null>(
    (best, step) => (best === null || step.weight > best.weight ? step : best),
    null,
  );
  const all = sum(steps);
  return {
    percent: all === 0 ? 100 : Math.floor(((all - sum(open)) * 100) / all),
    steps,
    next: next?.step ?? null,
  };
}
