import { Link } from "react-router";
import { BarList, type BarListProps } from "../../ui/bar-list.tsx";
import c from "./review-spread.module.css";

export interface ReviewBars {
  readonly lists: readonly BarListProps[];
  readonly note: string;
  /** Back to all of them, where those of so many stars are shown. */
  readonly all: { readonly label: string; readonly to: string } | null;
}

/** How many reviews gave each number of stars, what each criterion came to, and the mean that is shown and ranks. */
export function ReviewSpread({ lists, note, all }: ReviewBars) {
  return (
    <div className={c.spread}>
      {lists.map((list) => (
        <BarList key={list.title} {...list} />
      ))}
      <p className={c.note}>{note}</p>
      {all && (
        <Link className="link" to={all.to}>
          {all.label}
        </Link>
      )}
    </div>
  );
}
