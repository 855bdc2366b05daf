import type { PlayerHost } from "../../../lib/player-hosts.ts";

/** What another site shows of a link in a frame. */
export interface Player {
  readonly site: string;
  readonly src: string;
  /** Recordings need a strip, all else a screen. */
  readonly shape: "screen" | "strip";
}

type Read = (url: URL) => { readonly path: string; readonly query?: Readonly<Record<string, string>> } | null;

interface Site {
  readonly site: string;
  readonly player: PlayerHost;
  readonly shape: Player["shape"];
  readonly read: Read;
}

const ID = "[A-Za-z0-9_-]+";
/** The parts of a path that look like this; null for any other path of the site. */
const partsOf = (url: URL, pattern: string): readonly string[] | null =>
  new RegExp(`^/${pattern}/?$`).exec(url.pathname)?.slice(1) ?? null;

const youtube: Read = (url) => {
  const short = url.hostname === "youtu.be" ? partsOf(url, `(${ID})`) : null;
  const [id] = short ?? partsOf(url, `(?:embed|live|shorts)/(${ID})`) ?? [];
  const asked = id ?? (url.pathname === "/watch" ? url.searchParams.get("v") : null);
  return asked && new RegExp(`^${ID}$`).test(asked) ? { path: `/embed/${asked}`, query: { autoplay: "1" } } : null;
};

const vimeo: Read = (url) => {
  const [id, key] = partsOf(url, "(?:video/)?(\\d+)(?:/([0-9a-f]+))?") ?? [];
  const h = key ?? url.searchParams.get("h");
  return id ? { path: `/video/${id}`, query: { ...(h ? { h } : {}), dnt: "1", autoplay: "1" } } : null;
};

const figma: Read = (url) => {
  const [kind = "", key] = partsOf(url, `(file|design|proto|board|slides|deck)/(${ID})(?:/.*)?`) ?? [];
  if (!key) return null;
  const query = { ...Object.fromEntries(url.searchParams), "embed-host": "kogi" };
  return { path: `/${kind === "file" ? "design" : kind}/${key}`, query };
};

const codepen: Read = (url) => {
  const [person, pen] = partsOf(url, `(${ID})/(?:pen|details|full|embed)/(${ID})`) ?? [];
  return pen ? { path: `/${person}/embed/${pen}`, query: { "default-tab": "result" } } : null;
};

const spotify: Read = (url) => {
  const [kind, id] = partsOf(url, `(?:intl-[a-z]+/)?(track|album|playlist|episode|show|artist)/(${ID})`) ?? [];
  return id ? { path: `/embed/${kind}/${id}` } : null;
};

const soundcloud: Read = (url) =>
  partsOf(url, `(${ID})/(${ID})(?:/${ID})?`)
    ? { path: "/player/", query: { url: `https://soundcloud.com${url.pathname}`, auto_play: "true" } }
    : null;

const loom: Read = (url) => {
  const [id] = partsOf(url, `(?:share|embed)/(${ID})`) ?? [];
  return id ? { path: `/embed/${id}` } : null;
};

const sites: ReadonlyMap<string, Site> = new Map(
  Object.entries({
    "youtube.com": { site: "YouTube", player: "www.youtube-nocookie.com", shape: "screen", read: youtube },
    "youtu.be": { site: "YouTube", player: "www.youtube-nocookie.com", shape: "screen", read: youtube },
    "vimeo.com": { site: "Vimeo", player: "player.vimeo.com", shape: "screen", read: vimeo },
    "figma.com": { site: "Figma", player: "embed.figma.com", shape: "screen", read: figma },
    "codepen.io": { site: "CodePen", player: "codepen.io", shape: "screen", read: codepen },
    "spotify.com": { site: "Spotify", player: "open.spotify.com", shape: "strip", read: spotify },
    "soundcloud.com": { site: "SoundCloud", player: "w.soundcloud.com", shape: "strip", read: soundcloud },
    "loom.com": { site: "Loom", player: "www.loom.com", shape: "screen", read: loom },
  } satisfies Record<string, Site>),
);

/** The player of a link; null where its site has none, or not for this page of it. Nothing is fetched. */
export function playerOf(link: string): Player | null {
  if (!link.startsWith("https://") || !URL.canParse(link)) return null;
  const url = new URL(link);
  const found = sites.get(url.hostname.split(".").slice(-2).join("."));
  const read = found?.read(url);
  if (!found || !read) return null;
  const { site, player, shape } = found;
  const src = new URL(read.path, `https://${player}`);
  src.search = new URLSearchParams(read.query).toString();
  return { site, src: src.href, shape };
}
