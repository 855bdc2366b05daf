import { useState } from "react";
import { Card } from "../../../ui/card.tsx";
import { FileRow } from "../../../ui/file-row.tsx";
import { Form } from "../../../ui/form.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { IconTrash } from "../../../ui/icons.ts";
import { IdeaList } from "../../../ui/idea-list.tsx";
import { PictureChoice, usePreview } from "../../../ui/picture-choice.tsx";
import { SortableHead, SortableList, SortableRow } from "../../../ui/sortable-list.tsx";
import { useOrder } from "../../../ui/use-order.ts";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";
import { drawn, here } from "./samples.ts";

const works = [
  { id: "front", name: "The three labels, from the front" },
  { id: "box", name: "The box that survives the post" },
  { id: "market", name: "On a crowded table" },
];
const topics = [
  { key: "print", name: "Print", why: "is in two of your works" },
  { key: "food", name: "Food and drink", why: "clients of such work look there" },
];

export function FilesAndOrder() {
  const remove = (
    <IconButton type="button" label="Remove dielines.pdf">
      <IconTrash aria-hidden />
    </IconButton>
  );
  return (
    <Part title="Files, order, ideas">
      <div className={c.two}>
        <Card title="Files" headingLevel={3}>
          <ul className={c.stack}>
            <FileRow name="labels-front.png" bytes={3_400_000} previewUrl={drawn(2)} upload={0.62} />
            <FileRow name="dielines.pdf" bytes={870_000} upload="done" actions={remove} />
            <FileRow name="box.ai" bytes={12_870_000} upload="failed" />
            <FileRow name="terms.pdf" bytes={120_000} to={here} note="Checking" />
            <FileRow name="a-name-that-is-longer-than-any-phone-is-wide-and-goes-on.tiff" bytes={8_000_000}>
              <p>More about it, in its whole width.</p>
            </FileRow>
          </ul>
        </Card>
        <Card title="An order to be chosen" headingLevel={3}>
          <Order />
        </Card>
        <Card title="Ideas" headingLevel={3}>
          <Ideas />
        </Card>
        <Card title="A picture to be chosen" headingLevel={3}>
          <Cover />
        </Card>
      </div>
    </Part>
  );
}

function Order() {
  const order = useOrder(works.map(({ id }) => id));
  return (
    <Form method="get">
      <SortableList items={works} idOf={({ id }) => id} nameOf={({ name }) => name} order={order} label="Works">
        {({ name }) => (
          <SortableRow>
            <SortableHead name={name}>
              <span className={c.grows}>{name}</span>
            </SortableHead>
          </SortableRow>
        )}
      </SortableList>
    </Form>
  );
}

function Ideas() {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const left = topics.filter(({ key }) => !taken.includes(key));
  return <IdeaList label="You could add" ideas={left} onTake={(key) => setTaken([...taken, key])} />;
}

function Cover() {
  const [preview, setPreview] = usePreview();
  return (
    <div className={c.stack}>
      {preview && <img className={c.frame} src={preview} alt="" width={240} height={180} />}
      <PictureChoice
        name="cover"
        label="Choose a cover"
        help="At least 1,376 pixels wide."
        error={undefined}
        onChosen={setPreview}
      />
    </div>
  );
}
