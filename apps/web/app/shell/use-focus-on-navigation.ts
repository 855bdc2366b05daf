import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** A new page in place of the old one must be told to those who do not see it: the focus goes to its beginning. */
export function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
}
