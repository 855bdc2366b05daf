import { href } from "react-router";
import type { shellText } from "../messages/shell.ts";
import type { Viewer } from "./context.ts";
import { profileHref } from "./links.ts";
import type { WordsOf } from "./text.ts";

type ShellWords = WordsOf<typeof shellText>;

export interface NavItem {
  readonly to: string;
  readonly label: (words: ShellWords) => string;
  /** Below its address lie other things: one's own. */
  readonly alone?: true;
}

// `href` only compiles for routes that exist, so nothing here can lead nowhere.
export const homeHref = href("/");
export const searchHref = href("/search");
export const signInHref = href("/sign-in");
export const signUpHref = href("/sign-up");
export const signOutHref = href("/sign-out");
export const postProjectHref = href("/projects/new");
export const notificationsHref = href("/notifications");

/** The main navigation: in the header, the drawer and the footer. */
export const mainNav: readonly NavItem[] = [
  { to: href("/people"), label: (words) => words.people },
  { to: href("/portfolios"), label: (words) => words.portfolios, alone: true },
  { to: href("/projects"), label: (words) => words.projects },
];

const ownProjects = (words: ShellWords) => words.ownProjects;
const administration = (words: ShellWords) => words.administration;

/** The account menu of this person. */
export function accountNav(viewer: Viewer): readonly NavItem[] {
  return [
    { to: href("/dashboard"), label: (words) => words.overview },
    { to: href("/contracts"), label: (words) => words.contracts },
    ...(viewer.roles.includes("client") ? [{ to: href("/projects/mine"), label: ownProjects }] : []),
    { to: href("/portfolios/mine"), label: (words) => words.ownPortfolios },
    { to: href("/wallet"), label: (words) => words.wallet },
    { to: profileHref(viewer.handle), label: (words) => words.profile },
    { to: notificationsHref, label: (words) => words.notificationsPage },
    { to: href("/settings/profile"), label: (words) => words.settings },
    ...(viewer.roles.includes("admin") ? [{ to: href("/admin"), label: administration }] : []),
  ];
}
