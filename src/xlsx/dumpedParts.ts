import type { DumpedRel, SheetDump } from "./origin";
import { dumpedBytes } from "./readDump";
import type { SaveJob } from "./saveJob";
import { refuse } from "./xlsxProblem";

/** Puts the parts of a dumped sheet into the package, under other names where theirs are taken. */
export function putDumpedParts(job: SaveJob, part: string, dump: SheetDump): void {
  const { edit } = job;
  const names = new Map<string, string>();
  for (const own of dump.parts) {
    const [, stem, extension] = /^(.*?)\d*(\.[^./]*)$/.exec(own.part) ?? ["", own.part, ""];
    const name = edit.has(own.part) ? edit.freeName(stem!, extension!) : own.part;
    names.set(own.part, name);
    edit.put(name, dumpedBytes(own.content));
    if (own.contentType !== null) edit.setContentType(name, own.contentType);
  }
  const relate = (source: string, rels: readonly DumpedRel[]): void => {
    for (const rel of rels) {
      const target = rel.external ? rel.target : (names.get(rel.target) ?? rel.target);
      if (!rel.external && !edit.has(target)) refuse("xlsx/notWritable", dump.name, { why: { zh: `它用到的部分“${target}”已不在文件里`, en: `the part “${target}” that it uses is not in the file any more` } });
      edit.relate(source, rel.type, target, rel.id, rel.external);
    }
  };
  relate(part, dump.rels);
  for (const own of dump.parts) relate(names.get(own.part)!, own.rels);
}
