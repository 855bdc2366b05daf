import type { LayoutView } from "#api-schema/portfolio-layout.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { ChoiceGroup } from "../../../../ui/choice-group.tsx";
import { useHydrated } from "../../../../ui/use-hydrated.ts";
import c from "./layout-editor.module.css";

const KOGI = "#4b2ee0";

/** Type, colour and spacing. Whatever colour is chosen, pages show a shade of it that can be read. */
export function ThemeFields({ theme }: { theme: LayoutView["theme"] }) {
  const words = useText(layoutEditorText);
  const hydrated = useHydrated();
  const shown = theme.accent ?? KOGI;
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
          <input type="color" name="theme.accent" defaultValue={shown} onChange={(event) => chooseOwn(event.target)} />
          {!hydrated && <input type="hidden" name="theme.accent_was" value={shown} />}
        </label>
      </div>
    </details>
  );
}

/** Who chooses a colour of their own has said that they want one. */
function chooseOwn({ form }: HTMLInputElement): void {
  const own = form?.elements.namedItem("theme.own");
  if (own instanceof RadioNodeList) own.value = "yes";
}
