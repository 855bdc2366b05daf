// Turns the installed SDK into a description of what Stripe takes: each operation with a JSON schema of its parameters.
// Made when the tests run, so that an upgrade of the SDK is an upgrade of the contract.
import { type Declared, lookUp, type Node, nameOf, readCode, readSource } from "./declarations.ts";

export type Schema = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly method: "GET" | "POST" | "DELETE";
  /** With a group for each name in it. */
  readonly path: RegExp;
  readonly params: Schema | null;
  readonly paramsNeeded: boolean;
}

export interface Description {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

const RESOURCES = [
  "AccountLinks",
  "Accounts",
  "Balance",
  "BalanceTransactions",
  "Charges",
  "Checkout/Sessions",
  "Customers",
  "Disputes",
  "Files",
  "PaymentIntents",
  "PaymentMethods",
  "Payouts",
  "Refunds",
  "SetupIntents",
  "Subscriptions",
  "Transfers",
].map((name) => `resources/${name}`);
// Every other number of a request counts whole things.
const FRACTIONS = new Set([
  "application_fee_percent",
  "percent_ownership",
  "percent_off",
  "height",
  "length",
  "weight",
  "width",
]);

export function describeSdk(): Description {
  const schemas: Record<string, Schema> = {};
  const operations = RESOURCES.flatMap((file) => operationsOf(file, schemas));
  return { operations, schemas };
}

function operationsOf(file: string, schemas: Record<string, Schema>): readonly Operation[] {
  const code = readCode(file);
  const [resource] = readSource(file).classes;
  if (!resource) throw new Error(`${file} has no resource`);
  const made: Operation[] = [];
  for (const [, name, body] of code.matchAll(/^ {4}(\w+)\([^)]*\) \{([\s\S]*?)^ {4}\}/gm)) {
    const overloads: Node[] = resource.body.body.filter((member: Node) => member.key?.name === name);
    const params = overloads
      .flatMap((member) => member.value?.params ?? member.params ?? [])
      .find((param: Node) => param.name === "params");
    for (const [, method, plain, template] of (body ?? "").matchAll(
      /_makeRequest\('(\w+)', (?:'([^']+)'|`([^`]+)`)/g,
    )) {
      const path = (plain ?? template ?? "").replaceAll(/\$\{encodeURIComponent\(\w+\)\}/g, "([^/]+)");
      made.push({
        // The three that the SDK has.
        method: method as Operation["method"],
        path: new RegExp(`^${path}$`),
        params: params ? schemaOf(params.typeAnnotation.typeAnnotation, { file, scope: [], schemas, field: "" }) : null,
        paramsNeeded: params !== undefined && params.optional !== true,
      });
    }
  }
  return made;
}

interface Context {
  readonly file: string;
  readonly scope: readonly string[];
  readonly schemas: Record<string, Schema>;
  /** The parameter's name: decides between whole numbers and fractions. */
  readonly field: string;
}

function schemaOf(node: Node, context: Context): Schema {
  switch (node.type) {
    case "TSStringKeyword":
      return { type: "string" };
    case "TSNumberKeyword":
      return { type: FRACTIONS.has(context.field) ? "number" : "integer" };
    case "TSBooleanKeyword":
      return { type: "boolean" };
    case "TSNullKeyword":
      return { type: "null" };
    case "TSLiteralType":
      return { const: node.literal.value };
    case "TSArrayType":
      return { type: "array", items: schemaOf(node.elementType, context) };
    case "TSUnionType":
      return { anyOf: node.types.map((one: Node) => schemaOf(one, context)) };
    case "TSTypeLiteral":
      return objectOf(node.members, context);
    case "TSTypeReference":
      return referenceOf(node, context);
    default:
      throw new Error(`a parameter of a type that is not known here: ${node.type} in ${context.file}`);
  }
}

function referenceOf(node: Node, context: Context): Schema {
  const name = nameOf(node.typeName);
  const inner: Node[] = node.typeArguments?.params ?? [];
  const [first] = inner;
  if (name === "Array" && first) return { type: "array", items: schemaOf(first, context) };
  if (name === "Emptyable" && first) return { anyOf: [schemaOf(first, context), { const: "" }] };
  // What the SDK does not know, Stripe may refuse: only the words that are declared pass.
  if (name === "OtherString") return { not: {} };
  // The bytes of a file, as form-body.ts gives them.
  if (name === "Uint8Array") return { type: "string" };
  if (name === "Decimal") return { type: "string" };
  if (name === "Record") return { type: "object" };
  const target = lookUp(context.file, name, context.scope);
  if (target.node.type === "TSTypeAliasDeclaration")
    return schemaOf(target.node.typeAnnotation, { ...context, file: target.file, scope: target.scope });
  const id = `${target.file}#${[...target.scope, target.node.id.name].join(".")}`.replaceAll(/[/#.]/g, "_");
  if (!(id in context.schemas)) {
    context.schemas[id] = {}; // stands for itself while it is read: types may contain themselves
    context.schemas[id] = interfaceOf(target, context);
  }
  return { $ref: `sdk#/definitions/${id}` };
}

function interfaceOf(target: Declared, context: Context): Schema {
  const here = { ...context, file: target.file, scope: target.scope };
  const own = objectOf(target.node.body.body, here);
  const bases = (target.node.extends ?? []).map((base: Node) =>
    interfaceOf(lookUp(target.file, nameOf(base.expression), target.scope), context),
  );
  const all = [...bases, own];
  return {
    ...own,
    properties: Object.assign({}, ...all.map((one) => one.properties)),
    required: all.flatMap((one) => one.required as string[]), // made by objectOf
  };
}

function objectOf(members: readonly Node[], context: Context): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  let more: Schema | false = false;
  for (const member of members) {
    const type: Node | undefined = member.typeAnnotation?.typeAnnotation;
    if (!type) continue;
    if (member.type === "TSIndexSignature") {
      more = schemaOf(type, context);
      continue;
    }
    const field: string = member.key.name ?? member.key.value;
    properties[field] = schemaOf(type, { ...context, field });
    if (member.optional !== true) required.push(field);
  }
  return { type: "object", properties, required, additionalProperties: more };
}
