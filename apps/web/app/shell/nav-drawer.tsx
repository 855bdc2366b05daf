import { useId } from "react";
import { NavLink } from "react-router";
import { mainNav, postProjectHref, searchHref } from "../lib/nav.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import { IconMenu2, IconX } from "../ui/icons.ts";
import { Brand } from "./brand.tsx";
import c from "./nav-drawer.module.css";
import { SchemeToggle } from "./scheme-toggle.tsx";
import { DRAWER_SEARCH } from "./search-in-drawer.ts";

/** The main navigation on narrow windows: the browser's own popover, so it opens without JavaScript. */
export function NavDrawer() {
  const words = useText(shellText);
  const { viewer } = useReader();
  const id = useId();
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button type="button" className={c.open} popoverTarget={id} aria-label={words.openMenu}>
        <IconMenu2 size={22} aria-hidden />
      </button>
      <div id={id} popover="auto" className={c.drawer}>
        <div className={c.top}>
          <Brand onClick={close} />
          <button
            type="button"
            className={c.close}
            popoverTarget={id}
            popoverTargetAction="hide"
            aria-label={words.closeMenu}
          >
            <IconX size={22} aria-hidden />
          </button>
        </div>
        <form method="get" action={searchHref} className={c.search}>
          <input
            id={DRAWER_SEARCH}
            type="search"
            name="q"
            placeholder={words.searchPlaceholder}
            aria-label={words.search}
            maxLength={100}
          />
        </form>
        <nav aria-label={words.mainNav} className={c.nav}>
          {mainNav.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.alone ?? false} onClick={close}>
              {item.label(words)}
            </NavLink>
          ))}
          {viewer?.roles.includes("client") && (
            <NavLink to={postProjectHref} onClick={close}>
              {words.postProject}
            </NavLink>
          )}
        </nav>
        <div className={c.foot}>
          <SchemeToggle withLabel />
        </div>
      </div>
    </>
  );
}
