import { expect, test } from "vitest";
import { cookieHeader, endedCookie, readCookie } from "./cookies.ts";

const names = ["session", "challenge", "device", "sign_up"] as const;

test.each(names)(
  "on https the cookie %s goes neither unencrypted, nor to another host, nor to a part of the site",
  (name) => {
    for (const header of [cookieHeader({ https: true }, name, "secret", 60_000), endedCookie({ https: true }, name)])
      expect(header).toMatch(/^__Host-kogi_\w+=\w*; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
  },
);

test("a cookie that another host could have set is not read on https", () => {
  expect(readCookie({ https: true }, "session", "kogi_session=theirs")).toBeNull();
  expect(readCookie({ https: true }, "session", "kogi_session=theirs; __Host-kogi_session=ours")).toBe("ours");
});
