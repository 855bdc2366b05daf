import type { RatingView } from "#api-schema/reviews.ts";
import { formatMean, formatNumber } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { BarList } from "../../ui/bar-list.tsx";
import c from "./review-spread.module.css";

const STARS_MAX = 5;

/** How many reviews gave each number of stars, what each criterion came to, and the mean that is shown and ranks. */
export function ReviewSpread({ rating }: { rating: RatingView }) {
  const words = useText(peopleText);
  const { locale } = useReader();
  const { spread = [], criteria = [] } = rating;
  const all = spread.reduce((sum, { reviews_count }) => sum + reviews_count, 0);
  if (all === 0) return null;
  return (
    <div className={c.spread}>
      <BarList
        title={words.spread}
        whole={all}
        bars={spread.map(({ stars, reviews_count }) => ({
          key: String(stars),
          label: words.stars(stars),
          value: reviews_count,
          shown: formatNumber(reviews_count, locale),
          spoken: words.starsGiven(stars, reviews_count),
        }))}
      />
      {criteria.length > 0 && (
        <BarList
          title={words.byCriterion}
          whole={STARS_MAX}
          bars={criteria.map(({ criterion, average }) => {
            const shown = formatMean(average, locale);
            const label = words.criteria[criterion];
            const spoken = words.criterionMean(label, formatNumber(Math.round(average * 10) / 10, locale));
            return { key: criterion, label, value: average, shown, spoken };
          })}
        />
      )}
      {rating.score !== null && (
        <p className={c.note}>{words.weighed(formatNumber(Math.round(rating.score * 100) / 100, locale))}</p>
      )}
    </div>
  );
}
