import type { PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import c from "./template-sketch.module.css";

type Area = readonly [x: number, y: number, width: number, height: number];
interface Sketch {
  readonly pictures: readonly Area[];
  readonly words: readonly Area[];
}

const LINE = 2.5;
const line = (x: number, y: number, width: number): Area => [x, y, width, LINE];

const sketches: Readonly<Record<PortfolioLayout["template"], Sketch>> = {
  grid: {
    pictures: [
      [0, 0, 30, 15],
      [34, 0, 30, 15],
      [0, 24, 30, 15],
      [34, 24, 30, 15],
    ],
    words: [line(0, 17.5, 18), line(34, 17.5, 22), line(0, 41.5, 22), line(34, 41.5, 16)],
  },
  story: { pictures: [[0, 0, 64, 27]], words: [line(0, 31, 40), line(0, 36, 60), line(0, 41, 52)] },
  index: {
    pictures: [
      [0, 0, 16, 11],
      [0, 16.5, 16, 11],
      [0, 33, 16, 11],
    ],
    words: [
      line(20, 1, 30),
      line(20, 6, 42),
      line(20, 17.5, 24),
      line(20, 22.5, 40),
      line(20, 34, 34),
      line(20, 39, 38),
    ],
  },
  hero: {
    pictures: [
      [0, 0, 64, 22],
      [0, 29, 19, 11],
      [22.5, 29, 19, 11],
      [45, 29, 19, 11],
    ],
    words: [line(0, 24.5, 34), line(0, 41.5, 12), line(22.5, 41.5, 14), line(45, 41.5, 10)],
  },
  columns: {
    pictures: [
      [0, 0, 19, 24],
      [0, 27, 19, 17],
      [22.5, 0, 19, 13],
      [22.5, 16, 19, 28],
      [45, 0, 19, 18],
      [45, 21, 19, 23],
    ],
    words: [],
  },
  type: {
    pictures: [
      [48, 1, 16, 11],
      [48, 24, 16, 11],
    ],
    words: [[0, 1, 40, 6], line(0, 10, 30), line(0, 18, 64), [0, 24, 34, 6], line(0, 33, 38), line(0, 41.5, 64)],
  },
};

/** The structure of a template in a few strokes. */
export function TemplateSketch({ template }: Pick<PortfolioLayout, "template">) {
  const { pictures, words } = sketches[template];
  return (
    <svg className={c.sketch} viewBox="0 0 64 44" aria-hidden="true">
      <path className={c.pictures} d={pictures.map(areaPath).join("")} />
      <path className={c.words} d={words.map(areaPath).join("")} />
    </svg>
  );
}

function areaPath([x, y, width, height]: Area): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
