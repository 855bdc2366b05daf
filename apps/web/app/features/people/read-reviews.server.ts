// Reviews as a page shows them, in words: the pages' programs are as large as they may be.
import { type RatingView, type ReviewView, reviewCriteria } from "#api-schema/reviews.ts";
import type { UserView } from "#api-schema/users.ts";
import { type apiOf, loadOrNull } from "../../lib/api.server.ts";
import { formatMean, formatNumber } from "../../lib/format.ts";
import { type ListPlace, listWindow, moreLinks, withParams } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { reviewsReadText } from "../../messages/reviews-read.ts";
import type { ReviewBars } from "./review-spread.tsx";

type Api = ReturnType<typeof apiOf>;

interface ReviewsPlace {
  readonly url: URL;
  readonly place: ListPlace;
  readonly locale: string;
}

/** What a profile shows of how somebody is rated: whoever works is judged by their work. */
export async function reviewsOf(api: Api, { user_id, works }: UserView, shown: ReviewsPlace) {
  const { url, place, locale } = shown;
  const as = works ? "freelancer" : "client";
  const query = { user_id, ...withStars(starsAsked(url, place), as), ...listWindow(url, place) };
  const [ratings, asClient, reviews] = await Promise.all([
    loadOrNull(api.contracts.getRatings({ query: { user_id: [user_id], as, spread: true } })),
    works ? loadOrNull(api.contracts.getRatings({ query: { user_id: [user_id], as: "client" } })) : null,
    loadOrNull(api.contracts.listReviews({ query })),
  ]);
  const rating = ratings?.data[0] ?? null;
  const { score = null, reviews_count = 0, contracts_completed = 0 } = rating ?? {};
  return {
    rating: { score, reviews_count, contracts_completed },
    bars: rating && reviewBars(rating, shown),
    reviews: (reviews?.data ?? []).map((review) => saidReview(review, locale)),
    moreReviews: moreLinks(url, reviews?.next_cursor ?? null, place),
    reviewsLede: reviewsLede(reviews?.data.length ?? 0, asClient?.data[0] ?? null, locale),
  };
}

export interface SaidReview extends ReviewView {
  /** For which work, and of which side of it. */
  readonly about: string;
  /** What was given for each criterion. */
  readonly marks: string;
}

const SEPARATOR = "\u00a0· ";
const STARS_MAX = 5;

export function saidReview(review: ReviewView, locale: string): SaidReview {
  const words = textFor(reviewsReadText, locale);
  const project = review.contract_title === null ? [] : [words.forProject(review.contract_title)];
  const side = words.as[review.author_role === "client" ? "freelancer" : "client"];
  const marks = reviewCriteria.map((criterion) => `${words.criteria[criterion]} ${review[criterion]}`);
  return { ...review, about: [...project, side].join(SEPARATOR), marks: marks.join(SEPARATOR) };
}

/** Which stars a page was asked for. */
function starsAsked(url: URL, { prefix }: ListPlace): number | null {
  const asked = Number(url.searchParams.get(`${prefix}stars`));
  return Number.isInteger(asked) && asked >= 1 && asked <= STARS_MAX ? asked : null;
}

/** Reviews whose mean is nearest to so many stars, of one side, as the bars count them. */
function withStars(stars: number | null, as: RatingView["as"]) {
  if (stars === null) return {};
  const author_role = as === "client" ? ["freelancer" as const] : ["client" as const];
  return { author_role, overall_min: stars - 0.5, overall_max: stars + 0.5 };
}

/** How many reviews gave each number of stars, each with the way to them; what each criterion came to; the mean that is shown and ranks. */
function reviewBars(
  { spread = [], criteria = [], score }: RatingView,
  { url, place, locale }: ReviewsPlace,
): ReviewBars | null {
  const words = textFor(reviewsReadText, locale);
  const whole = spread.reduce((sum, { reviews_count }) => sum + reviews_count, 0);
  if (whole === 0 || score === null) return null;
  const asked = starsAsked(url, place);
  const { prefix } = place;
  const narrowedTo = (stars: number | null) => {
    const changes = { stars: stars === null ? null : String(stars), show: null, after: null };
    const named = Object.entries(changes).map(([name, value]) => [prefix + name, value]);
    return `${withParams(url, Object.fromEntries(named))}#reviews`;
  };
  const stars = spread.map(({ stars: number, reviews_count }) => ({
    key: String(number),
    label: words.stars(number),
    value: reviews_count,
    shown: formatNumber(reviews_count, locale),
    spoken: words.starsGiven(number, reviews_count),
    ...(reviews_count > 0 && number !== asked ? { to: narrowedTo(number) } : {}),
  }));
  const marks = criteria.map(({ criterion, average }) => {
    const label = words.criteria[criterion];
    const spoken = words.criterionMean(label, formatNumber(Math.round(average * 10) / 10, locale));
    return { key: criterion, label, value: average, shown: formatMean(average, locale), spoken };
  });
  return {
    lists: [
      { title: words.spread, whole, bars: stars },
      { title: words.byCriterion, whole: STARS_MAX, bars: marks },
    ],
    note: words.weighed(formatNumber(Math.round(score * 100) / 100, locale)),
    all: asked === null ? null : { label: words.all, to: narrowedTo(null) },
  };
}

/** Above the reviews: where they come from while there are none, and how somebody who works is rated as a client. */
function reviewsLede(shown: number, asClient: RatingView | null, locale: string): string | null {
  const words = textFor(reviewsReadText, locale);
  if (asClient !== null && asClient.score !== null)
    return words.ofClient(formatMean(asClient.score, locale), asClient.reviews_count);
  return shown === 0 ? words.noReviewsHelp : null;
}
