import { expect, test } from "vitest";
import { playerHosts } from "../../../lib/player-hosts.ts";
import { playerOf } from "./player-of.ts";

test.each([
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"],
  ["https://youtu.be/dQw4w9WgXcQ?si=1", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"],
  ["https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"],
  ["https://www.youtube.com/@somebody", null],
  ["https://www.youtube.com/watch?v=a/../../b", null],
  ["https://vimeo.com/123456", "https://player.vimeo.com/video/123456?dnt=1&autoplay=1"],
  ["https://vimeo.com/123456/abc123", "https://player.vimeo.com/video/123456?h=abc123&dnt=1&autoplay=1"],
  ["https://vimeo.com/somebody", null],
  ["https://www.figma.com/file/AbC123/Signs", "https://embed.figma.com/design/AbC123?embed-host=kogi"],
  [
    "https://www.figma.com/proto/AbC123/Signs?node-id=5-3",
    "https://embed.figma.com/proto/AbC123?node-id=5-3&embed-host=kogi",
  ],
  ["https://codepen.io/ana/pen/xYz", "https://codepen.io/ana/embed/xYz?default-tab=result"],
  ["https://open.spotify.com/intl-de/track/1aB", "https://open.spotify.com/embed/track/1aB"],
  [
    "https://soundcloud.com/ana/line-4",
    "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fana%2Fline-4&auto_play=true",
  ],
  ["https://www.loom.com/share/0a1b", "https://www.loom.com/embed/0a1b"],
  ["https://github.com/ana/signs", null],
  ["https://vimeo.com.evil.example/1", null],
  ["http://vimeo.com/1", null],
  ["vimeo.com/1", null],
  ["", null],
])("%s is shown by %s", (link, src) => {
  const player = playerOf(link);
  expect(player?.src ?? null).toBe(src);
  if (player) expect(playerHosts).toContain(new URL(player.src).hostname);
});
