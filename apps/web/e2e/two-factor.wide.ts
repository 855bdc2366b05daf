// Turning two-factor on at a desk: the code is drawn in the page, and nothing but the page carries it.
import { expect, test } from "vitest";
import { PASSWORD } from "#test/people.ts";
import { tooWide } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([true, false])(
  "the set-up shows a code to scan beside the key (JavaScript: %s)",
  async (javaScriptEnabled) => {
    const { page } = await kogi.visitor({}, { javaScriptEnabled, viewport: { width: 360, height: 780 } });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("/settings/two-factor");
    await page.getByLabel("Password", { exact: false }).first().fill(PASSWORD);
    await page.getByRole("button", { name: "Go on" }).click();
    const code = page.getByRole("img", { name: /^QR code for your authenticator app/ });
    await code.waitFor();
    const box = await code.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(150);
    expect(await tooWide(page)).toEqual([]);
    const secret = ((await page.locator("main code").textContent()) ?? "").replaceAll(" ", "");
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    await page.getByRole("textbox", { name: "Code" }).fill("000000");
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("link", { name: "Begin again with a new key" }).click();
    await page.getByLabel("Password", { exact: false }).first().fill(PASSWORD);
    await page.getByRole("button", { name: "Go on" }).click();
    await code.waitFor();
    expect(asked.filter((address) => address.includes(secret) || address.includes("otpauth"))).toEqual([]);
  },
);
