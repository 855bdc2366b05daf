import { useState } from "react";
import { href, useFetcher } from "react-router";
import { useText } from "../../../lib/text.ts";
import { shareText } from "../../../messages/share.ts";
import { IconBrandLinkedin, IconBrandWhatsapp, IconCopy, IconMail, IconSend, IconShare2 } from "../../../ui/icons.ts";
import item from "../../../ui/menu-item.module.css";
import { Popover } from "../../../ui/popover.tsx";
import { useHydrated } from "../../../ui/use-hydrated.ts";
import c from "./share-button.module.css";
import { type Shared, type ShareWay, shareWays } from "./share-ways.ts";

const icons: Readonly<Record<ShareWay, typeof IconMail>> = {
  email: IconMail,
  linkedin: IconBrandLinkedin,
  whatsapp: IconBrandWhatsapp,
};

/** Ways to pass a portfolio on. The links work without script; copying and the device's own sharing need one. */
export function ShareButton({ portfolioId, title, url }: Shared & { readonly portfolioId: string }) {
  const words = useText(shareText);
  const [copied, setCopied] = useState(false);
  const hydrated = useHydrated();
  const told = useFetcher();
  const address = (way: string) => href("/portfolios/:portfolio_id/share/:way", { portfolio_id: portfolioId, way });
  const tell = (way: string) => void told.submit(null, { method: "post", action: address(way) });
  async function copy() {
    await navigator.clipboard.writeText(url);
    setCopied(true);
    tell("copy");
  }
  async function hand() {
    // Rejected when people think better of it: then nothing was shared.
    await navigator.share({ title, url }).then(
      () => tell("device"),
      () => undefined,
    );
  }
  return (
    <Popover
      label={words.share(title)}
      align="start"
      triggerClassName={c.trigger}
      trigger={
        <>
          <IconShare2 size={20} aria-hidden />
          <span aria-live="polite">{copied ? words.copied : words.trigger}</span>
        </>
      }
    >
      <label className={c.address}>
        <span>{words.address}</span>
        <input readOnly value={url} />
      </label>
      <ul>
        {hydrated && "clipboard" in navigator && (
          <li>
            <button type="button" className={item.item} onClick={copy}>
              <IconCopy aria-hidden />
              {words.copy}
            </button>
          </li>
        )}
        {hydrated && "share" in navigator && (
          <li>
            <button type="button" className={item.item} onClick={hand}>
              <IconSend aria-hidden />
              {words.device}
            </button>
          </li>
        )}
        {shareWays.map((way) => {
          const Icon = icons[way];
          return (
            <li key={way}>
              <a
                className={item.item}
                href={address(way)}
                rel="nofollow noopener"
                {...(way === "email" ? {} : { target: "_blank" })}
              >
                <Icon aria-hidden />
                {words.ways[way]}
              </a>
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}
