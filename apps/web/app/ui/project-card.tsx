import { Link } from "react-router";
import type { WireMoney } from "#money";
import { formatMoney } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { Byline, type Maker } from "./byline.tsx";
import c from "./project-card.module.css";
import { SkillList } from "./skill-list.tsx";
import { StatusChip } from "./status-chip.tsx";
import { When } from "./when.tsx";

export interface ProjectCardProps {
  readonly to: string;
  readonly title: string;
  readonly summary: string;
  readonly status: "draft" | "open" | "in_progress" | "completed" | "closed" | "cancelled";
  readonly pricing: "fixed" | "hourly";
  readonly budgetMin: WireMoney | null;
  readonly budgetMax: WireMoney | null;
  readonly skills: readonly string[];
  readonly client: Maker;
  readonly proposalCount?: number | undefined;
  readonly postedAt: string;
  readonly deadline?: string | null;
  readonly action?: React.ReactNode;
}

const SKILLS_MAX = 6;

/** A project somebody wants done. */
export function ProjectCard(props: ProjectCardProps) {
  const words = useText(uiText);
  return (
    <div className={c.frame}>
      <article className={c.card}>
        <div className={c.main}>
          <div className={c.meta}>
            {props.status !== "open" && <StatusChip of="project" state={props.status} />}
            <span>
              {words.posted} <When at={props.postedAt} />
            </span>
            {props.proposalCount !== undefined && (
              <span>{props.proposalCount === 0 ? words.noProposals : words.proposals(props.proposalCount)}</span>
            )}
          </div>
          <h3 className={c.title}>
            <Link to={props.to}>{props.title}</Link>
          </h3>
          <p className={c.summary}>{props.summary}</p>
          <SkillList skills={props.skills} max={SKILLS_MAX} />
          <Byline maker={props.client} />
        </div>
        <div className={c.side}>
          <Budget {...props} />
          {props.deadline && (
            <span>
              {words.closes} <When at={props.deadline} absolute />
            </span>
          )}
          {props.action && <div className={c.action}>{props.action}</div>}
        </div>
      </article>
    </div>
  );
}

function Budget({ pricing, budgetMin, budgetMax }: ProjectCardProps) {
  const words = useText(uiText);
  const { locale } = useReader();
  const show = (amount: WireMoney) => formatMoney(amount, locale, { short: true });
  const high = budgetMax ? show(budgetMax) : null;
  const low = budgetMin && budgetMin.amount !== budgetMax?.amount ? show(budgetMin) : null;
  const amount = low && high ? words.range(low, high) : low ? words.from(low) : high;
  return (
    <span className={c.budget} suppressHydrationWarning>
      <b suppressHydrationWarning>{amount}</b>
      {pricing === "hourly" ? words.hourly : words.fixedPrice}
    </span>
  );
}
