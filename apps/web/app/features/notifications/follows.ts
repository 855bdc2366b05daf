import { href } from "react-router";

/** Pages that are lists of what happens to this person: any news may change them. */
const overviews: readonly string[] = [
  href("/dashboard"),
  href("/contracts"),
  href("/proposals"),
  href("/projects/mine"),
  href("/disputes"),
  href("/confirmations"),
  href("/wallet"),
  href("/notifications"),
];
// A new proposal's news lead to it, and it may be one that the open list of the post does not know yet.
const PROPOSALS = /^\/projects\/[^/]+\/proposals$/;

/** Whether the page at `pathname` may have changed with news of what is at `subject`. */
export function follows(pathname: string, subject: string | undefined): boolean {
  return pathname === subject || overviews.includes(pathname) || PROPOSALS.test(pathname);
}
