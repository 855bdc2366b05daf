import { href, useLocation } from "react-router";
import { schemeCookie } from "../lib/preferences.ts";
import { useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import { IconMoonStars, IconSun } from "../ui/icons.ts";
import c from "./scheme-toggle.module.css";

/** Both faces are rendered and CSS shows the one that fits: the server need not know what "as my device" means. */
export function SchemeToggle({ withLabel = false }: { withLabel?: boolean }) {
  const words = useText(shellText);
  const { pathname, search } = useLocation();
  const face = (scheme: "dark" | "light", label: string, icon: React.ReactNode) => (
    <button type="submit" name="scheme" value={scheme} className={c.face} data-to={scheme} aria-label={label}>
      {icon}
      {withLabel && <span>{label}</span>}
    </button>
  );
  return (
    <form method="post" action={href("/preferences")} onSubmit={switchHere}>
      <input type="hidden" name="back" value={pathname + search} />
      {face("dark", words.toDark, <IconMoonStars size={20} aria-hidden />)}
      {face("light", words.toLight, <IconSun size={20} aria-hidden />)}
    </form>
  );
}

// With JavaScript the page need not be fetched again to change its colours.
function switchHere(event: React.FormEvent<HTMLFormElement>) {
  const { submitter } = event.nativeEvent as SubmitEvent; // React types a submit event's native event too widely
  if (!(submitter instanceof HTMLButtonElement)) return;
  event.preventDefault();
  document.documentElement.dataset.scheme = submitter.value;
  // The pressed face is hidden now: the other one has its place.
  const faces = submitter.form?.querySelectorAll<HTMLButtonElement>("[data-to]") ?? [];
  if (submitter === document.activeElement) [...faces].find((face) => face !== submitter)?.focus();
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox
  document.cookie = `${schemeCookie}=${submitter.value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
