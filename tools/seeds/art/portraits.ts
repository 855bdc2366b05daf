// Small made-up portraits: nobody in particular, put together from a few flat parts.
import { circle, group, line, path, rect } from "./draw.ts";

const grounds = ["#ffd5dc", "#c0aede", "#d1d4f9", "#b6e3f4", "#ffdfbf", "#c6f2c9", "#fff0a8", "#ffc4ae"];
const skins = ["#f6d3bd", "#e9b48f", "#c98a5e", "#a5673f", "#7a4a2e", "#57341f", "#f0c7a3", "#d9a071"];
const hairs = ["#15121f", "#3a2418", "#7a4a22", "#b5532d", "#d9a441", "#6d6880", "#e9e4f2", "#2b1b4d"];
const cloths = ["#5a3ff6", "#158f5c", "#ee4813", "#15121f", "#ffc247", "#1fb6aa", "#fffaf0", "#a31b2f", "#2a48ff"];

type Part = (ink: string, skin: string) => string;

// Drawn before the head ("behind") or after it ("front"); the head is a circle-topped shape around (100, 92).
const styles: { behind?: Part; front: Part }[] = [
  { front: (ink) => path("M58 90q-4-50 42-50t42 50q-8-22-22-26-30 8-46-2-12 8-16 28z", ink) },
  {
    behind: (ink) => path("M52 92q-6-58 48-58t48 58v44q0 10-12 10H64q-12 0-12-10z", ink),
    front: (ink) => path("M60 88q0-42 40-42t40 42q-30-4-46-26-10 20-34 26z", ink),
  },
  {
    behind: (ink) => circle(100, 32, 18, ink),
    front: (ink) => path("M58 90q-2-48 42-48t42 48q-12-28-42-28t-42 28z", ink),
  },
  {
    behind: (ink) =>
      circle(64, 74, 26, ink) +
      circle(136, 74, 26, ink) +
      circle(100, 52, 34, ink) +
      circle(58, 96, 18, ink) +
      circle(142, 96, 18, ink),
    front: (ink) => circle(76, 58, 16, ink) + circle(100, 52, 18, ink) + circle(124, 58, 16, ink),
  },
  { front: () => "" },
  {
    behind: (ink) => path("M48 96q-4-64 52-64t52 64v90H48z", ink),
    front: (ink) => path("M58 104q-6-62 42-62t42 62q4-30-20-44-40 2-44 2-20 12-20 42z", ink),
  },
  { front: (ink) => path("M56 78q0-40 44-40t44 40z", ink) + rect(52, 72, 112, 11, ink, 5) },
  {
    behind: (ink) => path("M132 70q44 4 34 60-4 20-22 22 6-30-12-52z", ink),
    front: (ink) => path("M58 92q-4-52 42-52t42 52q-4-24-20-30-26 14-48 4-14 8-16 26z", ink),
  },
  {
    front: (ink) =>
      path("M54 86q-8-30 12-38 6-18 34-14 40-4 44 28 6 10 0 24-4-14-14-18-20 4-34-4-14 8-28 4-10 6-14 18z", ink),
  },
];

function headscarf(cloth: string): { behind: Part; front: Part } {
  return {
    behind: () => path("M46 100q0-66 54-66t54 66q0 40 14 70H32q14-30 14-70z", cloth),
    front: () =>
      path(
        "M46 100q0-66 54-66t54 66q2 50-54 62-56-12-54-62zM66 98q0 40 34 46 34-6 34-46 0-34-34-34T66 98z",
        cloth,
        `fill-rule="evenodd"`,
      ),
  };
}

function turban(cloth: string): { behind?: Part; front: Part } {
  return {
    front: () =>
      path("M52 82q-4-54 48-54t48 54q-20-18-48-18T52 82z", cloth) +
      line("M60 60q30-22 62-6M74 42q34-8 62 22", "#0003", 5),
  };
}

function extras(i: number, ink: string, skin: string): string {
  const glasses =
    circle(84, 98, 13, "none", `stroke="#15121f" stroke-width="4"`) +
    circle(116, 98, 13, "none", `stroke="#15121f" stroke-width="4"`) +
    line("M97 97h6", "#15121f", 4);
  const beard = path("M60 104q4 44 40 44t40-44q-8 16-20 14-20-8-40 0-12 2-20-14z", ink);
  const rings = circle(57, 118, 5, "#ffc247") + circle(143, 118, 5, "#ffc247");
  const moustache = path("M80 120q20-12 40 0-20 8-40 0z", ink);
  return (
    [
      glasses,
      "",
      beard,
      rings,
      "",
      glasses + rings,
      moustache,
      circle(78, 112, 6, "#ff6a4d", `opacity=".35"`) + circle(122, 112, 6, "#ff6a4d", `opacity=".35"`),
      beard + glasses,
      "",
    ][i % 10] ?? skin
  );
}

/** One portrait of 200 x 200; every number gives another one. */
export function portrait(i: number): string {
  const pick = (list: readonly string[], step: number): string =>
    list[(i * step + Math.floor(i / 8)) % list.length] ?? "#888";
  const [ground, skin, ink, cloth] = [pick(grounds, 3), pick(skins, 5), pick(hairs, 3), pick(cloths, 4)];
  const style =
    i % 13 === 9
      ? headscarf(pick(cloths, 7))
      : i % 17 === 12
        ? turban(pick(cloths, 5))
        : (styles[(i * 5 + 2) % styles.length] ?? { front: () => "" });
  const long = i % 13 === 9 || [1, 2, 5, 7].includes((i * 5 + 2) % styles.length);
  const kind = long && [2, 6, 8].includes(i % 10) ? i + 1 : i;
  const eyes = line("M80 98q4-5 8 0M112 98q4-5 8 0", "#15121f", 4.5);
  const open = circle(84, 98, 4.6, "#15121f") + circle(116, 98, 4.6, "#15121f");
  const mouth =
    [
      line("M90 124q10 9 20 0", "#15121f", 4),
      line("M92 126h16", "#15121f", 4),
      path("M88 121h24q-2 14-12 14t-12-14z", "#15121f"),
    ][i % 3] ?? "";
  const collar =
    i % 3 === 0
      ? path("M78 156l22 26 22-26 10 8-32 36-32-36z", "#ffffffb0")
      : i % 3 === 1
        ? rect(76, 150, 48, 14, "#0002", 7)
        : "";
  const body =
    path("M20 206q4-50 58-54h44q54 4 58 54z", cloth) +
    path("M82 130h36v24q-18 18-36 0z", skin) +
    path("M82 140q18 16 36 0v8q-18 14-36 0z", "#0002") +
    collar;
  const head = rect(60, 52, 80, 92, skin, 40) + circle(59, 102, 9, skin) + circle(141, 102, 9, skin);
  const nose = line("M100 100q6 10-2 12", "#0006", 3.5);
  const parts = [
    rect(0, 0, 200, 200, ground),
    style.behind?.(ink, skin) ?? "",
    body,
    head,
    i % 4 === 1 ? eyes : open,
    nose,
    mouth,
    extras(kind, ink, skin),
    style.front(ink, skin),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" viewBox="0 0 200 200">${group(parts)}</svg>`;
}
