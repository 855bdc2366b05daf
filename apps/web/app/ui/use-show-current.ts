import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** For a row of links that scrolls sideways on a phone: the current one stands in its middle, not beyond its edge. */
export function useShowCurrent<Row extends HTMLElement>() {
  const row = useRef<Row>(null);
  const { key } = useLocation();
  useEffect(() => {
    const current = key === null ? null : row.current?.querySelector("[aria-current]");
    if (!row.current || !current) return;
    // Not scrollIntoView: that would move the page as well.
    const [shown, wanted] = [row.current.getBoundingClientRect(), current.getBoundingClientRect()];
    row.current.scrollLeft += wanted.left + wanted.width / 2 - (shown.left + shown.width / 2);
  }, [key]);
  return row;
}
