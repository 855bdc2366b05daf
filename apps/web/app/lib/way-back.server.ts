import { href } from "react-router";
import { localPath } from "./local-path.ts";

const cookie = "kogi_back";
const KEPT_SECONDS = 86_400;
const PATH_CHARS_MAX = 1_000;

/** An address for whoever has no account yet or already has one, that leads on to `back` in the end. */
export function withBack(to: string, back: string): string {
  return back === href("/") ? to : `${to}?${new URLSearchParams({ back })}`;
}

/** Remembers where somebody wanted to go who signs up: the mail in between opens a page of its own. */
export function keepWayBack(answer: Response, back: string): Response {
  const known = back !== href("/") && back.length <= PATH_CHARS_MAX;
  answer.headers.append("set-cookie", `${cookie}=${known ? encodeURIComponent(back) : ""}; ${lasting(known)}`);
  return answer;
}

/** Where they wanted to go, in this browser; a page of this site, or null. */
export function wayBack(request: Request): string | null {
  const found = /(?:^|; )kogi_back=([^;]*)/.exec(request.headers.get("cookie") ?? "")?.[1];
  if (!found) return null;
  try {
    return localPath(decodeURIComponent(found), "") || null;
  } catch {
    return null;
  }
}

/** They are there. */
export function forgetWayBack(answer: Response): Response {
  answer.headers.append("set-cookie", `${cookie}=; ${lasting(false)}`);
  return answer;
}

function lasting(known: boolean): string {
  return `Path=/; Max-Age=${known ? KEPT_SECONDS : 0}; HttpOnly; SameSite=Lax`;
}
