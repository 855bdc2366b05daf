import { type ReactNode, useEffect, useState } from "react";
import { useLocation, useNavigation } from "react-router";
import c from "./next-page.module.css";

// A page that comes sooner is shown at once: two changes in a row would only flicker.
const SLOW_MS = 300;

interface NextPageProps {
  /** In a frame of several pages: only between those; without it, wherever the frame goes too. */
  readonly framed?: boolean;
  readonly children: ReactNode;
}

/**
 * While the next page takes long, its outline stands before the last one. That one is kept where it is, with what was typed
 * and as long as it was: its place is noted when somebody goes back, or when the next page leads on to another.
 */
export function NextPage({ framed = false, children }: NextPageProps) {
  const { pathname } = useLocation();
  const { state, location, formMethod = "GET" } = useNavigation();
  // What was sent in a form is waited for where its button stands.
  const next = state === "loading" && formMethod === "GET" ? location.pathname : pathname;
  const [shown, show] = useState<{ readonly from: string; readonly outline: ReactNode } | null>(null);
  useEffect(() => {
    if (next === pathname) return show(null);
    let waits = true;
    const loading = import("../features/page-outline/page-outline.tsx").catch(() => null);
    const timer = setTimeout(async () => {
      const outline = (await loading)?.outlineFor({ pathname, next, framed });
      if (waits) show({ from: pathname, outline });
    }, SLOW_MS);
    return () => {
      waits = false;
      clearTimeout(timer);
    };
  }, [pathname, next, framed]);
  // Where the next page leads on, its outline stands until that of the other one is there.
  const outline = next !== pathname && shown?.from === pathname ? shown.outline : null;
  return (
    <>
      {outline && <div className={c.before}>{outline}</div>}
      <div className={c.page} data-behind={outline ? true : undefined}>
        {children}
      </div>
    </>
  );
}
