import { formatNumber } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { IconStarFilled } from "./icons.ts";
import c from "./rating.module.css";

interface RatingProps {
  /** From 1 to 5, or null while nobody has written a review. Of several reviews the Bayesian mean, never the plain one. */
  readonly value: number | null;
  /** How many reviews; null for the stars of a single one. */
  readonly count: number | null;
  /** Says "(12)" instead of "12 reviews": inside cards. */
  readonly short?: boolean;
}

/** One star and the figure: five little stars say less and weigh more. */
export function Rating({ value, count, short = false }: RatingProps) {
  const words = useText(uiText);
  const { locale } = useReader();
  if (value === null || count === 0) return short ? null : <span className={c.none}>{words.noReviews}</span>;
  const figure = formatNumber(Math.round(value * 10) / 10, locale);
  return (
    <span className={c.rating}>
      <IconStarFilled size={15} aria-hidden />
      <b>
        <span className="vh">{words.rated(figure)}</span>
        <span aria-hidden="true">{figure}</span>
      </b>
      {count !== null && (
        <span className={c.count}>{short ? `(${formatNumber(count, locale)})` : words.reviews(count)}</span>
      )}
    </span>
  );
}
