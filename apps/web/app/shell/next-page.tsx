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

/** While the next page takes long, its outline stands in place of the last one. That one is kept, with what was typed. */
export function NextPage({ framed = false, children }: NextPageProps) {
  const { pathname } = useLocation();
  const { state, location, formMethod = "GET" } = useNavigation();
  // What was sent in a form is waited for where its button stands.
  const next = state === "loading" && formMethod === "GET" ? location.pathname : pathname;
  const [shown, show] = useState<{ readonly next: string; readonly outline: ReactNode }>();
  useEffect(() => {
    if (next === pathname) return;
    let waits = true;
    const loading = import("../features/page-outline/page-outline.tsx").catch(() => null);
    const timer = setTimeout(async () => {
      const outline = (await loading)?.outlineFor({ pathname, next, framed });
      if (waits) show({ next, outline });
    }, SLOW_MS);
    return () => {
      waits = false;
      clearTimeout(timer);
    };
  }, [pathname, next, framed]);
  const outline = next !== pathname && shown?.next === next ? shown.outline : null;
  return (
    <>
      {outline}
      <div className={c.page} hidden={Boolean(outline)}>
        {children}
      </div>
    </>
  );
}
