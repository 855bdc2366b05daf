// A decoder of the operator's machine, run for one key frame at a time. It is given no file, no address and no word of the
// film's, only a stream by its input, and has an end to its time, its memory and what it says (docs/decisions/0118).
import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import type { Ffmpeg } from "#platform/config/index.ts";
import { PAGE_BYTES_MAX } from "../look-inside.ts";
import type { ElementaryStream } from "./elementary-stream.ts";

const LIMIT_MS = 10_000;
// Address space, what ffmpeg may take at once, its seconds, and no byte written to any file.
const LIMITS = ["--as=1073741824", "--cpu=10", "--fsize=0", "--core=0", "--nofile=32"];
const ALLOC_BYTES_MAX = 268_435_456;
const HAS_GROUPS = process.platform !== "win32";
// What `prlimit` and shells say of a program that they could not begin; ffmpeg itself never does.
const NOT_BEGUN: readonly (number | null)[] = [126, 127];

/**
 * The frame as a PNG of up to 1,280 pixels' width; null when it cannot be drawn within the limits. Throws when the program
 * could not be begun: that says nothing of the film.
 */
export function drawWithFfmpeg(ffmpeg: Ffmpeg, stream: ElementaryStream, limitMs = LIMIT_MS): Promise<Buffer | null> {
  const [program, ...first] = ffmpeg.prlimit ? [ffmpeg.prlimit, ...LIMITS, ffmpeg.path] : [ffmpeg.path];
  return new Promise((resolve, reject) => {
    const child = spawn(program ?? ffmpeg.path, [...first, ...argumentsFor(stream.format)], {
      env: {},
      cwd: tmpdir(),
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
      // A group of its own, so that what a script began ends with it.
      detached: HAS_GROUPS,
    });
    // First, as a process without room for more files has none of the streams below.
    child.on("error", (error) => end(() => reject(error)));
    const pieces: Buffer[] = [];
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      endGroup(child);
      // Whoever left the group would hold it open.
      child.stdout?.destroy();
      settle();
    };
    const give = (drawn: Buffer | null): void => end(() => resolve(drawn));
    timer = setTimeout(() => give(null), limitMs);
    child.stdout.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > PAGE_BYTES_MAX) give(null);
      else pieces.push(piece);
    });
    // It may have seen enough, or died, before all was written.
    child.stdin.on("error", () => undefined);
    child.on("close", (code) => {
      if (NOT_BEGUN.includes(code)) return end(() => reject(new Error(`ffmpeg could not be begun: ${code}`)));
      return give(code === 0 && bytes > 0 ? Buffer.concat(pieces) : null);
    });
    child.stdin.end(stream.content);
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -pid : pid, "SIGKILL");
  } catch {
    // All of it is gone already.
  }
}

const argumentsFor = (format: ElementaryStream["format"]): readonly string[] => [
  ...["-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1", "-max_alloc", String(ALLOC_BYTES_MAX)],
  ...["-protocol_whitelist", "pipe", "-f", format, "-i", "pipe:0", "-an", "-sn", "-dn", "-frames:v", "1"],
  ...["-vf", "scale=min(1280\\,iw):-2", "-f", "image2pipe", "-c:v", "png", "pipe:1"],
];
