import type { ProjectView } from "#api-schema/projects.ts";
import { countryName, formatList, formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { projectsText } from "../../messages/projects.ts";
import { uiText } from "../../messages/ui.ts";
import { type Fact, KeyValue } from "../../ui/key-value.tsx";
import { When } from "../../ui/when.tsx";
import c from "./project-facts.module.css";

/** What a freelancer decides by: the money first, then when, where and for whom. */
export function ProjectFacts({ project }: { project: ProjectView }) {
  const words = useText(projectsText);
  const { locale } = useReader();
  const { location, positions, positions_filled: filled, deadline, proposals_range: range } = project;
  const where =
    location.countries.length === 0
      ? words.anywhere
      : formatList(
          location.countries.map((code) => countryName(code, locale)),
          locale,
        );
  const show = (amount: { amount: string; currency: string }) => formatMoney(amount, locale, { short: true });
  const facts: Fact[] = [
    // The day that was chosen, which ends in UTC: in no reader's zone is it another one.
    ...(deadline ? [{ label: words.deadline, value: <When at={deadline.slice(0, 10)} absolute /> }] : []),
    { label: words.level, value: words.levels[project.experience_level] },
    { label: words.engagement, value: words.engagements[project.engagement] },
    { label: words.where, value: where },
    ...(positions > 1 ? [{ label: words.positions, value: words.positionsLeft(positions - filled, positions) }] : []),
    { label: words.proposals, value: project.proposals_count },
    ...(range ? [{ label: words.proposalRange, value: `${show(range.min)} – ${show(range.max)}` }] : []),
  ];
  return (
    <>
      <ProjectBudget project={project} />
      <KeyValue facts={facts} />
    </>
  );
}

function ProjectBudget({ project }: { project: ProjectView }) {
  const words = useText(projectsText);
  const ui = useText(uiText);
  const { locale } = useReader();
  const { budget_min: min, budget_max: max, pricing } = project;
  const show = (amount: { amount: string; currency: string }) => formatMoney(amount, locale, { short: true });
  const high = max && show(max);
  const low = min && min.amount !== max?.amount ? show(min) : null;
  return (
    <p className={c.budget} suppressHydrationWarning>
      <b>{low && high ? ui.range(low, high) : low ? ui.from(low) : (high ?? words.openBudget)}</b>
      <span>{pricing === "hourly" ? words.hourlyBudget : words.pricings.fixed}</span>
    </p>
  );
}
