import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** A decoder of films that whoever runs Kogi installed; Kogi ships none. */
export interface Ffmpeg {
  readonly path: string;
  /** Linux' program that begins another with limits; null where there is none. */
  readonly prlimit: string | null;
}

interface Named {
  /** `FFMPEG_PATH`: a program, or `off`; null: whatever stands on the path. */
  readonly named: string | null;
  /** The folders that programs are looked for in, as `PATH` lists them. */
  readonly folders: string | null;
}

/** Null where there is none, or none is wanted. A named one that cannot be run is told as a sentence. */
export function findFfmpeg({ named, folders }: Named, faults: string[]): Ffmpeg | null {
  if (named === "off") return null;
  if (named !== null && !(isAbsolute(named) && isProgram(named))) {
    faults.push(`FFMPEG_PATH is "${named}"; give the whole path of ffmpeg, such as /usr/bin/ffmpeg, or off.`);
    return null;
  }
  const path = named ?? onPath("ffmpeg", folders);
  return path ? { path, prlimit: onPath("prlimit", folders) } : null;
}

function onPath(name: string, folders: string | null): string | null {
  // A folder that is named from where one stands would be another one elsewhere.
  const places = (folders ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  return places.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
