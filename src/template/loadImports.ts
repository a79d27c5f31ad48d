import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawImport } from "./rawTemplate";
import type { ImportProfile, KeyDef } from "./template";
import type { Path } from "./templateProblems";

export function loadImports(raw: readonly RawImport[], path: Path, fields: Fields, keys: readonly KeyDef[], loading: Loading): readonly ImportProfile[] {
  loading.unique(raw.map(({ id }) => id), (index) => [...path, index, "id"], { "zh-CN": "导入约定", en: "import profile" });
  return raw.map((one, index): ImportProfile => {
    const place = [...path, index];
    for (const [header, field] of Object.entries(one.headers ?? {})) loading.known(field, fields.ids, [...place, "headers", header], words.field);
    for (const field of Object.keys(one.policy ?? {})) if (field !== "*") loading.known(field, fields.ids, [...place, "policy", field], words.field);
    const known = one.key === undefined ? null : loading.knownAll(one.key, new Set(keys.map(({ id }) => id)), [...place, "key"], words.key);
    if (one.mode === "add" && (one.key !== undefined || one.policy !== undefined)) loading.problems.add(place, complaint("not-for-add", "mode 为 add 时全是新记录，key 和 policy 用不上。", "With mode add every row is a new record: key and policy have nothing to do.", "去掉它们，或改用 update。", "Leave them out, or use update."));
    const aged = Object.entries(one.policy ?? {}).find(([, policy]) => policy === "newer");
    if (aged !== undefined && !fields.list.some(({ system }) => system === "updatedAt")) loading.problems.add([...place, "policy", aged[0]], complaint("missing-field", "newer 要看来源每行的修改时间，而表里没有对应的系统字段。", "newer goes by when the rows of a source were changed, and the table has no system field for that.", "加一个 x-type 为 system、x-system 为 updatedAt 的字段，或换一种 policy。", "Add a field of x-type system with x-system updatedAt, or use another policy."));
    return {
      id: one.id,
      title: one.title === undefined ? { "zh-CN": one.id, en: one.id } : loading.text(one.title, [...place, "title"]),
      source: one.source ?? null,
      headers: one.headers ?? {},
      dates: one.dates ?? null,
      mode: one.mode ?? "update",
      keys: known,
      policy: one.policy ?? {},
      faulty: one.faulty ?? "reject",
      duplicates: one.duplicates ?? "skip",
      tag: one.tag ?? null,
    };
  });
}
