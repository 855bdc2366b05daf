import { encode } from "uqr";
import { expect, test } from "vitest";
import { drawCode } from "./code-drawing.server.ts";

const LINK = "otpauth://totp/Kogi:ana%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Kogi";

test("a code is drawn module by module, with white around it, and its words stand nowhere", () => {
  const { size, path } = drawCode(LINK);
  const squares = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  const { data } = encode(LINK, { ecc: "M", border: 0 });
  const expected = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])));
  expect(squares).toEqual(new Set(expected));
  expect(size).toBe(data.length + 8);
  expect(path).not.toContain("JBSW");
});
