import { type ComponentProps, type ComponentType, useState } from "react";
import type { MediaView } from "#api-schema/media.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioLayoutText } from "../../../messages/portfolio-layout.ts";
import { Picture } from "../../../ui/picture.tsx";
import { pictureOf } from "../../media/picture-of.ts";
import { ratioOf } from "../../media/ratio-of.ts";

type Viewer = ComponentType<ComponentProps<typeof import("./picture-viewer.tsx").PictureViewer>>;

interface OpenedPicturesProps {
  readonly files: readonly MediaView[];
  readonly className: string | undefined;
  /** How wide they are drawn. */
  readonly sizes: string;
}

/** Pictures in a row, cut to its shape. Each leads to the whole of it: over the page, or without JavaScript to its file. */
export function OpenedPictures({ files, className, sizes }: OpenedPicturesProps) {
  const words = useText(portfolioLayoutText);
  const [opened, setOpened] = useState<{ readonly Viewer: Viewer; readonly place: number } | null>(null);
  const open = (place: number, url: string) => async (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try {
      // Most readers look at the page alone.
      const { PictureViewer } = await import("./picture-viewer.tsx");
      setOpened({ Viewer: PictureViewer, place });
    } catch {
      // The line is down, or a newer release took its program away: the file itself is there.
      window.location.assign(url);
    }
  };
  return (
    <>
      <ul className={className} data-count={Math.min(files.length, 4)}>
        {files.map((file, place) => {
          const picture = (
            <Picture picture={pictureOf(file)} width={file.width ?? 800} height={file.height ?? 600} sizes={sizes} />
          );
          return (
            <li key={file.media_id} style={ratioOf(file)}>
              {file.kind === "image" && file.url ? (
                <a
                  href={file.url}
                  aria-label={words.seeWhole(file.alt || words.numbered(place + 1, files.length))}
                  onClick={open(place, file.url)}
                >
                  {picture}
                </a>
              ) : (
                picture
              )}
            </li>
          );
        })}
      </ul>
      {opened && (
        <opened.Viewer
          files={files}
          place={opened.place}
          onMove={(place) => setOpened({ ...opened, place })}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
