import { jsonPointer } from "../jsonText";
import type { KeyDef } from "../template";
import { type Lint, found } from "./lint";

/** A key whose every collision is one of another key too. */
export const subsumedKeys: Lint = {
  name: "subsumed-key",
  check: ({ template }) => template.tables.flatMap(({ id, keys }) => keys.flatMap((key, index) => {
    const wider = keys.find((other, at) => other !== key && covers(other, key) && !(covers(key, other) && at > index));
    if (wider === undefined) return [];
    const path = ["tables", id, "keys", index];
    // A test that expects the key would not load without it.
    const tested = template.tests.some(({ expect }) => expect.issues?.includes(`key/${key.id}`) === true);
    return [found("warning", path, `唯一键 ${key.id} 多余：${wider.id} 相同时已经报了。`, `The key ${key.id} adds nothing: ${wider.id} reports every such pair already.`, `去掉 ${key.id}，或改 ${wider.id} 的字段。`, `Remove ${key.id}, or change the fields of ${wider.id}.`, tested ? {} : { fix: [{ op: "remove", path: jsonPointer(path) }] })];
  })),
};

function covers(small: KeyDef, large: KeyDef): boolean {
  return small.fields.every((field) => large.fields.includes(field))
    && (small.when === null || small.when.text === large.when?.text)
    && (large.nulls !== "equal" || small.nulls === "equal")
    && !(small.mode === "warn" && large.mode === "block");
}
