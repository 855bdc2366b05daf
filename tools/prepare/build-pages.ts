import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { splitLanguages } from "../../apps/web/languages/split-languages.ts";
import { compressFiles } from "./compress-files.ts";

/** The pages for the browser and their handler for the server: `build/web`. */
export async function buildPages(root: string): Promise<void> {
  try {
    execFileSync(process.execPath, [join(root, "node_modules/@react-router/dev/bin.cjs"), "build"], {
      cwd: join(root, "apps/web"),
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production" },
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }; // execFileSync attaches both
    throw new Error(`${stdout ?? ""}${stderr ?? ""}`, { cause: error });
  }
  splitLanguages(join(root, "build/web/client/assets"));
  compressFiles(join(root, "build/web/client"));
}
