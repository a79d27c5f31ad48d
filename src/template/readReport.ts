import type { Json } from "../records/cellValue";
import { type Result, fail, ok } from "../records/problem";
import { nodesOf } from "./gate";
import { Loading } from "./loading";
import { loadReports } from "./loadReports";
import { checkMetaSchema, dialect } from "./metaSchemaProblems";
import type { RawReport } from "./rawTemplate";
import type { ReportDef, Template } from "./template";
import { TemplateProblems } from "./templateProblems";

/**
 * One report as a template would say it (an entry of `reports`), which stands outside of the template but speaks of its tables. The same checks hold; problems point into `/reports/0`.
 */
export function readReport(raw: Json, template: Pick<Template, "tables">): Result<ReportDef> {
  // The meta-schema speaks of whole templates: around the report stands the least that is one.
  const around = { $schema: dialect, id: "urn:crm-sheets:report", version: "1.0.0", tables: { t: { subject: "person", schema: { type: "object", properties: { f: {} } } } }, reports: [raw] };
  const text = JSON.stringify(around);
  const problems = new TemplateProblems(text, () => nodesOf(text));
  checkMetaSchema(around as unknown as Json, problems);
  const [report] = problems.count > 0 ? [] : loadReports([raw as unknown as RawReport], ["reports"], template.tables, new Loading(problems));
  return report === undefined || problems.count > 0 ? fail(...problems.list()) : ok(report);
}
