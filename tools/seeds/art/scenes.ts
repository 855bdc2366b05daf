// The 3D pictures: a palette (background first), a camera and a distance function each.
export type Scene = { palette: string[]; eye: number[]; target: number[]; zoom: number; map: string; paint?: string };

export const scenes: Record<string, Scene> = {
  "clay-vases": {
    palette: ["#f3d9c6", "#b5532d", "#20403a", "#f0a35e", "#fff5ea", "#d98a5b"],
    eye: [0, 3, 9.4],
    target: [0, 1.55, 0],
    zoom: 1.75,
    map: `
    vec3 a = p - vec3(-2.1, 1.45, -.2); float ra = .62 + .42 * sin(a.y * 1.75 + .9) - .12 * a.y; r = U(r, max(abs(length(a.xz) - ra) - .05, abs(a.y) - 1.45) * .7, 1.);
    vec3 b = p - vec3(.1, 1.95, .1); float rb = .36 + .62 * exp(-pow((b.y + .75) * 1.05, 2.)) + .16 * smoothstep(1.3, 1.95, b.y); r = U(r, max(abs(length(b.xz) - rb) - .05, abs(b.y) - 1.95) * .7, 4.);
    vec3 c = p - vec3(2.15, 1.05, .2); r = U(r, max(max(abs(length(c) - 1.05) - .05, c.y - .72), -c.y - 1.02) * .9, 2.); r = U(r, torus(c - vec3(0., .74, 0.), .74, .07), 2.);
    r = U(r, ellipsoid(p - vec3(1.05, .28, 1.65), vec3(.34, .28, .34)), 3.); r = U(r, ellipsoid(p - vec3(-.95, .2, 1.75), vec3(.24, .2, .24)), 5.);`,
    paint: `if (m > .5 && m < 1.5 && abs(fract(p.y * 1.6) - .5) < .09) c = pal[4]; if (m > 3.5 && m < 4.5 && p.y < 1.35) c = mix(pal[3], pal[4], smoothstep(-.02, .02, sin(atan(p.z - .1, p.x - .1) * 12.) * .08 + p.y - 1.1)); c *= .97 + .05 * hash(floor(p.xz * 260.) + floor(p.y * 260.));`,
  },
  "toy-village": {
    palette: ["#d8ecff", "#ff6f59", "#f7ead0", "#ffc857", "#2f7d5b", "#8fcf9f", "#33415c", "#ffffff"],
    eye: [5.6, 5.2, 7.6],
    target: [0, 0.75, 0],
    zoom: 1.9,
    map: `
    r = U(r, cyl(p - vec3(0., .15, 0.), 3.5, .17, .12), 5.);
    for (int i = 0; i < 5; i++) { float f = float(i); vec3 q = p - vec3(2.05 * cos(f * 1.257 + .4), .3, 2.05 * sin(f * 1.257 + .4)); q.xz *= rot(f * 1.1); float h = .55 + .3 * fract(f * .618);
      r = U(r, box(q - vec3(0., h, 0.), vec3(.5, h, .62), .03), mod(f, 2.) < .5 ? 2. : 7.); r = U(r, roof(q - vec3(0., 2. * h - .02, 0.), vec3(.66, .6, .74)) - .02, mod(f, 3.) < .5 ? 6. : (mod(f, 3.) < 1.5 ? 1. : 3.)); r = U(r, box(q - vec3(.28, 2. * h + .42, .3), vec3(.09, .3, .09), .02), 6.); }
    r = U(r, cyl(p - vec3(0., 1.2, 0.), .42, .95, .04), 7.); r = U(r, cone(p - vec3(0., 2.65, 0.), .62, .03, .55, .02), 1.);
    for (int i = 0; i < 9; i++) { float f = float(i); float a = f * 2.4, d = 1.05 + .27 * f; vec3 q = p - vec3(d * cos(a), .3, d * sin(a)); r = U(r, cyl(q - vec3(0., .12, 0.), .06, .16, .01), 6.); r = U(r, cone(q - vec3(0., .62, 0.), .3, .02, .42, .03), 4.); }`,
    paint: `if (m > 6.5 || (m > 1.5 && m < 2.5)) { vec3 q = abs(fract(p * vec3(1.9, 2.1, 1.9)) - .5); if (max(q.x, q.y) < .13 && abs(n.z) > .6) c = pal[6]; if (max(q.z, q.y) < .13 && abs(n.x) > .6) c = pal[6]; }`,
  },
  "key-caps": {
    palette: ["#15121f", "#5a3ff6", "#cff13a", "#ffffff", "#ff6a4d", "#2a2340", "#b9b0ff"],
    eye: [2.4, 6.4, 5.6],
    target: [-0.1, 0.1, -0.15],
    zoom: 1.75,
    map: `
    r = U(r, box(p - vec3(0., .12, 0.), vec3(4.1, .3, 2.6), .22), 5.);
    vec2 id = clamp(floor(p.xz / 1.3 + .5), vec2(-2., -1.), vec2(2., 1.)); vec3 q = p - vec3(id.x * 1.3, .82, id.y * 1.3); float s = 1. - .16 * (q.y + .38); 
    float k = box(vec3(q.x / s, q.y, q.z / s), vec3(.56, .4, .56), .13) * .8; k = max(k, -sphere(q - vec3(0., 2.75, 0.), 2.42)); float h = hash(id + 3.7);
    r = U(r, k, h < .18 ? 1. : h < .36 ? 2. : h < .5 ? 4. : h < .62 ? 6. : 3.);`,
  },
  "lounge-chair": {
    palette: ["#e9e1d3", "#e8613c", "#3a2a20", "#f0a35e", "#c98b5a", "#20403a", "#f7f1e6"],
    eye: [4.6, 3, 7.2],
    target: [0.1, 1.35, 0],
    zoom: 1.85,
    map: `
    vec3 q = p; r = U(r, box(q - vec3(0., 1.02, .1), vec3(1.25, .22, 1.15), .2), 1.); q = p - vec3(0., 2.05, -1.05); q.yz *= rot(-.32); r = U(r, box(q, vec3(1.25, 1.05, .2), .19), 1.);
    r = U(r, box(p - vec3(-1.42, 1.5, 0.), vec3(.14, .1, 1.2), .08), 4.); r = U(r, box(p - vec3(1.42, 1.5, 0.), vec3(.14, .1, 1.2), .08), 4.);
    vec3 m = vec3(abs(p.x), p.yz); r = U(r, capsule(m, vec3(1.42, 0.06, 1.15), vec3(1.42, 1.5, .95), .075), 4.); r = U(r, capsule(m, vec3(1.42, .06, -1.35), vec3(1.42, 1.5, -.95), .075), 4.); r = U(r, capsule(p, vec3(-1.42, .72, .95), vec3(1.42, .72, .95), .06), 4.);
    q = p - vec3(-.1, 1.62, -.35); q.yz *= rot(-.5); q.xy *= rot(.12); r = U(r, ellipsoid(q, vec3(.72, .5, .24)), 6.);
    r = U(r, cyl(p - vec3(2.75, .98, .6), .62, .04, .03), 5.); r = U(r, cyl(p - vec3(2.75, .5, .6), .05, .5, .02), 5.); r = U(r, cyl(p - vec3(2.75, .03, .6), .4, .03, .02), 5.); r = U(r, cone(p - vec3(2.7, 1.2, .6), .13, .19, .18, .03), 6.);
    r = U(r, cyl(p - vec3(.3, .015, .3), 2.9, .02, .01), 3.);`,
    paint: `if (m > 2.5 && m < 3.5) { float d = length(p.xz - .3); c = fract(d * 1.6) < .5 ? mix(pal[0], pal[3], .55) : mix(pal[0], vec3(1.), .35); }`,
  },
  "bottle-trio": {
    palette: ["#cfe8dc", "#154b3c", "#f7ead0", "#ff7a6b", "#ffffff", "#0c2f26", "#f7c948", "#8fbfa6"],
    eye: [0, 2.7, 9.2],
    target: [0, 1.65, 0],
    zoom: 1.7,
    map: `
    r = U(r, box(p - vec3(-.1, .2, 0.), vec3(3.1, .2, 1.25), .08), 2.); r = U(r, cyl(p - vec3(1.9, .62, -.1), .95, .23, .06), 7.);
    vec3 a = p - vec3(-1.75, 1.55, 0.); r = U(r, cyl(a, .62, 1.15, .16), 1.); r = U(r, cyl(a - vec3(0., 1.45, 0.), .24, .34, .04), 6.);
    vec3 b = p - vec3(0.05, 1.15, .25); r = U(r, cyl(b, .72, .75, .12), 3.); r = U(r, cyl(b - vec3(0., .95, 0.), .74, .22, .05), 4.);
    vec3 c = p - vec3(1.9, 1.75, -.1); r = U(r, box(c, vec3(.52, .92, .34), .14), 4.); r = U(r, cyl(c - vec3(0., 1.18, 0.), .2, .3, .03), 5.);
    r = U(r, sphere(p - vec3(-.75, .58, .95), .18), 6.); r = U(r, sphere(p - vec3(3.35, .3, 1.), .3), 3.);`,
    paint: `if (m > .5 && m < 1.5 && abs(p.y - 1.5) < .52 && p.z > .2) { c = pal[2]; vec2 q = vec2(p.x + 1.75, p.y - 1.62); if (length(q) < .2) c = pal[3]; if (abs(p.y - 1.16) < .025 && abs(q.x) < .28) c = pal[1]; }
    if (m > 2.5 && m < 3.5 && abs(p.y - 1.1) < .3) c = mix(c, pal[2], step(.5, fract(atan(p.z - .25, p.x - .05) * 4.)));
    if (m > 3.5 && m < 4.5 && p.x > 1. && p.z > .15 && abs(p.y - 1.6) < .6) { vec2 q = vec2(p.x - 1.9, p.y - 1.78); if (abs(length(q) - .17) < .035) c = pal[1]; if (abs(p.y - 1.3) < .02 && abs(q.x) < .25) c = pal[1]; if (abs(p.y - 1.2) < .02 && abs(q.x) < .16) c = pal[1]; }`,
  },
  "soft-merge": {
    palette: ["#dcd4ff", "#5a3ff6", "#ff7fb0", "#ffc247", "#ffffff", "#8a6bff"],
    eye: [0, 2.6, 8.2],
    target: [0, 1.7, 0],
    zoom: 1.65,
    map: `
    float d = 1e3; for (int i = 0; i < 9; i++) { float f = float(i); vec3 c = vec3(1.75 * cos(f * .7 - .2), 1.85 + 1.15 * sin(f * .7 - .2), .35 * sin(f * 1.9)); d = smin(d, sphere(p - c, .5 + .3 * fract(f * .37)), .62); } d = smin(d, sphere(p - vec3(.05, 1.8, .5), .42), .3);
    r = U(r, d, 1.); r = U(r, sphere(p - vec3(-3.05, .35, 1.3), .35), 3.); r = U(r, sphere(p - vec3(2.9, .24, 1.9), .24), 2.);`,
    paint: `if (m > .5 && m < 1.5) { float t = .5 + .5 * sin(p.x * .9 + p.y * .7 + .4); c = mix(mix(pal[1], pal[2], smoothstep(.1, .7, t)), pal[3], smoothstep(.62, 1., t)); }`,
  },
};
