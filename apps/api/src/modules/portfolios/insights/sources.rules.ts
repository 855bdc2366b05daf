// Where a visitor came from, as far as an owner may know it: the kind of place and its host, never the page.
import { isIP } from "node:net";

export const sources = ["direct", "kogi", "search", "social", "other"] as const;
export type Source = (typeof sources)[number];

export interface Origin {
  readonly source: Source;
  /** Empty where there was none, it is ours, or it names a machine rather than a site. */
  readonly host: string;
}

// By the name before the country's ending for those that have one in each country, whole for the others.
const SEARCH =
  /^(google|bing|yahoo|yandex|baidu|duckduckgo|ecosia|startpage|qwant|kagi|sogou|naver|seznam)(\.[a-z]{2,3}){1,2}$|^search\.brave\.com$/;
const SOCIAL =
  /^(facebook|instagram|linkedin|lnkd|twitter|x|t|pinterest|reddit|tiktok|youtube|youtu|threads|bsky|mastodon|xing|vk|tumblr|behance|dribbble|whatsapp|discord|ok)\.(com|in|co|be|net|app|social|ru|gg|[a-z]{2})$|^news\.ycombinator\.com$/;
// Doors of the same house: out.reddit.com and l.facebook.com are how these two let people go.
const DOORS = /^(www\d?|m|l|lm|out|web|mobile|old|search|r|[a-z]{2}(-[a-z]{2})?)\.(?=[^.]+\.)/;
const SITE = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const HOST_MAX = 100;

/** The origin of a request by its Referer header, on a site that answers under these hosts. */
export function originOf(referrer: string | undefined, ownHosts: readonly (string | undefined)[]): Origin {
  const url = webAddress(referrer);
  if (!url) return { source: "direct", host: "" };
  if (ownHosts.includes(url.host)) return { source: "kogi", host: "" };
  const plain = url.hostname.toLowerCase();
  if (!SITE.test(plain) || isIP(plain) !== 0 || plain.length > HOST_MAX) return { source: "other", host: "" };
  const names = [plain, plain.replace(DOORS, ""), plain.replace(DOORS, "").replace(DOORS, "")];
  for (const [source, known] of [
    ["search", SEARCH],
    ["social", SOCIAL],
  ] as const) {
    const host = names.find((name) => known.test(name));
    if (host) return { source, host };
  }
  return { source: "other", host: plain.replace(/^www\./, "") };
}

function webAddress(text: string | undefined): URL | null {
  const url = text ? URL.parse(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
