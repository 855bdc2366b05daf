import { useNavigation } from "react-router";
import c from "./navigation-progress.module.css";

/** A thin bar while the next page is on its way; it waits a little, so that quick pages do not flicker. */
export function NavigationProgress() {
  const { state } = useNavigation();
  return <div className={c.bar} data-busy={state !== "idle" || undefined} aria-hidden="true" />;
}
