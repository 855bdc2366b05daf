// Makes db/seeds/demo/pictures: every work picture and portrait as WebP, and pictures.json that says what they show.
// Run with: KOGI_ART=<folder with art/ and avatars/> KOGI_LAB_DATA=<original sets> node tools/seeds/build-pictures.ts [key...]
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { fontFaces, launchBrowser } from "./art/browser.ts";
import { charts } from "./art/flat-charts.ts";
import { drawings } from "./art/flat-drawings.ts";
import { plans } from "./art/flat-plans.ts";
import { posters } from "./art/flat-posters.ts";
import { products } from "./art/flat-products.ts";
import { screens } from "./art/flat-screens.ts";
import { portrait } from "./art/portraits.ts";
import { renderScene } from "./art/render-scenes.ts";
import { scenes } from "./art/scenes.ts";
import { moreScenes } from "./art/scenes-more.ts";
import { quietScenes } from "./art/scenes-quiet.ts";
import { thingScenes } from "./art/scenes-things.ts";
import type { Topic } from "./build-topics.ts";
import { demoDir, readRecords, readWords, referenceDir, writeRecords } from "./files.ts";

const folder = path.join(demoDir, "pictures");
const allScenes = { ...scenes, ...moreScenes, ...thingScenes, ...quietScenes };
const allFlat: Record<string, () => string> = { ...posters, ...screens, ...products, ...drawings, ...plans, ...charts };
const givenAvatars = 16;

export type Picture = {
  key: string;
  use: "work" | "avatar";
  title: string;
  alt: string;
  width: number;
  height: number;
  kinds: string[];
  topics: string[];
  source: string;
};

function given(variable: "KOGI_ART" | "KOGI_LAB_DATA", file: string): Buffer {
  const root = process.env[variable];
  if (!root) throw new Error(`Set ${variable} to the folder with the originals.`);
  return readFileSync(path.join(root, file));
}

async function screenshot(page: Page, svg: string, width: number, height: number): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  await page.setContent(`<style>${fontFaces}body{margin:0;line-height:0}</style>${svg}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page.screenshot();
}

async function originalOf(page: Page, key: string, source: string): Promise<Buffer> {
  const [kind = "", name = ""] = source.split(":");
  if (kind === "art") return given("KOGI_ART", `art/${name}.webp`);
  if (kind === "lab") return given("KOGI_LAB_DATA", `images/${name}`);
  const scene = allScenes[key];
  const flat = allFlat[key];
  if (kind === "scene" && scene) return renderScene(page, scene);
  assert(kind === "flat" && flat, `Nobody knows how to draw ${key}`);
  return screenshot(page, flat(), 1200, 900);
}

async function store(key: string, bytes: Buffer, kind: string): Promise<{ width: number; height: number }> {
  const file = path.join(folder, `${key}.webp`);
  // What came as WebP is kept byte for byte: encoding it twice would only lose detail.
  if (kind === "art") {
    writeFileSync(file, bytes);
    return readSize(key);
  }
  const info = await sharp(bytes).webp({ quality: 80, effort: 6 }).toFile(file);
  return { width: info.width, height: info.height };
}

async function readSize(key: string): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(path.join(folder, `${key}.webp`)).metadata();
  return { width, height };
}

async function buildWork(page: Page, only: readonly string[]): Promise<Picture[]> {
  const topics = new Set(readRecords<Topic>(referenceDir, "topics.json").map((topic) => topic.slug));
  const pictures: Picture[] = [];
  for (const row of readWords("pictures.txt")) {
    const [key = "", source = "", title = "", alt = "", kinds = "", fits = ""] = row
      .split("|")
      .map((cell) => cell.trim());
    const unknown = fits.split(" ").filter((slug) => !topics.has(slug));
    assert.deepEqual(unknown, [], `${key} names unknown topics`);
    const kept = existsSync(path.join(folder, `${key}.webp`)) && !only.includes(key);
    const size = kept
      ? await readSize(key)
      : await store(key, await originalOf(page, key, source), source.split(":")[0] ?? "");
    pictures.push({
      key,
      use: "work",
      title,
      alt,
      ...size,
      kinds: kinds.split(",").map((kind) => kind.trim()),
      topics: fits.split(" "),
      source,
    });
  }
  return pictures;
}

async function buildAvatars(page: Page, only: readonly string[]): Promise<Picture[]> {
  const pictures: Picture[] = [];
  const dealt = readWords("faces.txt").flatMap((row) => row.replace(/^.*: /, "").split(" "));
  for (const number of dealt.toSorted()) {
    const i = Number(number) - 1;
    const key = `face-${number}`;
    const drawn = i >= givenAvatars;
    if (!existsSync(path.join(folder, `${key}.webp`)) || only.includes(key)) {
      const bytes = drawn
        ? await screenshot(page, portrait(i - givenAvatars), 200, 200)
        : given("KOGI_ART", `avatars/a${i}.webp`);
      await store(key, bytes, drawn ? "flat" : "art");
    }
    const size = await readSize(key);
    pictures.push({
      key,
      use: "avatar",
      title: `Portrait ${i + 1}`,
      alt: "A drawn portrait of a made-up person",
      ...size,
      kinds: ["portrait"],
      topics: [],
      source: drawn ? "flat" : `avatars:a${i}`,
    });
  }
  return pictures;
}

mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);
const browser = await launchBrowser();
const page = await browser.newPage();
writeRecords(demoDir, "pictures.json", [...(await buildWork(page, only)), ...(await buildAvatars(page, only))]);
await browser.close();
