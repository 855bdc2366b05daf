import { PageHeader } from "../../ui/page-header.tsx";
import { Cards } from "./gallery/cards.tsx";
import { Feedback } from "./gallery/feedback.tsx";
import { Fields } from "./gallery/fields.tsx";
import c from "./gallery/gallery.module.css";
import { MoneyParts } from "./gallery/money-parts.tsx";
import { Navigation } from "./gallery/navigation.tsx";

export { loader } from "./ui.server.ts";

export const meta = () => [{ title: "Design system · Kogi" }];

export default function Gallery() {
  return (
    <div className={`wrap ${c.gallery}`}>
      <PageHeader
        title="Design system"
        crumbs={[{ label: "Home", to: "/" }, { label: "Design system" }]}
        lede="Every component in every state. Only there in development."
      />
      <Navigation />
      <Cards />
      <MoneyParts />
      <Fields />
      <Feedback />
    </div>
  );
}
