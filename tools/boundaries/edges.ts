import type { Architecture } from "./architecture.ts";
import { moduleOf, zoneOf } from "./zones.ts";

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** Why this import is not allowed, or null. Types count as calls: what you can name you come to depend on. */
export function judgeEdge({ from, to, typesOnly }: Edge, architecture: Architecture): string | null {
  const source = zoneOf(from, architecture);
  const target = zoneOf(to, architecture);
  if (source.kind === "test") return judgeTest(from, to, architecture);
  if (source.kind === "workshop") return null;
  if (target.kind === "test" || target.kind === "workshop") {
    return to.startsWith("db/") ? null : `the product may not import ${to}: it is not part of what runs`;
  }
  if (source.kind === "packages") return target.kind === "packages" ? null : `packages import nothing of apps (${to})`;
  if (target.kind === "packages") return null;
  if (source.kind.startsWith("web")) return judgeWeb(source.kind, to, typesOnly, architecture);
  // What mounts pages and routes needs the shapes of both sides, and loads neither.
  const isShape = source.kind === "api" && typesOnly;
  if (target.kind.startsWith("web")) {
    return isShape ? null : `the server may not import the web's sources (${to}); it loads the built handler`;
  }
  if (target.kind === "composition" && source.kind !== "composition") {
    return isShape ? null : `only the composition may import ${to}`;
  }
  if (source.kind === "composition") {
    return target.kind === "module" && !target.isDoor ? throughDoor(target.module) : null;
  }
  if (source.kind === "platform") {
    return target.kind === "platform" ? null : `platform knows no module (${to})`;
  }
  if (source.kind === "events") {
    const mayImport = target.kind === "events" || to.startsWith("apps/api/src/platform/events/");
    return mayImport ? null : `events is a leaf over platform/events and may not import ${to}`;
  }
  if (source.kind === "module") return judgeModule(source.module, to, architecture);
  return target.kind === "module"
    ? `only ${architecture.composition.join(", ")} may know the modules; list the file in architecture.config.cjs`
    : null;
}

function throughDoor(module: string): string {
  return `go through #modules/${module}/index.ts`;
}

function judgeModule(module: string, to: string, architecture: Architecture): string | null {
  const target = zoneOf(to, architecture);
  if (target.kind === "platform" || target.kind === "events") return null;
  if (target.kind !== "module") return `a module may not import ${to}`;
  if (target.module === module) return null;
  const mayCall = architecture.modules[module];
  if (!mayCall) return `module ${module} is not in architecture.config.cjs`;
  if (!mayCall.includes(target.module)) {
    return `${module} may not call ${target.module} (allowed: ${mayCall.join(", ") || "none"}); learn it by event`;
  }
  return target.isDoor ? null : throughDoor(target.module);
}

/** Tests may use the test support, their own module's inside, and every module's door. */
function judgeTest(from: string, to: string, architecture: Architecture): string | null {
  const target = zoneOf(to, architecture);
  if (target.kind !== "module" || target.isDoor) return null;
  const home = moduleOf(from);
  // Support and journeys belong to no module; what they build they build through any file they need.
  return home === undefined || home === target.module ? null : throughDoor(target.module);
}

function judgeWeb(kind: string, to: string, typesOnly: boolean, architecture: Architecture): string | null {
  if (to.startsWith("apps/api/")) {
    if (!typesOnly) return `apps/web imports only types from apps/api: write "import type" (${to})`;
    if (kind === "web-ui") return "the design system knows no module";
    const target = zoneOf(to, architecture);
    return target.kind === "module" && !target.isDoor ? throughDoor(target.module) : null;
  }
  const target = zoneOf(to, architecture).kind;
  if (kind === "web-tooling") return null;
  if (kind === "web-ui" && target !== "web-ui" && target !== "web-lib") return `ui may not import ${to}`;
  if (kind === "web-lib" && target !== "web-lib") return `lib may not import ${to}`;
  if (kind === "web-feature" && to.startsWith("apps/web/app/routes"))
    return `a feature serves routes and may not import ${to}`;
  return null;
}
