import { Button, type ButtonKind } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { IconDotsVertical, IconHeart, IconPlus, IconSettings, IconTrash } from "../../../ui/icons.ts";
import { Menu } from "../../../ui/menu.tsx";
import { Popover } from "../../../ui/popover.tsx";
import c from "./gallery.module.css";
import { Named, Part } from "./part.tsx";
import { here } from "./samples.ts";

const kinds: Readonly<Record<ButtonKind, string>> = {
  primary: "Protect 1,200.00 EUR",
  secondary: "Save as draft",
  quiet: "Cancel",
  danger: "Delete project",
};

export function Actions() {
  return (
    <Part title="Actions" lede="One primary action a view; danger is for what cannot be undone.">
      <Named title="Kinds, busy and disabled">
        {Object.entries(kinds).map(([kind, words]) => (
          <KindOfButton key={kind} kind={kind as ButtonKind} words={words} /> // the keys of a record by kind
        ))}
      </Named>
      <Named title="Sizes, links, with an icon">
        <div className={c.row}>
          <Button type="button" size="sm">
            Small
          </Button>
          <Button type="button">Medium</Button>
          <Button type="button" size="lg">
            Large
          </Button>
          <Button to={here} kind="secondary" icon={<IconPlus aria-hidden />}>
            A link as a button
          </Button>
          <Button to={here} kind="quiet" size="sm">
            A small link
          </Button>
        </div>
        <Button type="button" full>
          As wide as there is room
        </Button>
      </Named>
      <Named title="Icons, menus, popovers">
        <div className={c.row}>
          <IconButton type="button" label="Save">
            <IconHeart aria-hidden />
          </IconButton>
          <IconButton type="button" label="Saved" pressed>
            <IconHeart aria-hidden />
          </IconButton>
          <IconButton type="button" label="Save, on a picture" look="float">
            <IconHeart aria-hidden />
          </IconButton>
          <IconButton type="button" label="Saved, on a picture" pressed look="float">
            <IconHeart aria-hidden />
          </IconButton>
          <IconButton type="button" label="Cannot be saved" disabled>
            <IconHeart aria-hidden />
          </IconButton>
          <Menu
            label="More"
            trigger={<IconDotsVertical size={20} aria-hidden />}
            align="start"
            header="Packaging for a hot sauce"
            groups={[
              [{ label: "Edit", to: here, icon: <IconSettings aria-hidden /> }],
              [{ label: "Delete", action: here, icon: <IconTrash aria-hidden />, danger: true }],
            ]}
          />
          <Popover label="What a fee is made of" trigger={<IconPlus size={20} aria-hidden />} align="start">
            <p>Anything may stand on it. It closes on Escape and on a click outside.</p>
          </Popover>
        </div>
      </Named>
    </Part>
  );
}

function KindOfButton({ kind, words }: { kind: ButtonKind; words: string }) {
  const icon = kind === "danger" ? { icon: <IconTrash aria-hidden /> } : {};
  return (
    <div className={c.row}>
      <Button type="button" kind={kind} {...icon}>
        {words}
      </Button>
      <Button type="button" kind={kind} loading {...icon}>
        {words}
      </Button>
      <Button type="button" kind={kind} disabled {...icon}>
        {words}
      </Button>
    </div>
  );
}
