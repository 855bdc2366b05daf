// A small ray marcher: every 3D picture is one signed distance function, so no 3D library is needed.
export const vertexShader = `#version 300 es
in vec2 at; void main() { gl_Position = vec4(at, 0., 1.); }`;

const shapes = `
float sphere(vec3 p, float r) { return length(p) - r; }
float box(vec3 p, vec3 b, float r) { vec3 q = abs(p) - b + r; return length(max(q, 0.)) + min(max(q.x, max(q.y, q.z)), 0.) - r; }
float cyl(vec3 p, float r, float h, float e) { vec2 d = vec2(length(p.xz) - r + e, abs(p.y) - h + e); return min(max(d.x, d.y), 0.) + length(max(d, 0.)) - e; }
float torus(vec3 p, float a, float b) { return length(vec2(length(p.xz) - a, p.y)) - b; }
float capsule(vec3 p, vec3 a, vec3 b, float r) { vec3 pa = p - a, ba = b - a; return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0., 1.)) - r; }
float cone(vec3 p, float r1, float r2, float h, float e) {
  vec2 q = vec2(length(p.xz), p.y), k1 = vec2(r2 - e, h - e), k2 = vec2(r2 - r1, 2. * (h - e));
  vec2 ca = vec2(q.x - min(q.x, (q.y < 0.) ? r1 - e : r2 - e), abs(q.y) - h + e);
  vec2 cb = q - k1 + k2 * clamp(dot(k1 - q, k2) / dot(k2, k2), 0., 1.);
  return ((cb.x < 0. && ca.y < 0.) ? -1. : 1.) * sqrt(min(dot(ca, ca), dot(cb, cb))) - e; }
float ellipsoid(vec3 p, vec3 r) { float k0 = length(p / r), k1 = length(p / (r * r)); return k0 * (k0 - 1.) / k1; }
float octa(vec3 p, float s) { p = abs(p); return (p.x + p.y + p.z - s) * .57735; }
float roof(vec3 p, vec3 b) { vec3 q = abs(p); return max(max(q.z - b.z, (q.x * b.y + p.y * b.x - b.x * b.y) / length(b.xy)), -p.y); }
float smin(float a, float b, float k) { float h = max(k - abs(a - b), 0.) / k; return min(a, b) - h * h * k * .25; }
mat2 rot(float a) { float c = cos(a), s = sin(a); return mat2(c, -s, s, c); }
vec2 U(vec2 a, float d, float m) { return d < a.x ? vec2(d, m) : a; }
float hash(vec2 p) { return fract(sin(dot(p, vec2(41.3, 289.1))) * 4375.85); }
`;

const lighting = `
vec3 normalAt(vec3 p) { vec2 e = vec2(.0012, 0.); return normalize(vec3(map(p + e.xyy).x - map(p - e.xyy).x, map(p + e.yxy).x - map(p - e.yxy).x, map(p + e.yyx).x - map(p - e.yyx).x)); }
float shade(vec3 o, vec3 d) { float r = 1., t = .03; for (int i = 0; i < 40; i++) { float h = map(o + d * t).x; r = min(r, 9. * h / t); t += clamp(h, .02, .35); if (r < .004 || t > 11.) break; } r = clamp(r, 0., 1.); return r * r * (3. - 2. * r); }
float occlusion(vec3 p, vec3 n) { float o = 0., s = 1.; for (int i = 1; i < 6; i++) { float h = .055 * float(i * i) * .5 + .02; o += (h - map(p + n * h).x) * s; s *= .72; } return clamp(1. - 1.1 * o, 0., 1.); }
vec3 colourAt(float m, vec3 p, vec3 n) { int i = int(m + .5); vec3 c = pal[min(i, 7)]; return paint(c, m, p, n); }
vec3 trace(vec3 o, vec3 d) {
  float t = 1., m = -1.; vec3 back = pal[0];
  for (int i = 0; i < 150; i++) { vec2 h = map(o + d * t); if (h.x < .0007 * t) { m = h.y; break; } t += h.x * .82; if (t > 40.) break; }
  if (m < 0.) return back;
  vec3 p = o + d * t, n = normalAt(p), c = colourAt(m, p, n), l = normalize(vec3(.55, .9, .5)), v = -d;
  float key = max(dot(n, l), 0.), sh = key > 0. ? shade(p + n * .01, l) : 0., ao = occlusion(p, n), gl = m < .5 ? 0. : 1.;
  vec3 hl = normalize(l + v); float spec = pow(max(dot(n, hl), 0.), 70.) * .55 * gl * sh;
  float fres = pow(1. - max(dot(n, v), 0.), 4.) * .28 * gl;
  float soft = smoothstep(.2, .9, reflect(d, n).y) * .10 * gl;
  vec3 amb = mix(back * .9, vec3(1.), .55 + .35 * n.y) * .62;
  vec3 lit = c * (amb * ao + vec3(1.05, 1., .94) * key * sh * .78 + pal[3] * max(dot(n, normalize(vec3(-.8, .25, -.3))), 0.) * .16 * ao);
  lit += spec + fres * ao * mix(back, vec3(1.), .5) + soft * ao;
  if (m < .5) lit = mix(back * (.42 + .58 * sh) * (.45 + .55 * ao) * (.985 + .02 * key), back, smoothstep(8., 20., t));
  return lit;
}`;

/** The fragment shader of one scene: `map` gives distance and material (an index into the palette), `paint` may draw on it. */
export function fragmentShader(scene: { map: string; paint?: string }): string {
  return `#version 300 es
precision highp float; out vec4 col; uniform vec2 size; uniform vec2 jitter; uniform vec3 pal[8]; uniform vec3 eye; uniform vec3 target; uniform float zoom;
${shapes}
vec2 map(vec3 p) { vec2 r = vec2(p.y, 0.); ${scene.map} return r; }
vec3 paint(vec3 c, float m, vec3 p, vec3 n) { ${scene.paint ?? ""} return c; }
${lighting}
void main() {
  vec2 uv = (gl_FragCoord.xy + jitter - .5 * size) / size.y;
  vec3 f = normalize(target - eye), s = normalize(cross(f, vec3(0., 1., 0.))), u = cross(s, f);
  vec3 c = trace(eye, normalize(f * zoom + uv.x * s + uv.y * u));
  col = vec4(pow(clamp(c, 0., 1.), vec3(1. / 2.2)), 1.);
}`;
}
