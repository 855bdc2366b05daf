import { href } from "react-router";
import { useText } from "../../lib/text.ts";
import { interestsText } from "../../messages/interests.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconSparkles } from "../../ui/icons.ts";
import c from "./interest-chips.module.css";

export interface InterestLinks {
  /** The list is narrowed to the reader's topics. */
  readonly mine: boolean;
  readonly allTo: string;
  readonly mineTo: string;
}

/** Above a list: all of it, or what lies in one's topics. */
export function InterestChips({ links }: { links: InterestLinks | null }) {
  const words = useText(interestsText);
  if (!links) return null;
  return (
    <div className={c.chips}>
      <ChipRow
        label={words.narrow}
        chips={[
          { to: links.allTo, label: words.everything, current: !links.mine },
          { to: links.mineTo, label: words.mine, current: links.mine, icon: <IconSparkles size={17} aria-hidden /> },
          ...(links.mine ? [{ to: href("/settings/interests"), label: words.change }] : []),
        ]}
      />
    </div>
  );
}

/** Keeps the choice while the list's own form is sent. */
export function InterestField({ links }: { links: InterestLinks | null }) {
  return links?.mine ? <input type="hidden" name="mine" value="yes" /> : null;
}

/** Nothing lies in one's topics, most often because none are chosen yet. */
export function NoneInInterests({ allTo }: { allTo: string }) {
  const words = useText(interestsText);
  return (
    <EmptyState
      icon={<IconSparkles size={26} aria-hidden />}
      title={words.none}
      help={words.noneHelp}
      action={
        <>
          <Button to={href("/settings/interests")}>{words.choose}</Button>
          <Button kind="secondary" to={allTo}>
            {words.everything}
          </Button>
        </>
      }
    />
  );
}
