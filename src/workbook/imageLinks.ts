import { cellAddress } from "./area";
import type { HostWrite, Json } from "./host";

type RestorePart = Extract<HostWrite, { verb: "restorePart" }>;
/** As the hosts keep a link: in a file with its element, in Excel with what Excel says of it. */
type Kept = { readonly row: number; readonly column: number; readonly xml?: string | null; readonly target?: string | null; readonly link?: { readonly address?: string } | null };

/** A link that was taken from a cell. `target`: where it led. */
export type ImageLink = { readonly target: string; readonly byExcel: boolean; readonly kept: Kept };

/** The links to other places than this workbook that a before-image of links puts back. */
export function linksOfImage({ part, before }: RestorePart): readonly ImageLink[] {
  if (part !== "links") return [];
  const byExcel = !Array.isArray(before);
  const kept = (byExcel ? (before as { readonly links?: readonly Kept[] } | null)?.links : (before as unknown as readonly Kept[])) ?? [];
  return kept.flatMap((one): ImageLink[] => {
    const target = byExcel ? one.link?.address : one.target;
    return target == null || (!byExcel && one.xml == null) ? [] : [{ target, byExcel, kept: one }];
  });
}

/** What gives cells such links; all are of one kind of host. */
export function putImageLinks(sheet: string, links: readonly { readonly row: number; readonly column: number; readonly link: ImageLink }[]): RestorePart[] {
  const [first] = links;
  if (first === undefined) return [];
  const put = links.map(({ row, column, link: { kept } }): Kept => ({ ...kept, row, column, ...(kept.xml == null ? {} : { xml: kept.xml.replace(/(\sref=)(["'])[^"']*\2/, `$1$2${cellAddress(row, column)}$2`) }) }));
  return [{ verb: "restorePart", sheet, part: "links", before: (first.link.byExcel ? { by: "excel", links: put } : put) as unknown as Json }];
}
