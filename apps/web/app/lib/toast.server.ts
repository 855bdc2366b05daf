import { redirect } from "react-router";

const cookie = "kogi_toast";
const MESSAGE_CHARS_MAX = 200;

/** Leads on after something worked, and says so once on the next page. */
export function redirectWithToast(to: string, message: string): Response {
  const value = encodeURIComponent(message.slice(0, MESSAGE_CHARS_MAX));
  const headers = { "set-cookie": `${cookie}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax` };
  return redirect(to, { headers });
}

/** The message that waits to be said, and the header that takes it off. */
export function takeToast(request: Request): { toast: string | null; headers: Record<string, string> } {
  const found = /(?:^|; )kogi_toast=([^;]*)/.exec(request.headers.get("cookie") ?? "");
  if (!found) return { toast: null, headers: {} };
  const headers = { "set-cookie": `${cookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` };
  try {
    return { toast: decodeURIComponent(found[1] ?? ""), headers };
  } catch {
    return { toast: null, headers };
  }
}
