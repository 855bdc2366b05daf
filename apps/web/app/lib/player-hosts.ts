/** The hosts of other sites' players: the only frames that our pages may hold, and never before a reader asked for one. */
export const playerHosts = [
  "www.youtube-nocookie.com",
  "player.vimeo.com",
  "embed.figma.com",
  "codepen.io",
  "open.spotify.com",
  "w.soundcloud.com",
  "www.loom.com",
] as const;
export type PlayerHost = (typeof playerHosts)[number];
