import type { Problem } from "../workbook/host";
import { type Package, relsPart } from "./container/package";
import { xlsxProblem, type XlsxProblemCode } from "./xlsxProblem";

/**
 * What a package holds that acts or reaches out when another program opens it, by the kind of relationship that leads to it. `outside`: only where the target is.
 * @source ECMA-376 part 1, 12.3 and 15.2 (external workbook, embedded object, embedded package, control, image, connections, query table); MS-XLSX 2.1 and
 * MS-OE376 for the kinds of Microsoft (vbaProject, macro sheets, ways of naming an external workbook).
 */
const kinds: Readonly<Record<string, { readonly code: XlsxProblemCode; readonly outside?: true }>> = {
  vbaProject: { code: "xlsx/macros" },
  xlMacrosheet: { code: "xlsx/macros" },
  xlIntlMacrosheet: { code: "xlsx/macros" },
  control: { code: "xlsx/activeX" },
  oleObject: { code: "xlsx/embedded" },
  package: { code: "xlsx/embedded" },
  externalLinkPath: { code: "xlsx/externalLinks", outside: true },
  xlPathMissing: { code: "xlsx/externalLinks", outside: true },
  xlExternalLinkPath: { code: "xlsx/externalLinks", outside: true },
  xlStartup: { code: "xlsx/externalLinks", outside: true },
  xlAlternateStartup: { code: "xlsx/externalLinks", outside: true },
  xlLibrary: { code: "xlsx/externalLinks", outside: true },
  image: { code: "xlsx/remoteContent", outside: true },
  audio: { code: "xlsx/remoteContent", outside: true },
  video: { code: "xlsx/remoteContent", outside: true },
  media: { code: "xlsx/remoteContent", outside: true },
};
/** Names that a message lists. */
const listed = 5;

/** One notice for each kind of active or outside content, naming what there is. Nothing of it is ever run, opened or fetched. */
export function activeContent(pkg: Package): readonly Problem[] {
  const found = new Map<XlsxProblemCode, { readonly place: string; readonly names: Set<string> }>();
  const note = (code: XlsxProblemCode, place: string, name: string): void => {
    const known = found.get(code) ?? { place, names: new Set<string>() };
    known.names.add(name);
    found.set(code, known);
  };
  for (const source of sources(pkg)) {
    for (const rel of pkg.rels(source)) {
      const kind = kinds[rel.kind];
      if (kind !== undefined && (kind.outside !== true || rel.part === null)) note(kind.code, source, rel.part ?? rel.target);
      if (rel.part === null || !pkg.has(rel.part)) continue;
      // A connection and a DDE link say what they are in their part.
      if (rel.kind === "connections") for (const { name, attributes } of pkg.xml(rel.part).root.children) if (name === "connection") note("xlsx/connections", rel.part, attributes["name"] ?? "?");
      if (rel.kind === "externalLink") for (const { name, attributes } of pkg.xml(rel.part).root.children) if (name === "ddeLink") note("xlsx/dde", rel.part, `${attributes["ddeService"] ?? ""}|${attributes["ddeTopic"] ?? ""}`);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { place, names }]) => xlsxProblem(code, place, { names: sentence([...names]), count: names.size }));
}

/** Every part that has relationships, the package itself not. */
function sources(pkg: Package): readonly string[] {
  return pkg.entries.flatMap(({ name }) => {
    const match = /^(.*\/)?_rels\/([^/]+)\.rels$/i.exec(name);
    return match === null ? [] : [`${match[1] ?? ""}${match[2]!}`].filter((part) => pkg.has(part) && pkg.has(relsPart(part)));
  });
}

/** Names come from the file: short, on one line, without what would steer a terminal. */
function sentence(names: readonly string[]): { readonly zh: string; readonly en: string } {
  const short = names.slice(0, listed).map((name) => name.replace(/\p{C}/gu, "?").slice(0, 120));
  const more = names.length - short.length;
  return { zh: `${short.join("、")}${more > 0 ? ` 等 ${names.length} 个` : ""}`, en: `${short.join(", ")}${more > 0 ? ` and ${more} more` : ""}` };
}
