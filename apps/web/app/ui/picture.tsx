import c from "./picture.module.css";

export interface PictureSource {
  readonly src: string;
  /** The same picture in several widths, as the browser's `srcset`. */
  readonly srcSet?: string | undefined;
  readonly alt: string;
  /** A tiny picture or a colour that stands there until the real one has come. */
  readonly placeholder?: string | undefined;
}

interface PictureProps {
  readonly picture: PictureSource | null;
  readonly width: number;
  readonly height: number;
  readonly sizes: string;
  /** The first one a reader sees: fetched at once and before the others. */
  readonly eager?: boolean;
}

/** Fills its frame. Its place is kept before it has come, so nothing moves. */
export function Picture({ picture, width, height, sizes, eager = false }: PictureProps) {
  if (!picture) return <span className={c.none} aria-hidden="true" />;
  const { src, srcSet, alt, placeholder } = picture;
  return (
    <img
      className={c.picture}
      alt={alt}
      {...{ src, srcSet, sizes, width, height }}
      loading={eager ? "eager" : "lazy"}
      fetchPriority={eager ? "high" : "auto"}
      decoding="async"
      style={placeholder ? { background: backgroundOf(placeholder) } : undefined}
    />
  );
}

function backgroundOf(placeholder: string): string {
  return placeholder.startsWith("#") ? placeholder : `center / cover url("${placeholder}")`;
}
