// One browser for a run of browser tests: the machine's own Chromium where there is one, else the one that comes with
// npm, unpacked once into the system's temporary directory.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

interface Program {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const FONTS_FILE = "kogi-fonts.conf";
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  // Tests run as root in containers, where the sandbox cannot be set up; only our own pages are opened.
  "--no-sandbox",
  // Containers give shared memory of 64 MB, and a page that needs more dies.
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--font-render-hinting=none",
];

/**
 * Starts the browser. `KOGI_CHROMIUM=bundled` leaves the machine's own aside; any other value is a path. With a port,
 * another program may drive it too.
 */
export async function launchBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<Browser> {
  const { path, environment } = await findProgram(process.env.KOGI_CHROMIUM);
  const env = { ...process.env, ...environment } as Record<string, string>; // playwright wants no undefined, and Node has none
  const open = debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`];
  return chromium.launch({ executablePath: path, args: [...ARGUMENTS, ...open], env });
}

async function findProgram(wanted: string | undefined): Promise<Program> {
  const installed = wanted && wanted !== "bundled" ? wanted : INSTALLED.find((path) => existsSync(path));
  if (installed && wanted !== "bundled") return { path: installed, environment: {} };
  const folder = await unpackOnce();
  const path = join(folder, "chromium");
  // Its libraries are used only where the machine lacks them: mixed with others they can be the wrong ones.
  const starts = spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
  const fonts = { FONTCONFIG_FILE: join(folder, FONTS_FILE) };
  return { path, environment: starts ? fonts : { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023/lib") } };
}

// Its own list names folders that only exist elsewhere, and a browser that finds no font dies at the first input field.
function fontsOf(folder: string): string {
  const folders = [folder, "/usr/share/fonts"].map((path) => `<dir>${path}</dir>`).join("");
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}/cache</cachedir></fontconfig>\n`;
}

/** Unpacks beside and renames at the end, so that a run that was cut off leaves nothing half done to be found. */
async function unpackOnce(): Promise<string> {
  const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../bin");
  const { version } = JSON.parse(readFileSync(join(packed, "../package.json"), "utf8")) as { version: string }; // npm's
  const folder = join(tmpdir(), `kogi-chromium-${version}-${userInfo().uid}-fonts`);
  if (existsSync(folder)) return folder;
  const parts = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];
  const unpacked = mkdtempSync(join(tmpdir(), "kogi-chromium-"));
  await unpackInto(
    unpacked,
    parts.map((part) => join(packed, part)),
  );
  writeFileSync(join(unpacked, FONTS_FILE), fontsOf(join(folder, "fonts")));
  mkdirSync(dirname(folder), { recursive: true });
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another run was a moment faster
  }
  return folder;
}

// `inflate` writes into the system's temporary directory and asks which that is as it is called, not later.
function unpackInto(folder: string, archives: readonly string[]): Promise<unknown> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return Promise.all(archives.map((archive) => inflate(archive)));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
