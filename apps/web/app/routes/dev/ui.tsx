import { useEffect } from "react";
import { PageHeader } from "../../ui/page-header.tsx";
import { Actions } from "./gallery/actions.tsx";
import { Cards } from "./gallery/cards.tsx";
import { Charts } from "./gallery/charts.tsx";
import { Feedback } from "./gallery/feedback.tsx";
import { Fields } from "./gallery/fields.tsx";
import { FilesAndOrder } from "./gallery/files-and-order.tsx";
import { Forms } from "./gallery/forms.tsx";
import c from "./gallery/gallery.module.css";
import { Labels } from "./gallery/labels.tsx";
import { Layout } from "./gallery/layout.tsx";
import { MoneyParts } from "./gallery/money-parts.tsx";
import { Navigation } from "./gallery/navigation.tsx";

export { loader } from "./ui.server.ts";

export const meta = () => [{ title: "Design system · Kogi" }];

export default function Gallery() {
  // Each refusal takes the focus as it appears, and the page with it: here nobody has sent anything.
  useEffect(() => {
    if (document.querySelector("dialog[open]")) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  }, []);
  return (
    <div className={`wrap ${c.gallery}`}>
      <PageHeader
        title="Design system"
        crumbs={[{ label: "Home", to: "/" }, { label: "Design system" }]}
        lede="Every component in every state. Only there in development."
      />
      <Actions />
      <Navigation />
      <Layout />
      <Cards />
      <Labels />
      <MoneyParts />
      <Charts />
      <Fields />
      <Forms />
      <FilesAndOrder />
      <Feedback />
    </div>
  );
}
