import type { LayoutView } from "#api-schema/portfolio-layout.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { ChoiceGroup } from "../../../../ui/choice-group.tsx";
import c from "./layout-editor.module.css";

const KOGI = "#4b2ee0";

/** Type, colour and spacing. Whatever colour is chosen, pages show a shade of it that can be read. */
export function ThemeFields({ theme }: { theme: LayoutView["theme"] }) {
  const words = useText(layoutEditorText);
  return (
    <details className={c.theme}>
      <summary>{words.theme}</summary>
      <div className={c.themeFields}>
        <ChoiceGroup
          name="theme.type"
          label={words.type}
          choices={(["lively", "plain", "loud"] as const).map((value) => ({ value, label: words.types[value] }))}
          defaultValues={[theme.type]}
        />
        <ChoiceGroup
          name="theme.spacing"
          label={words.spacing}
          choices={(["close", "even", "airy"] as const).map((value) => ({ value, label: words.spacings[value] }))}
          defaultValues={[theme.spacing]}
        />
        <ChoiceGroup
          name="theme.own"
          label={words.colour}
          help={words.colourHelp}
          choices={(["no", "yes"] as const).map((value) => ({ value, label: words.colours[value] }))}
          defaultValues={[theme.accent === null ? "no" : "yes"]}
        />
        <label className={c.colour}>
          <span>{words.ownColour}</span>
          <input type="color" name="theme.accent" defaultValue={theme.accent ?? KOGI} />
        </label>
      </div>
    </details>
  );
}
