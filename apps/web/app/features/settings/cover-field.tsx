import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { PictureChoice, usePreview } from "../../ui/picture-choice.tsx";
import c from "./cover-field.module.css";

/** The wide picture at the head of a profile, with a button to change it; shows the new one at once. */
export function CoverField({ imageUrl }: { imageUrl: string | null }) {
  const words = useText(settingsText);
  const [preview, setPreview] = usePreview();
  const shown = preview ?? imageUrl;
  return (
    <div className={c.cover}>
      {shown && <img className={c.picture} src={shown} alt="" width={1376} height={300} />}
      <PictureChoice
        name="cover_image"
        label={imageUrl ? words.changeCover : words.chooseCover}
        help={words.coverHelp}
        error={undefined}
        onChosen={setPreview}
      />
    </div>
  );
}
