import { languageOf } from "#api-schema/languages.ts";
import type { BadgeView } from "#api-schema/standing-views.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { standingText } from "../../messages/standing.ts";
import { Card } from "../../ui/card.tsx";
import { When } from "../../ui/when.tsx";
import { BadgeIcon } from "./badge-icon.tsx";
import c from "./standing.module.css";

interface BadgeCardProps {
  readonly badges: readonly BadgeView[];
  /** With those of the past: for their owner. */
  readonly withPast?: boolean;
}

/** The badges of a profile, each with its reason and its day. */
export function BadgeCard({ badges, withPast = false }: BadgeCardProps) {
  const words = useText(standingText);
  const held = badges.filter(({ ended_at }) => ended_at === null);
  const past = withPast ? badges.filter(({ ended_at }) => ended_at !== null) : [];
  if (held.length + past.length === 0) return null;
  return (
    <Card title={words.badges}>
      <ul className={c.badges}>
        {held.map((badge) => (
          <BadgeLine key={badge.badge_id} badge={badge} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className={c.details}>
          <summary>{words.earlier}</summary>
          <ul className={c.badges}>
            {past.map((badge) => (
              <BadgeLine key={badge.badge_id} badge={badge} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function BadgeLine({ badge: { icon, words: inEach, earned_at, ended_at } }: { badge: BadgeView }) {
  const words = useText(standingText);
  const { name, reason } = inEach[languageOf(useReader().locale)];
  return (
    <li className={c.badge} data-past={ended_at !== null || undefined}>
      <span className={c.mark}>
        <BadgeIcon icon={icon} size={18} />
      </span>
      <div>
        <p className={c.name}>{name}</p>
        <p className={c.note}>{reason}</p>
        <p className={c.note}>
          {words.earned} <When at={earned_at} absolute />
          {ended_at && (
            <>
              {" "}
              {words.until} <When at={ended_at} absolute />
            </>
          )}
        </p>
      </div>
    </li>
  );
}
