import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each([
  ["/contracts/1?tab=work#top", "/contracts/1?tab=work#top"],
  ["/a/../b", "/b"],
  ["https://evil.example/", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/x/..//evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/x/..\\\\evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/api/auth/sign-out", "/"],
  ["/x/../%61pi/auth/sign-out", "/"],
  ["/sandbox/checkout/1", "/"],
  ["/apiary", "/apiary"],
  ["/@%ff", "/"],
  [undefined, "/"],
])("after signing in, %j leads to %s", (wanted, path) => expect(localPath(wanted)).toBe(path));
