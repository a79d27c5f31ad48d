import { errorsOf } from "../../src/taskpane/record/saveQuestion";
import type { FormIssue } from "../../src/taskpane/record/recordDesk";

const issue = (field: string | null, message: string, severity: FormIssue["severity"] = "error"): FormIssue => ({ field, message, severity, proposal: null, missing: false });

describe("what holds a form back", () => {
  const old = [issue("idno", "少了几位"), issue("stage", "成交须有金额"), issue("email", "没有 @", "warning")];

  it("is nothing that was wrong before and was not touched", () => {
    expect(errorsOf(old, old, { email: "a@b.cn" })).toEqual({ own: [], old: [old[0], old[1]] });
  });

  it("is what was typed, and what came of it elsewhere", () => {
    const now = [issue("idno", "少了几位"), issue("amount", "必填，现在是空的。"), issue(null, "至少一种联系方式")];
    expect(errorsOf(now, old, { stage: "成交", idno: "12" })).toEqual({ own: now, old: [] });
    expect(errorsOf(now, [], {}).own).toHaveLength(3);
  });
});
