import { Link } from "react-router";
import type { WireMoney } from "#money";
import { formatMoney } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { Avatar } from "./avatar.tsx";
import { Verified } from "./byline.tsx";
import c from "./person-card.module.css";
import { Picture, type PictureSource } from "./picture.tsx";
import { Rating } from "./rating.tsx";
import { SkillList } from "./skill-list.tsx";
import { StatusChip } from "./status-chip.tsx";

export interface PersonCardProps {
  readonly to: string;
  readonly name: string;
  readonly headline: string | null;
  readonly imageUrl: string | null;
  readonly verified?: boolean;
  readonly place?: string | undefined;
  readonly hourlyRate: WireMoney | null;
  readonly rating: number | null;
  readonly reviewCount: number;
  readonly skills: readonly string[];
  readonly availability?: "now" | "from_date" | "part_time" | "not_available" | undefined;
  /** Up to three pictures of their work. */
  readonly work?: readonly PictureSource[];
  /** "92% success". */
  readonly success?: string | undefined;
  readonly badge?: React.ReactNode;
  readonly action?: React.ReactNode;
}

const PICTURES_MAX = 3;
const SKILLS_MAX = 4;

/** A person one might work with: who, how good, how much, and what they make. */
export function PersonCard(props: PersonCardProps) {
  const words = useText(uiText);
  const { locale } = useReader();
  const work = (props.work ?? []).slice(0, PICTURES_MAX);
  return (
    <article className={c.card}>
      <div className={c.head}>
        <Avatar name={props.name} imageUrl={props.imageUrl} size={56} />
        <div className={c.who}>
          <h3 className={c.name}>
            <Link to={props.to}>{props.name}</Link>
            {props.verified && <Verified size={18} />}
          </h3>
          <p className={c.headline}>{props.headline}</p>
          {props.place && (
            <p className={c.place} suppressHydrationWarning>
              {props.place}
            </p>
          )}
          {(props.badge || props.success) && (
            <p className={c.standing}>
              {props.badge}
              {props.success && <span suppressHydrationWarning>{props.success}</span>}
            </p>
          )}
        </div>
        {props.action && <div className={c.action}>{props.action}</div>}
      </div>
      {work.length > 0 && (
        <div className={c.work}>
          {work.map((picture) => (
            <Picture key={picture.src} picture={picture} width={240} height={180} sizes="140px" />
          ))}
        </div>
      )}
      <SkillList skills={props.skills} max={SKILLS_MAX} />
      <div className={c.foot}>
        {props.hourlyRate && (
          <b suppressHydrationWarning>{words.perHour(formatMoney(props.hourlyRate, locale, { short: true }))}</b>
        )}
        <Rating value={props.rating} count={props.reviewCount} short />
        {props.availability && (
          <span className={c.end}>
            <StatusChip of="availability" state={props.availability} />
          </span>
        )}
      </div>
    </article>
  );
}
