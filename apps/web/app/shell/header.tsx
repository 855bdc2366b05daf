import { Link, NavLink } from "react-router";
import { mainNav, notificationsHref, postProjectHref, signInHref, signUpHref } from "../lib/nav.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { useUnread } from "../lib/unread.ts";
import { shellText } from "../messages/shell.ts";
import { Button } from "../ui/button.tsx";
import { IconBell, IconPlus } from "../ui/icons.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import c from "./header.module.css";
import { NavDrawer } from "./nav-drawer.tsx";
import { SchemeToggle } from "./scheme-toggle.tsx";
import { SearchBox } from "./search-box.tsx";

export function Header() {
  const words = useText(shellText);
  const { viewer } = useReader();
  return (
    <header className={c.bar}>
      <div className={`wrap ${c.row}`}>
        <NavDrawer />
        <Brand />
        <nav className={c.nav} aria-label={words.mainNav}>
          {mainNav.map((item) => (
            // One's own portfolios lie below the address of everybody's.
            <NavLink key={item.to} to={item.to} end={item.alone ?? false}>
              {item.label(words)}
            </NavLink>
          ))}
        </nav>
        <SearchBox />
        <div className={c.right}>
          {viewer?.roles.includes("client") && (
            <span className={c.post}>
              <Button kind="secondary" size="sm" to={postProjectHref} icon={<IconPlus aria-hidden />}>
                {words.postProject}
              </Button>
            </span>
          )}
          <span className={c.wide}>
            <SchemeToggle />
          </span>
          {viewer ? <SignedIn /> : <SignedOut />}
        </div>
      </div>
    </header>
  );
}

function SignedIn() {
  const words = useText(shellText);
  const unread = useUnread();
  return (
    <>
      <Link to={notificationsHref} className={c.icon} aria-label={words.notifications(unread)}>
        <IconBell size={20} aria-hidden />
        {unread > 0 && <span className={c.count}>{unread > 99 ? "99+" : unread}</span>}
      </Link>
      <AccountMenu />
    </>
  );
}

function SignedOut() {
  const words = useText(shellText);
  return (
    <>
      <Button kind="quiet" size="sm" to={signInHref}>
        {words.signIn}
      </Button>
      <Button size="sm" to={signUpHref}>
        {words.join}
      </Button>
    </>
  );
}
