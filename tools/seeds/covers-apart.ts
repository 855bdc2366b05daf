// Which piece of a portfolio comes first, so that nobody sees a picture beside itself: newest first, in a field of work, by likes.
import type { Portfolio } from "./build-portfolios.ts";
import { draw } from "./pick.ts";
import { rootOf } from "./topic-roots.ts";

/** What a reader sees at once in a grid of four columns: the rows above and below are neighbours too. */
const seenAtOnce = 8;
const twoPages = 40;
/** A picture twice on the first two pages is worse than anything further down. */
const worst = 1_000;
const tries = 60;
/** Every so many portfolios of the demo are liked, see `visits.ts` there: these come first by likes. */
const likedEvery = 5;

type List = {
  readonly places: readonly number[];
  readonly window: number;
  readonly weight: number;
  /** How far from each other two of one picture are in any case; some fields have two pictures for three portfolios. */
  readonly apart: number;
};

/** Lists of one picture each; `portfolios` stand newest first. */
export function coverLists(portfolios: readonly Portfolio[]): readonly List[] {
  const all = portfolios.map((_, place) => place);
  const fields = Map.groupBy(all, (place) => rootOf(portfolios[place]?.topic ?? ""));
  const topics = Map.groupBy(all, (place) => portfolios[place]?.topic ?? "");
  const liked = all.filter((place) => place % likedEvery === 0);
  return [
    { places: all.slice(0, twoPages), window: twoPages, weight: worst, apart: 2 },
    { places: all, window: seenAtOnce, weight: 1, apart: 2 },
    // Similar work is shown beside a portfolio, the most alike first.
    ...[...topics.values()].map((places) => ({ places, window: 4, weight: 1, apart: 1 })),
    ...[...fields.values()].map((places) => ({ places, window: seenAtOnce, weight: 3, apart: 2 })),
    { places: [...liked, ...all.filter((place) => !liked.includes(place))], window: seenAtOnce, weight: 1, apart: 2 },
  ];
}

/** How bad a choice of covers is: each picture that is seen beside itself, the nearer the worse. */
function faultsOf(lists: readonly List[], covers: readonly string[]): number {
  let faults = 0;
  for (const { places, window, weight } of lists)
    for (const [at, place] of places.entries())
      for (let apart = 1; apart <= window && at + apart < places.length; apart += 1)
        if (covers[place] === covers[places[at + apart] ?? -1]) faults += weight * (1 + 24 / apart ** 2);
  return faults;
}

/** One portfolio after the other takes the piece that disturbs least, until none does better; the best of several starts. */
export function keepCoversApart(portfolios: readonly Portfolio[]): Portfolio[] {
  const lists = coverLists(portfolios);
  const choices = portfolios.map(({ items }) => items.map(({ picture }) => picture));
  let best = choices.map(([first = ""]) => first);
  let bestFaults = faultsOf(lists, best);
  for (let start = 0; start < tries; start += 1) {
    const covers = choices.map(([first = "", ...more], place) => {
      const all = [first, ...more];
      return start === 0 ? first : (all[Math.floor(draw(`cover ${start} ${place}`) * all.length)] ?? first);
    });
    const faults = settle(lists, choices, covers);
    if (faults >= bestFaults) continue;
    [best, bestFaults] = [covers, faults];
  }
  return portfolios.map((portfolio, place) => {
    const cover = portfolio.items.find(({ picture }) => picture === best[place]);
    return cover ? { ...portfolio, items: [cover, ...portfolio.items.filter((item) => item !== cover)] } : portfolio;
  });
}

function settle(lists: readonly List[], choices: readonly (readonly string[])[], covers: string[]): number {
  let faults = faultsOf(lists, covers);
  for (let better = true; better; ) {
    better = false;
    for (const [place, pictures] of choices.entries())
      for (const picture of pictures) {
        const before = covers[place] ?? "";
        covers[place] = picture;
        const after = faultsOf(lists, covers);
        if (after < faults) [faults, better] = [after, true];
        else covers[place] = before;
      }
  }
  return faults;
}
