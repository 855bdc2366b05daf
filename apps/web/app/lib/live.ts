// News as they happen: one socket a tab, opened again with what was seen last, so that nothing is missed in between.

/** What the server says when something concerns this person. */
export interface LiveNews {
  readonly title: string;
  /** The same in each language, for a page that is read in another than the account's. */
  readonly words?: Readonly<Record<string, { readonly title: string }>>;
  /** The page it is about, a path of this site. */
  readonly link: string;
  readonly unread: number;
  /** What this person did themselves, perhaps on another page: nothing to call out. */
  readonly quiet?: boolean;
}

interface Listener {
  /** The last event that the page knows of: the server sends what came after it. */
  readonly from: number;
  readonly onNews: (news: LiveNews) => void;
  /** Away for too long: what the page shows may be old. */
  readonly onMissed: () => void;
}

interface ServerMessage {
  readonly type: string;
  readonly position?: number;
  readonly sequence?: number;
  readonly event?: string;
  readonly payload?: unknown;
}

const CHANNEL = "user:me";
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Listens until the returned function is called. */
export function listenLive({ from, onNews, onMissed }: Listener): () => void {
  let socket: WebSocket | null = null;
  let last = from;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const hear = (message: ServerMessage) => {
    if (message.type === "subscribed" || message.type === "missed") {
      pauseMs = FIRST_PAUSE_MS;
      last = message.position ?? last;
      if (message.type === "missed") onMissed();
    } else if (message.type === "event") {
      last = message.sequence ?? last;
      if (message.event === "notification" && isNews(message.payload)) onNews(message.payload);
    }
  };
  const open = () => {
    if (stopped || socket) return;
    const opened = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/live`);
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify({ type: "subscribe", channel: CHANNEL, last }));
    opened.onmessage = ({ data }) => hear(JSON.parse(String(data)) as ServerMessage); // our own server's protocol
    opened.onclose = () => {
      if (socket === opened) socket = null;
      timer = setTimeout(open, pauseMs * spread());
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    };
  };
  // Back online, or back from the browser's cache of pages: no reason to wait any longer.
  const openNow = () => {
    clearTimeout(timer);
    pauseMs = FIRST_PAUSE_MS;
    open();
  };
  const close = () => socket?.close();
  addEventListener("online", openNow);
  addEventListener("pageshow", openNow);
  addEventListener("pagehide", close);
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const event of ["online", "pageshow"]) removeEventListener(event, openNow);
    removeEventListener("pagehide", close);
    close();
  };
}

function isNews(payload: unknown): payload is LiveNews {
  return typeof payload === "object" && payload !== null && "title" in payload && "link" in payload;
}

/** Half to one and a half: a thousand tabs that lost the same server must not all come back at once. */
function spread(): number {
  return 0.5 + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255;
}
