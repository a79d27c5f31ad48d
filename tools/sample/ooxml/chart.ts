import { esc, relNs, xmlHead } from "./xml";

const chartNs = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const drawNs = "http://schemas.openxmlformats.org/drawingml/2006/main";
const anchorNs = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

export type ChartSeries = { readonly title: string; readonly caption: string; readonly captionRef: string; readonly categoriesRef: string; readonly valuesRef: string; readonly categories: readonly string[]; readonly values: readonly number[] };

/** A clustered column chart with its caches, as Excel saves it. @source ECMA-376 part 1, section 21.2. */
export function chartXml(series: ChartSeries): string {
  const points = (values: readonly (string | number)[]): string => `<c:ptCount val="${values.length}"/>${values.map((value, i) => `<c:pt idx="${i}"><c:v>${esc(String(value))}</c:v></c:pt>`).join("")}`;
  const text = (ref: string, values: readonly string[]): string => `<c:strRef><c:f>${esc(ref)}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
  const axis = (id: number, cross: number, kind: "cat" | "val"): string =>
    `<c:${kind}Ax><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${kind === "cat" ? "b" : "l"}"/>${kind === "val" ? "<c:majorGridlines/>" : ""}<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${cross}"/><c:crosses val="autoZero"/>${kind === "cat" ? '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>' : '<c:crossBetween val="between"/>'}</c:${kind}Ax>`;
  return [
    `${xmlHead}<c:chartSpace xmlns:c="${chartNs}" xmlns:a="${drawNs}" xmlns:r="${relNs}"><c:roundedCorners val="0"/><c:chart>`,
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" sz="1400"/><a:t>${esc(series.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`,
    '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
    `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>${text(series.captionRef, [series.caption])}</c:tx><c:spPr><a:solidFill><a:srgbClr val="2F5597"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`,
    `<c:cat>${text(series.categoriesRef, series.categories)}</c:cat><c:val><c:numRef><c:f>${esc(series.valuesRef)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(series.values)}</c:numCache></c:numRef></c:val></c:ser>`,
    `<c:gapWidth val="80"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>${axis(111111111, 222222222, "cat")}${axis(222222222, 111111111, "val")}</c:plotArea>`,
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join("");
}

/** A drawing that holds one chart between two cells (columns and rows from 0). */
export function drawingXml(from: readonly [number, number], to: readonly [number, number], name: string): string {
  const corner = (tag: string, [column, row]: readonly [number, number]): string => `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  return `${xmlHead}<xdr:wsDr xmlns:xdr="${anchorNs}" xmlns:a="${drawNs}"><xdr:twoCellAnchor>${corner("from", from)}${corner("to", to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${esc(name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${chartNs}"><c:chart xmlns:c="${chartNs}" xmlns:r="${relNs}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;
}
