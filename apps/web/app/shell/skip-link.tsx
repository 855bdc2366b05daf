import { useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import c from "./skip-link.module.css";

export function SkipLink() {
  return (
    <a className={c.skip} href="#main">
      {useText(shellText).skip}
    </a>
  );
}
