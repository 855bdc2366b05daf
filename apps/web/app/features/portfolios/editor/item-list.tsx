import type { WorkItemView } from "#api-schema/work-items.ts";
import { Form } from "../../../ui/form.tsx";
import { SortableList } from "../../../ui/sortable-list.tsx";
import c from "./item-list.module.css";
import { ItemRow } from "./item-row.tsx";
import { useItemOrder } from "./use-item-order.ts";

interface ItemListProps {
  readonly portfolioId: string;
  readonly items: readonly WorkItemView[];
}

/** The pieces of work in their order. */
export function ItemList({ portfolioId, items }: ItemListProps) {
  const { order, refusal } = useItemOrder(items.map((item) => item.item_id));
  return (
    <Form className={c.form}>
      <SortableList items={items} idOf={(item) => item.item_id} nameOf={(item) => item.title} order={order}>
        {(item) => <ItemRow portfolioId={portfolioId} item={item} />}
      </SortableList>
      {refusal && (
        <p role="alert" className={c.refusal}>
          {refusal}
        </p>
      )}
    </Form>
  );
}
