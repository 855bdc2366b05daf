import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { Avatar } from "./avatar.tsx";
import c from "./byline.module.css";
import { IconRosetteDiscountCheckFilled } from "./icons.ts";

export interface Maker {
  readonly name: string;
  readonly imageUrl: string | null;
  readonly verified?: boolean;
  /** A company's mark, not somebody's face. */
  readonly square?: boolean;
  /** One more fact: a country, a headline. */
  readonly note?: string | undefined;
}

/** Who made it, in one line. */
export function Byline({ maker, size = 24 }: { maker: Maker; size?: number }) {
  return (
    <span className={c.byline}>
      <Avatar name={maker.name} imageUrl={maker.imageUrl} size={size} square={maker.square ?? false} />
      <span className={c.name}>
        {maker.name}
        {maker.note && <span data-note> · {maker.note}</span>}
      </span>
      {maker.verified && <Verified />}
    </span>
  );
}

export function Verified({ size = 16 }: { size?: number }) {
  const { verified } = useText(uiText);
  return <IconRosetteDiscountCheckFilled className={c.verified} size={size} role="img" aria-label={verified} />;
}
