import { cellAddress } from "../i18n/cellName";
import type { FindingJson } from "./findingsText";
import { version } from "./version";

type Located = FindingJson & { readonly sheet: string; readonly column: number | null };

/** Findings as SARIF 2.1.0, for code-review tools. @source https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarifReport(file: string, findings: readonly Located[]): string {
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const level = { error: "error", warning: "warning", info: "note" } as const;
  return (
    JSON.stringify(
      {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
          {
            tool: { driver: { name: "crm-sheets", version, rules: rules.map((id) => ({ id })) } },
            results: findings.map((finding) => ({
              ruleId: finding.rule,
              ruleIndex: rules.indexOf(finding.rule),
              level: level[finding.severity as keyof typeof level],
              message: { text: finding.message },
              locations: [
                {
                  physicalLocation: { artifactLocation: { uri: encodeURI(file.replaceAll("\\", "/")) }, region: { startLine: Math.max(1, finding.row), startColumn: (finding.column ?? 0) + 1 } },
                  logicalLocations: [{ fullyQualifiedName: `${finding.sheet}!${cellAddress(finding.row, finding.column)}`, kind: "cell" }],
                },
              ],
            })),
          },
        ],
      },
      null,
      2,
    ) + "\n"
  );
}

/** Findings as JUnit XML: one test case per rule, failed when it found an error or warning. @source https://github.com/testmoapp/junitxml */
export function junitReport(file: string, findings: readonly Located[], rules: readonly string[]): string {
  const names = [...new Set([...rules, ...findings.map((finding) => finding.rule)])].sort();
  const cases = names.map((name) => {
    const own = findings.filter((finding) => finding.rule === name);
    const failing = own.filter((finding) => finding.severity !== "info");
    const opened = `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}"`;
    if (failing.length === 0) return `${opened}/>`;
    const lines = failing.map((finding) => `${finding.sheet}!${cellAddress(finding.row, finding.column)} ${finding.message}`).join("\n");
    return `${opened}>\n      <failure type="${failing.some((finding) => finding.severity === "error") ? "error" : "warning"}" message="${escapeXml(`${failing.length}: ${failing[0]!.message}`)}">${escapeXml(lines)}</failure>\n    </testcase>`;
  });
  const failures = cases.filter((text) => text.includes("<failure")).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${names.length}" failures="${failures}">\n  <testsuite name="crm-sheets check" tests="${names.length}" failures="${failures}">\n${cases.join("\n")}\n  </testsuite>\n</testsuites>\n`;
}

function escapeXml(text: string): string {

  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
