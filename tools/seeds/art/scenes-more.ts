// The second half of the 3D pictures.
import type { Scene } from "./scenes.ts";

export const moreScenes: Record<string, Scene> = {
  "desk-speaker": {
    palette: ["#f6e3d6", "#2b1b4d", "#ff7a59", "#ffd166", "#fff8ef", "#15121f", "#7c5cff"],
    eye: [-3.6, 2.9, 8],
    target: [0, 1.6, 0],
    zoom: 1.8,
    map: `
    vec3 q = p - vec3(0., 1.75, 0.); float body = box(q, vec3(1.35, 1.7, 1.05), .34); body = max(body, -cyl(vec3(q.x, q.z - 1.12, q.y + .48), .92, .16, .02)); body = max(body, -cyl(vec3(q.x, q.z - 1.12, q.y - .98), .5, .12, .02)); r = U(r, body, 2.);
    r = U(r, torus(vec3(q.x, q.z - 1.02, q.y + .48), .82, .1), 5.); r = U(r, max(sphere(q - vec3(0., -.48, -.05), 1.03), -(q.z - .5)) , 5.); r = U(r, sphere(q - vec3(0., -.48, .8), .3), 3.);
    r = U(r, torus(vec3(q.x, q.z - 1.03, q.y - .98), .42, .06), 5.); r = U(r, sphere(q - vec3(0., .98, .72), .3), 4.);
    r = U(r, cyl(vec3(q.x - .98, q.z - 1.07, q.y - 1.3), .12, .08, .03), 3.); r = U(r, box(p - vec3(-1., .03, 0.), vec3(.1, .06, .7), .03), 5.); r = U(r, box(p - vec3(1., .03, 0.), vec3(.1, .06, .7), .03), 5.);
    r = U(r, box(p - vec3(2.9, .3, -.3), vec3(.95, .12, .7), .06), 1.); r = U(r, box(p - vec3(2.85, .1, -.25), vec3(1.05, .1, .75), .05), 6.); r = U(r, cone(p - vec3(2.8, .72, -.3), .2, .32, .3, .06), 4.); r = U(r, sphere(p - vec3(-2.5, .42, .9), .42), 6.);`,
  },
  "potted-cactus": {
    palette: ["#ffd7de", "#2f7d5b", "#e4704e", "#fff0f3", "#ffffff", "#1f5a41", "#ffb347", "#b84c34"],
    eye: [0, 3.1, 8.6],
    target: [0, 1.7, 0],
    zoom: 1.75,
    map: `
    vec3 a = p - vec3(-.5, .62, 0.); r = U(r, max(cone(a, .62, .88, .62, .06), -cone(a - vec3(0., .3, 0.), .5, .74, .45, .02)), 2.); r = U(r, cyl(a - vec3(0., .42, 0.), .72, .06, .03), 7.); r = U(r, torus(a - vec3(0., .6, 0.), .84, .07), 2.);
    float an = atan(p.z, p.x + .5); float rib = .035 * cos(an * 14.); r = U(r, (capsule(p, vec3(-.5, 1., 0.), vec3(-.5, 3.15, 0.), .5) - rib) * .85, 1.);
    float arm = smin(capsule(p, vec3(-.2, 1.9, 0.), vec3(.62, 1.95, .1), .23), capsule(p, vec3(.62, 1.95, .1), vec3(.64, 2.75, .1), .23), .2); arm = min(arm, smin(capsule(p, vec3(-.8, 2.3, 0.), vec3(-1.5, 2.32, .1), .2), capsule(p, vec3(-1.5, 2.32, .1), vec3(-1.52, 2.85, .1), .2), .2)); r = U(r, arm, 1.);
    for (int i = 0; i < 5; i++) { float f = float(i) * 1.257; r = U(r, ellipsoid(p - vec3(-.5 + .16 * cos(f), 3.7, .16 * sin(f)), vec3(.14, .12, .14)), 6.); }
    vec3 b = p - vec3(2., .42, .5); r = U(r, box(b, vec3(.62, .42, .62), .1), 4.); float s = length(b.xz); r = U(r, (ellipsoid(b - vec3(0., .75, 0.), vec3(.6, .55, .6)) - .04 * cos(atan(b.z, b.x) * 12.)) * .8, 5.); r = U(r, sphere(b - vec3(0., 1.34, 0.), .12), 6.);
    vec3 c = p - vec3(-2.7, .3, .7); r = U(r, cyl(c, .42, .3, .05), 3.); for (int i = 0; i < 7; i++) { float f = float(i) * .9; vec3 q = c - vec3(.16 * cos(f), .42, .16 * sin(f)); q.xz *= rot(f); q.xy *= rot(-.7); r = U(r, ellipsoid(q - vec3(0., .25, 0.), vec3(.1, .34, .16)), 1.); }
    r = U(r, sphere(p - vec3(1., .16, 1.7), .16), 6.);`,
    paint: `if (m > 3.5 && m < 4.5) { vec2 g = fract(p.xy * 3.2) - .5; if (length(g) < .16 && abs(n.y) < .5) c = pal[6]; }`,
  },
  "linked-rings": {
    palette: ["#0b2b40", "#f2b35e", "#e8fbff", "#1fb6aa", "#ff6f59", "#ffd9a0"],
    eye: [0, 3.4, 7.6],
    target: [0, 1.25, 0],
    zoom: 1.75,
    map: `
    r = U(r, cyl(p - vec3(0., .2, 0.), 2.9, .2, .08), 3.);
    vec3 a = p - vec3(-.75, 1.5, 0.); a.xy *= rot(.22); r = U(r, torus(a.xzy, 1., .17), 1.); a.y -= 1.32; a.xz *= rot(.6); r = U(r, max(octa(a * vec3(1., .85, 1.), .5), a.y - .2) - .015, 2.); 
    vec3 b = p - vec3(.85, 1.22, .3); b.xz *= rot(1.05); b.xy *= rot(-.1); r = U(r, torus(b.xzy, .8, .13) , 5.); for (int i = 0; i < 5; i++) { float f = 1.05 + float(i) * .26; r = U(r, sphere(b - vec3(.84 * cos(f), .84 * sin(f), 0.), .12), i == 2 ? 4. : 2.); }
    r = U(r, sphere(p - vec3(1.9, .62, 1.1), .22), 2.); r = U(r, sphere(p - vec3(-2.1, .57, 1.), .17), 4.);`,
  },
  "ice-pops": {
    palette: ["#fff07c", "#ff5d8f", "#ff9f43", "#ffffff", "#7bdcb5", "#e7c39a", "#5a3ff6", "#ff8fb8"],
    eye: [0, 8.6, 3.4],
    target: [0, 0, 0.15],
    zoom: 1.75,
    map: `
    for (int i = 0; i < 3; i++) { float f = float(i) - 1.; vec3 q = p - vec3(f * 2.25, .34, .1 * abs(f)); q.xz *= rot(.28 - f * .16); vec3 h = q - vec3(0., 0., -.35); float body = length(max(vec3(abs(h.x) - .36, abs(h.y) - .12, (h.z < -.55 ? -h.z - .75 : h.z - 1.05)), 0.)) - .28; body = max(body, -(length(vec2(abs(h.x) - .27, h.y - .45)) - .16 + max(abs(h.z - .1) - .7, 0.)));
      if (i == 2) body = max(body, -sphere(h - vec3(.62, .1, -1.12), .5)); r = U(r, body * .9, i == 0 ? 1. : i == 1 ? 2. : 4.); r = U(r, box(q - vec3(0., 0., 1.45), vec3(.17, .06, .72), .06), 5.); }
    for (int i = 0; i < 12; i++) { float f = float(i); vec3 q = p - vec3(3.9 * sin(f * 2.63), .09, 2.5 * cos(f * 3.71)); if (i > 8) r = U(r, sphere(q - vec3(0., .08, 0.), .17), 1.); }`,
    paint: `if (m > .5 && m < 1.5 && p.x < -1.) c = p.z < -.55 ? pal[3] : (p.z < .05 ? pal[7] : pal[1]); if (m > 1.5 && m < 2.5) { if (p.z < -.5 + .1 * sin(p.x * 9.)) c = pal[6]; if (p.z < -.5 + .1 * sin(p.x * 9.) && hash(floor(p.xz * 9.)) > .72) c = pal[0]; }`,
  },
  "chess-set": {
    palette: ["#cfd8ff", "#15121f", "#ffffff", "#5a3ff6", "#cff13a", "#9aa7ee"],
    eye: [4.4, 4.2, 7],
    target: [0.1, 1, 0],
    zoom: 1.85,
    map: `
    r = U(r, box(p - vec3(0., .12, 0.), vec3(3.3, .14, 2.5), .05), 5.);
    for (int i = 0; i < 6; i++) { float f = float(i); vec2 at = i == 0 ? vec2(-.4, -.4) : i == 1 ? vec2(1.2, .4) : i == 2 ? vec2(-2., .4) : i == 3 ? vec2(.4, 1.2) : i == 4 ? vec2(2., -1.2) : vec2(-1.2, -2.); vec3 q = p - vec3(at.x, .26, at.y); float k = i == 0 ? 1.55 : i == 1 ? 1.3 : 1.; 
      float d = cyl(q - vec3(0., .1, 0.), .36, .1, .05); d = smin(d, cone(q - vec3(0., .25 + .35 * k, 0.), .27, .12, .4 * k, .02), .14); d = smin(d, cyl(q - vec3(0., .3 + .74 * k, 0.), .24, .05, .04), .08); 
      if (i == 0) { d = min(d, cone(q - vec3(0., 1.75, 0.), .13, .27, .24, .03)); d = min(d, sphere(q - vec3(0., 2.08, 0.), .13)); } else if (i == 1) { d = min(d, cyl(q - vec3(0., 1.5, 0.), .26, .2, .03)); d = max(d, -box(q - vec3(0., 1.72, 0.), vec3(.4, .12, .07), .01)); d = max(d, -box(q - vec3(0., 1.72, 0.), vec3(.07, .12, .4), .01)); } else d = min(d, sphere(q - vec3(0., 1.22, 0.), .25));
      r = U(r, d * .9, i == 1 || i == 3 || i == 5 ? 2. : i == 4 ? 3. : 1.); }`,
    paint: `if (m > 4.5 && n.y > .8) { vec2 g = floor(p.xz / .8 + .0); c = mod(g.x + g.y, 2.) < .5 ? pal[2] : pal[3]; if (max(abs(p.x) - 3.2, abs(p.z) - 2.4) > 0.) c = pal[1]; }`,
  },
  "paper-rocket": {
    palette: ["#1b1033", "#ffffff", "#ff6a4d", "#ffc247", "#7c5cff", "#3a2a6e", "#c6f24e"],
    eye: [-2.6, 2.8, 8.8],
    target: [0, 1.9, 0],
    zoom: 1.75,
    map: `
    vec3 q = p - vec3(0., 1.15, 0.); float rad = .78 * sqrt(max(1. - pow((q.y - .55) / 2.25, 2.), 0.)); float d = max(max(length(q.xz) - rad, -q.y), q.y - 2.76) * .65; r = U(r, d, 1.); r = U(r, cone(q - vec3(0., -.2, 0.), .4, .6, .22, .03), 5.);
    for (int i = 0; i < 3; i++) { vec3 f = q; f.xz *= rot(float(i) * 2.094 + .5); r = U(r, max(box(f - vec3(.85, .1, 0.), vec3(.5, .75, .07), .05), dot(f - vec3(1.05, .55, 0.), normalize(vec3(1., 1., 0.)))), 2.); }
    vec3 w = q - vec3(-.22, 1.25, .62); w.xz *= rot(-.34); r = U(r, torus(w.xzy, .3, .07), 3.); r = U(r, sphere(w - vec3(0., 0., -.1), .27), 4.);
    for (int i = 0; i < 14; i++) { float f = float(i); float a = f * 2.4; float s = .22 + .32 * fract(f * .618); r = U(r, sphere(p - vec3((.5 + .16 * f) * cos(a), s * .72, .3 + (.4 + .1 * f) * sin(a)), s), mod(f, 4.) < .5 ? 3. : (mod(f, 4.) < 1.5 ? 6. : 1.)); }`,
    paint: `if (m > .5 && m < 1.5 && p.y > 3.1) c = pal[2]; if (m > .5 && m < 1.5 && p.y > 1.35 && p.y < 1.55 && length(p.xz) < .9) c = pal[4];`,
  },
  "stacked-stones": {
    palette: ["#e6efe9", "#5c7a6d", "#f2efe6", "#e8a87c", "#2f3e46", "#c9d8cf", "#a3b8a8"],
    eye: [0, 2.9, 8.8],
    target: [0, 1.9, 0],
    zoom: 1.75,
    map: `
    vec3 q = p; r = U(r, ellipsoid(q - vec3(0., .5, 0.), vec3(1.65, .52, 1.2)), 4.); r = U(r, ellipsoid(q - vec3(.16, 1.36, 0.), vec3(1.2, .4, .95)), 2.); q = p - vec3(-.1, 2.05, 0.); q.xy *= rot(.09); r = U(r, ellipsoid(q, vec3(.92, .33, .75)), 3.); q = p - vec3(.1, 2.62, 0.); q.xy *= rot(-.1); r = U(r, ellipsoid(q, vec3(.62, .27, .55)), 1.); r = U(r, ellipsoid(p - vec3(.02, 3.12, 0.), vec3(.36, .25, .34)), 2.); r = U(r, ellipsoid(p - vec3(2.5, .3, .7), vec3(.62, .3, .5)), 6.); r = U(r, ellipsoid(p - vec3(-2.35, .22, 1.), vec3(.42, .22, .36)), 3.);
    float w = length(p.xz - vec2(0., .2)); r = U(r, p.y - .02 - .02 * sin(w * 9.) * smoothstep(1.4, 2., w) * smoothstep(5.5, 3.5, w), 0.);`,
    paint: `if (m > .5) c *= .93 + .1 * hash(floor(p.xy * 60.) + floor(p.z * 60.));`,
  },
};
