import { useState } from "react";
import { useText } from "../../../lib/text.ts";
import { portfolioLayoutText } from "../../../messages/portfolio-layout.ts";
import { Button } from "../../../ui/button.tsx";
import { IconPlayerPlay } from "../../../ui/icons.ts";
import { useHydrated } from "../../../ui/use-hydrated.ts";
import c from "./blocks.module.css";
import type { BlockOf } from "./blocks.tsx";
import { type Player, playerOf } from "./player-of.ts";

/** Something shown elsewhere: a link. Whoever wants to see it here says so first, and only then the other site learns of them. */
export function EmbedBlock({ block: { url, title } }: { block: BlockOf<"embed"> }) {
  const words = useText(portfolioLayoutText);
  const hydrated = useHydrated();
  // The address itself: in the builder it becomes another one, whose site nobody asked for.
  const [asked, setAsked] = useState<string | null>(null);
  // A draft holds whatever was typed so far; what is published was checked by the server.
  if (!url.startsWith("https://") || !URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/^www\./, "");
  const player = playerOf(url);
  const playing = player !== null && player.src === asked;
  return (
    <div className={c.embed}>
      {playing && <PlayerFrame player={player} title={title || player.site} />}
      <a href={url} rel="nofollow ugc noopener noreferrer" target="_blank">
        <b>{title || host}</b>
        <span>{words.opensAt(host)}</span>
      </a>
      {player && !playing && (
        // Its room is kept, so that nothing moves when the page comes alive.
        <div className={c.play} data-idle={hydrated ? undefined : true}>
          <Button
            type="button"
            kind="secondary"
            size="sm"
            icon={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() => setAsked(player.src)}
          >
            {words.playHere}
          </Button>
          <span>{words.playHelp(player.site)}</span>
        </div>
      )}
    </div>
  );
}

// The button that was pressed is gone: the keyboard goes on in what it brought. One function, or each drawing would do it again.
function focusOnce(frame: HTMLIFrameElement | null): void {
  frame?.focus();
}

function PlayerFrame({ player, title }: { player: Player; title: string }) {
  return (
    <iframe
      ref={focusOnce}
      className={c.player}
      data-shape={player.shape}
      src={player.src}
      title={title}
      sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"
      allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
      // The name of our site and no page of it: YouTube plays nothing for those who name none.
      referrerPolicy="strict-origin-when-cross-origin"
    />
  );
}
