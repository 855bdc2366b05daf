// Charts.
import { circle, line, path, picture, rect, times, words } from "./draw.ts";

const f = { font: "Instrument" } as const;

function ridgeline(): string {
  const rows = times(14, (k) => {
    const y = 310 + k * 40;
    const points = times(101, (i) => {
      const x = i / 100;
      const h =
        150 * Math.exp(-(((x - 0.22 - 0.028 * k) / 0.09) ** 2)) +
        105 * Math.exp(-(((x - 0.72 + 0.012 * k) / 0.12) ** 2)) * (0.5 + 0.5 * Math.sin(k * 0.9)) +
        8 * Math.sin(x * 40 + k);
      return `L${170 + x * 940} ${y - Math.max(0, h)}`;
    });
    return (
      path(
        `M170 ${y}${points.join("")}L1110 ${y}Z`,
        `hsl(${262 - k * 17} 78% ${62 - k * 0.6}%)`,
        `stroke="#fff" stroke-width="3"`,
      ) + words(150, y, 17, `${6 + k}:00`, { weight: 500, anchor: "end", fill: "#6d6880", ...f })
    );
  });
  return picture("#fffaf0", [
    words(90, 110, 46, "When the city drinks coffee", { spacing: -1 }),
    words(90, 150, 23, "Cups sold per minute over the week, by hour", { weight: 500, fill: "#6d6880", ...f }),
    ...rows,
    ...["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((d, i) =>
      words(230 + i * 137, 872, 18, d, { weight: 500, anchor: "middle", fill: "#6d6880", ...f }),
    ),
  ]);
}

function yearSpiral(): string {
  const marks = times(365, (i) => {
    const a = (i / 365) * Math.PI * 2 - Math.PI / 2;
    const low = 130 + 26 * Math.sin(a * 2 + 1);
    const warm =
      0.5 - 0.5 * Math.cos((i / 365) * Math.PI * 2 - 0.4) + 0.13 * Math.sin(i * 1.7) + 0.1 * Math.sin(i * 0.61);
    const high = low + 60 + warm * 160;
    const hue = 225 - warm * 215;
    return line(
      `M${800 + low * Math.cos(a)} ${455 + low * Math.sin(a)}L${800 + high * Math.cos(a)} ${455 + high * Math.sin(a)}`,
      `hsl(${hue} 85% 62%)`,
      4.4,
    );
  });
  return picture("#120f24", [
    ...times(4, (i) => circle(800, 455, 150 + i * 75, "none", `stroke="#fff" stroke-opacity=".12" stroke-width="2"`)),
    ...marks,
    words(800, 475, 52, "2024", { fill: "#fff", anchor: "middle" }),
    words(80, 330, 58, "A year of", { fill: "#fff", spacing: -2 }),
    words(80, 395, 58, "roof weather", { fill: "#cff13a", spacing: -2 }),
    words(80, 450, 24, "365 days, lowest to highest", { fill: "#a79fc9", weight: 500, ...f }),
    words(80, 482, 24, "temperature on one rooftop", { fill: "#a79fc9", weight: 500, ...f }),
    ...times(6, (i) => rect(80 + i * 46, 540, 46, 14, `hsl(${225 - i * 43} 85% 62%)`)),
  ]);
}

export const charts: Record<string, () => string> = {
  "coffee-hours-ridgeline": ridgeline,
  "year-of-weather": yearSpiral,
};
