import type { FieldDef } from "../../template/template";

export type WidgetKind = "boolean" | "choice" | "date" | "listed" | "longText" | "number" | "person" | "reference" | "region" | "several" | "text";

type Widget = { readonly kind: WidgetKind; /** The surest widget for a field has the highest rank; 0 = not for it. */ readonly rank: (field: FieldDef) => number };

/** Which widget a field gets, sorted by kind: a new one is one line here and one component in `widgets.tsx`. */
const widgets: readonly Widget[] = [
  { kind: "boolean", rank: ({ fieldType }) => (fieldType.json === "boolean" ? 10 : 0) },
  { kind: "choice", rank: ({ options, fieldType }) => (options !== undefined && options.length > 0 && fieldType.several !== true ? 10 : 0) },
  { kind: "date", rank: ({ fieldType }) => (fieldType.type === "date" ? 10 : 0) },
  { kind: "listed", rank: ({ listedIn }) => (listedIn !== undefined ? 10 : 0) },
  { kind: "longText", rank: ({ type, limits }) => (type === "longtext" ? 10 : type === "text" && (limits.maxLength ?? 0) > 100 ? 5 : 0) },
  { kind: "number", rank: ({ fieldType }) => ((fieldType.json === "number" || fieldType.json === "integer") && fieldType.isDate !== true ? 5 : 0) },
  { kind: "person", rank: ({ fieldType, people }) => (fieldType.listOf === "people" && fieldType.several !== true && (people?.length ?? 0) > 0 ? 10 : 0) },
  { kind: "reference", rank: ({ type }) => (type === "ref" ? 10 : 0) },
  { kind: "region", rank: ({ type }) => (type === "region" ? 10 : 0) },
  { kind: "several", rank: ({ options, fieldType }) => (options !== undefined && fieldType.several === true ? 10 : 0) },
  { kind: "text", rank: () => 1 },
];

export function widgetOf(field: FieldDef): WidgetKind {
  return widgets.reduce((best, widget) => (widget.rank(field) > best.rank(field) ? widget : best)).kind;
}
