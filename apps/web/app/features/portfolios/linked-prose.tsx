import { Fragment } from "react";
import c from "../../ui/prose.module.css";
import { linksIn } from "./links-in.ts";

/** What somebody tells of their work: paragraphs as they wrote them, and the addresses in them as links. No markup. */
export function LinkedProse({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return (
    <div className={c.prose}>
      {paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity and never move
        <p key={place}>
          {linksIn(paragraph.trim()).map(({ text: words, href }, part) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do their parts
            <Fragment key={part}>
              {href ? (
                <a className="link" href={href} rel="nofollow ugc noopener noreferrer" target="_blank">
                  {words}
                </a>
              ) : (
                words
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
