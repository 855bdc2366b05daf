import { href } from "react-router";
import { useText } from "../../../lib/text.ts";
import { ownPortfoliosText } from "../../../messages/own-portfolios.ts";
import { Button } from "../../../ui/button.tsx";

/** From one's own profile to the portfolios on it, and to those that are not. */
export function ToOwnWork() {
  const words = useText(ownPortfoliosText);
  return (
    <Button kind="secondary" size="sm" to={href("/portfolios/mine")}>
      {words.title}
    </Button>
  );
}
