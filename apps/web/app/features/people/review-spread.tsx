import type { RatingView } from "#api-schema/reviews.ts";
import { formatNumber } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { IconStarFilled } from "../../ui/icons.ts";
import c from "./review-spread.module.css";

/** How many reviews gave each number of stars, and the mean that ranks. */
export function ReviewSpread({ rating }: { rating: RatingView }) {
  const words = useText(peopleText);
  const { locale } = useReader();
  const spread = rating.spread ?? [];
  const all = spread.reduce((sum, { reviews_count }) => sum + reviews_count, 0);
  if (all === 0) return null;
  return (
    <div className={c.spread}>
      <ul className={c.bars} aria-label={words.spread}>
        {spread.map(({ stars, reviews_count }) => (
          <li key={stars} className={c.bar}>
            <span className="vh">{words.starsGiven(stars, reviews_count)}</span>
            <span className={c.stars} aria-hidden="true">
              {stars} <IconStarFilled size={13} />
            </span>
            <span className={c.track} aria-hidden="true">
              <span className={c.fill} style={{ width: `${(100 * reviews_count) / all}%` }} />
            </span>
            <span className={c.count} aria-hidden="true">
              {formatNumber(reviews_count, locale)}
            </span>
          </li>
        ))}
      </ul>
      {rating.score !== null && (
        <p className={c.note}>{words.weighed(formatNumber(Math.round(rating.score * 100) / 100, locale))}</p>
      )}
    </div>
  );
}
