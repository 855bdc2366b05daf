import c from "./avatar.module.css";

interface AvatarProps {
  readonly name: string;
  readonly imageUrl: string | null;
  readonly size?: number;
  /** Left out beside the written name: the picture then says nothing new. */
  readonly alt?: string;
  /** For organisations. */
  readonly square?: boolean;
}

const tints = 6;

/** A person's picture, or their initials on a tint that is always the same for the same name. */
export function Avatar({ name, imageUrl, size = 40, alt = "", square = false }: AvatarProps) {
  if (imageUrl) {
    return (
      <img
        className={c.avatar}
        src={imageUrl}
        width={size}
        height={size}
        alt={alt}
        loading="lazy"
        decoding="async"
        data-square={square || undefined}
      />
    );
  }
  // React's types know no names of one's own.
  const sized = { "--size": `${size}px` } as React.CSSProperties;
  return (
    <span
      className={c.avatar}
      data-square={square || undefined}
      data-tint={[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % tints}
      style={sized}
      {...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": true })}
      data-initials={initials(name)}
    />
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
