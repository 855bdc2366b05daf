import { Link } from "react-router";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { IconCaretDown } from "./icons.ts";
import c from "./table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => React.ReactNode;
  readonly align?: "start" | "end";
  /** Its cells say themselves what they are, such as buttons: the header is for screen readers alone. */
  readonly bare?: boolean;
  /** The address that sorts by this column, and how it is sorted now. */
  readonly sortHref?: string;
  readonly sorted?: "ascending" | "descending";
}

interface TableProps<Row> {
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly footer?: readonly React.ReactNode[];
}

/** Rows with a head that stays in sight; on a phone each row becomes a card. The first column names the row. */
export function Table<Row>({ caption, showCaption = false, columns, rows, rowKey, footer }: TableProps<Row>) {
  return (
    <table className={c.table}>
      <caption className={showCaption ? c.caption : "vh"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, header, cell, align = "start", bare = false }, place) =>
              place === 0 ? (
                <th key={key} scope="row" data-align={align}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} data-label={bare ? undefined : header} data-align={align}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {footer && (
        <tfoot>
          <tr>
            {footer.map((cell, place) => (
              <td key={columns[place]?.key} data-align={columns[place]?.align ?? "start"}>
                {cell}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const words = useText(uiText);
  const { header, align = "start", sortHref, sorted, bare = false } = column;
  return (
    <th scope="col" data-align={align} aria-sort={sorted}>
      {sortHref ? (
        <Link to={sortHref} preventScrollReset className={c.sort} aria-label={words.sortBy(header)}>
          {header}
          <IconCaretDown size={14} aria-hidden data-sorted={sorted} />
        </Link>
      ) : (
        <span className={bare ? "vh" : undefined}>{header}</span>
      )}
    </th>
  );
}
