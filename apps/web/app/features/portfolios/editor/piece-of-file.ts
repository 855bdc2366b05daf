import type { MediaView } from "#api-schema/media.ts";

const TITLE_CHARS_MAX = 120;
// For files that nobody has looked into yet.
const byEnding: Readonly<Record<string, MediaView["kind"]>> = {
  mp4: "video",
  webm: "video",
  mp3: "audio",
  wav: "audio",
  pdf: "document",
  txt: "document",
};

/** What a file is called and is as a piece of its own: "tram_line-4.jpg" is the picture "tram line 4". */
export function pieceOfFile({ name, kind }: Pick<MediaView, "name" | "kind">) {
  const [, bare = name, ending = ""] = /^(.+?)(?:\.(\w{1,5}))?$/.exec(name) ?? [];
  const title = bare.replaceAll(/[\s_-]+/g, " ").trim();
  return {
    title: [...(title || name)].slice(0, TITLE_CHARS_MAX).join(""),
    kind: kind ?? byEnding[ending.toLowerCase()] ?? "image",
  };
}
