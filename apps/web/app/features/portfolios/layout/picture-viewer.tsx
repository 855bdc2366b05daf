import { useLayoutEffect, useRef } from "react";
import type { MediaView } from "#api-schema/media.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioLayoutText } from "../../../messages/portfolio-layout.ts";
import { uiText } from "../../../messages/ui.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { IconArrowLeft, IconArrowRight, IconX } from "../../../ui/icons.ts";
import { pictureOf } from "../../media/picture-of.ts";
import c from "./picture-viewer.module.css";

interface PictureViewerProps {
  readonly files: readonly MediaView[];
  readonly place: number;
  readonly onMove: (place: number) => void;
  readonly onClose: () => void;
}

/** One picture of several over the whole window, uncut. The arrow keys lead to the others, Escape back to the page. */
export function PictureViewer({ files, place, onMove, onClose }: PictureViewerProps) {
  const words = useText(portfolioLayoutText);
  const { close } = useText(uiText);
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // Closed while it is still in the page, so that the browser gives the focus back to the picture that was opened.
    return () => dialog?.close();
  }, []);
  const file = files[place];
  const picture = pictureOf(file ?? null);
  const last = files.length - 1;
  const moveBy = (by: number) => onMove(Math.max(0, Math.min(last, place + by)));
  const told = words.numbered(place + 1, files.length);
  return (
    <dialog
      ref={box}
      className={c.viewer}
      aria-label={told}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={({ key }) => {
        if (key === "ArrowLeft") moveBy(-1);
        if (key === "ArrowRight") moveBy(1);
      }}
    >
      <div className={c.head}>
        <p aria-live="polite">{told}</p>
        {last > 0 && (
          <>
            <IconButton
              type="button"
              label={words.previous}
              aria-disabled={place === 0 || undefined}
              onClick={() => moveBy(-1)}
            >
              <IconArrowLeft aria-hidden />
            </IconButton>
            <IconButton
              type="button"
              label={words.next}
              aria-disabled={place === last || undefined}
              onClick={() => moveBy(1)}
            >
              <IconArrowRight aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton type="button" label={close} onClick={onClose}>
          <IconX aria-hidden />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long picture is scrolled by keyboard too */}
      <section key={file?.media_id} className={c.stage} tabIndex={0} aria-label={told}>
        {file && picture && (
          <img
            src={picture.src}
            srcSet={picture.srcSet}
            sizes="96vw"
            alt={picture.alt}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            data-long={isLong(file) || undefined}
          />
        )}
      </section>
    </dialog>
  );
}

// Fitted into the window, a board of several screens would be a stripe: it keeps its width and is scrolled.
const isLong = ({ width, height }: MediaView): boolean => width !== null && height !== null && height > 2 * width;
