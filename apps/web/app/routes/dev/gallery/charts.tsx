import { BarList } from "../../../ui/bar-list.tsx";
import { Card } from "../../../ui/card.tsx";
import { LineChart } from "../../../ui/line-chart.tsx";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";

const views = [12, 18, 9, 24, 31, 28, 40, 22, 36, 51, 47, 62, 58, 71];
const none = views.map(() => 0);
const points = (values: readonly number[]) =>
  values.map((value, place) => ({ key: String(place), label: `${place + 9} Nov`, value }));

const starsOf = (place: number) => (place === 4 ? "1 star" : `${5 - place} stars`);

export function Charts() {
  return (
    <Part title="Charts" lede="One series each. The figures belong into a table beside it.">
      <div className={c.two}>
        <Card title="Views by day" headingLevel={3}>
          <LineChart
            summary="Views by day: 509 in two weeks, most on the last day"
            points={points(views)}
            format={String}
          />
        </Card>
        <Card title="Views by day, nothing yet" headingLevel={3}>
          <LineChart summary="Views by day: none in two weeks" points={points(none)} format={String} />
        </Card>
        <Card title="Where they came from" headingLevel={3}>
          <BarList
            bars={[
              { key: "search", label: "Search", value: 280, shown: "280", note: "packaging, hot sauce labels" },
              { key: "profile", label: "Your profile", value: 174, shown: "174" },
              { key: "link", label: "Links from elsewhere", value: 55, shown: "55" },
            ]}
          />
        </Card>
        <Card title="Reviews" headingLevel={3}>
          <BarList
            title="Reviews by stars"
            whole={32}
            bars={[26, 4, 2, 0, 0].map((count, place) => ({
              key: String(place),
              label: starsOf(place),
              value: count,
              shown: String(count),
              spoken: `${count} reviews gave ${starsOf(place)}`,
            }))}
          />
        </Card>
      </div>
    </Part>
  );
}
