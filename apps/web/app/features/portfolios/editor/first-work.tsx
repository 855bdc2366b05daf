import { href } from "react-router";
import { useText } from "../../../lib/text.ts";
import { ownPortfoliosText } from "../../../messages/own-portfolios.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconPhoto, IconPlus } from "../../../ui/icons.ts";

/** For somebody who has no portfolio yet: what it is good for, and the way to make one. */
export function FirstWork({ headingLevel = 2 }: { headingLevel?: 2 | 3 }) {
  const words = useText(ownPortfoliosText);
  return (
    <EmptyState
      headingLevel={headingLevel}
      icon={<IconPhoto size={26} aria-hidden />}
      title={words.none}
      help={words.noneHelp}
      action={
        <Button to={href("/portfolios/new")} icon={<IconPlus aria-hidden />}>
          {words.make}
        </Button>
      }
    />
  );
}
