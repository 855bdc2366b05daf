import { Link } from "react-router";
import { formatNumber, formatTotal } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import b from "./button.module.css";
import c from "./show-more.module.css";

interface ShowMoreProps {
  /** The address that shows more, or null at the end. */
  readonly to: string | null;
  readonly shown: number;
  readonly total?: number | undefined;
  /** The list has grown as long as a page may be: `to` is then the next page, and this the first. */
  readonly firstHref?: string | null;
}

/** The end of a list: a link that grows it. The address carries how far, so back and reload keep the place. */
export function ShowMore({ to, shown, total, firstHref }: ShowMoreProps) {
  const words = useText(uiText);
  const { locale } = useReader();
  if (!to && !firstHref && (total === undefined || shown >= total)) return null;
  return (
    <div className={c.more}>
      {total !== undefined && shown < total && (
        <p>{words.shown(formatNumber(shown, locale), formatTotal(total, locale))}</p>
      )}
      {to && (
        <Link to={to} preventScrollReset={!firstHref} className={b.button} data-kind="secondary" data-size="md">
          {firstHref === undefined ? words.showMore : words.nextPage}
        </Link>
      )}
      {firstHref && (
        <Link to={firstHref} className="link">
          {words.firstPage}
        </Link>
      )}
    </div>
  );
}
