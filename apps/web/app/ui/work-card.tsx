import { Link } from "react-router";
import { Byline, type Maker } from "./byline.tsx";
import { IconRosetteDiscountCheckFilled } from "./icons.ts";
import { Picture, type PictureSource } from "./picture.tsx";
import c from "./work-card.module.css";

export interface WorkCardProps {
  readonly to: string;
  readonly title: string;
  readonly picture: PictureSource | null;
  readonly maker?: Maker;
  /** What it is or where it belongs: "Brand identity". */
  readonly label?: string | undefined;
  /** What somebody vouches for: "Verified work". */
  readonly mark?: string | undefined;
  readonly labelTone?: "plain" | "live";
  /** The one number that matters. */
  readonly figure?: React.ReactNode;
  readonly note?: React.ReactNode;
  /** A like or save button; it lies above the card's own link. */
  readonly action?: React.ReactNode;
  readonly eager?: boolean;
  readonly headingLevel?: 2 | 3;
}

/** A piece of work: the picture leads. */
export function WorkCard(props: WorkCardProps) {
  const { to, title, picture, maker, label, labelTone = "plain", mark, figure, note, action, eager = false } = props;
  // The picture is left alone, but for what happens right now.
  const topic = labelTone === "plain" ? label : undefined;
  const Heading = `h${props.headingLevel ?? 3}` as const;
  return (
    <article className={c.card}>
      <div className={c.media}>
        <Picture
          picture={picture}
          width={960}
          height={720}
          sizes="(max-width: 560px) 92vw, (max-width: 1180px) 45vw, 340px"
          eager={eager}
        />
        {label && labelTone === "live" && <span className={c.live}>{label}</span>}
      </div>
      {action && <div className={c.action}>{action}</div>}
      <div className={c.body}>
        <Heading className={c.title}>
          <Link to={to}>{title}</Link>
        </Heading>
        {mark && (
          <span className={c.mark}>
            <IconRosetteDiscountCheckFilled size={16} aria-hidden />
            {mark}
          </span>
        )}
        {(maker || topic || figure || note) && (
          <div className={c.foot}>
            {maker ? (
              <Byline maker={{ ...maker, note: topic ?? maker.note }} />
            ) : (
              topic && <span className={c.topic}>{topic}</span>
            )}
            {note && <span className={c.number}>{note}</span>}
            {figure && <span className={c.number}>{figure}</span>}
          </div>
        )}
      </div>
    </article>
  );
}
