// The browser that came with the dependencies, with fonts that lie in them too: nothing is installed by hand.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const require = createRequire(import.meta.url);

function face(family: string, file: string): string {
  const bytes = readFileSync(require.resolve(`@fontsource-variable/${file}`)).toString("base64");
  return `@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${bytes}) format("woff2");font-weight:200 800;font-stretch:75% 100%}`;
}

export const fontFaces =
  face("Bricolage", "bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2") +
  face("Instrument", "instrument-sans/files/instrument-sans-latin-standard-normal.woff2");

export async function launchBrowser(): Promise<Browser> {
  const software = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, ...software],
    headless: true,
  });
}
