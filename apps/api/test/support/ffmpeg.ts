import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ffmpeg, findFfmpeg } from "#platform/config/find-ffmpeg.ts";

export const NO_FFMPEG = "neither TEST_FFMPEG_PATH nor the path names ffmpeg";

/** A real ffmpeg for tests, or null where this machine has none. */
export function realFfmpeg(): Ffmpeg | null {
  return findFfmpeg({ named: process.env.TEST_FFMPEG_PATH ?? null, folders: process.env.PATH ?? null }, []);
}

/** A program in ffmpeg's place that does as this line of a shell says. */
export async function fakeFfmpeg(script: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "kogi-ffmpeg-")), "ffmpeg");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}
