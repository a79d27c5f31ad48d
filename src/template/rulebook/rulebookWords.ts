import type { Localized } from "../../records/text";

const word = (zh: string, en: string): Localized => ({ "zh-CN": zh, en });

/** The words of the rulebook itself. */
export const words = {
  version: word("版本", "Version"), owner: word("负责人", "Owner"), license: word("许可", "Licence"),
  fields: word("字段", "Fields"), field: word("字段", "Field"), type: word("类型", "Type"), required: word("必填、只读、显示", "Required, read-only, shown"), limits: word("要求", "Limits"), help: word("填写说明", "What to enter"),
  yes: word("必填", "required"), readOnly: word("只读", "read-only"), bySystem: word("系统填写", "filled in by the program"), shown: word("显示", "shown"),
  multipleOf: word("倍数", "multiple of"), minLength: word("至少 {n} 个字符", "at least {n} characters"), maxLength: word("最多 {n} 个字符", "at most {n} characters"), pattern: word("格式", "pattern"), example: word("例如", "e.g."),
  options: word("选项", "Options"), value: word("值", "Value"), label: word("名称", "Label"), aliases: word("也写作", "Also written"), inactive: word("停用", "no longer offered"),
  keys: word("不能重复", "Unique"), applies: word("适用", "Applies"), always: word("所有记录", "every record"), severity: word("严重程度", "Severity"), error: word("错误", "error"), warning: word("警告", "warning"), info: word("提示", "note"),
  rules: word("规则", "Rules"), rule: word("规则", "Rule"), must: word("要求成立", "Must hold"), message: word("提示的话", "What is said"),
  at: { check: word("在插件里检查整张表时", "when the table is checked in the pane"), cli: word("命令行检查时", "on the command line"), edit: word("单条修改时", "when one record is edited"), import: word("导入时", "on import"), paste: word("成片粘贴时", "when several are pasted"), save: word("表单保存时", "when a form is saved"), stage: word("换阶段时", "when the stage changes") },
  provenance: word("注明来历", "says where it comes from"), noHistory: word("不说以前的值", "earlier values are not told"), lastValues: word("只说最近 {n} 次改动", "only the last {n} changes are told"),
  colours: word("按大小着色", "coloured by size"), writeOnly: word("写入后不再显示", "not shown once written"),
  mayLeave: word("谁可以保留", "Who may leave it"), nobody: word("谁都不行", "nobody"), holdsFor: word("保留 {time}", "for {time}"), by: word("谁可以改", "Moved by"), roles: word("角色", "Roles"),
  relations: word("关联", "References"), target: word("指向", "Names records of"), onDelete: word("那条记录删除时", "When that record is deleted"),
  onArchive: word("那条记录归档时", "When that record is archived"), keep: word("引用保留，注明已归档", "this still names it, told as archived"), notArchived: word("不许归档", "it may not be"),
  restrict: word("不许删除", "it may not be"), setNull: word("清空这里", "this is emptied"), cascade: word("这条一起走", "this record goes too"),
  duplicates: word("查重", "Duplicates"), compared: word("比较", "Compared"), method: word("方法", "Method"), weight: word("分量（bit）", "Weight (bits)"), threshold: word("相似度至少", "Similarity from"),
  sameFrom: word("视为重复的把握不低于", "The same from"), reviewFrom: word("需要人看的不低于", "to be looked at from"), autoFrom: word("自动合并的不低于", "merged without asking from"), neverAuto: word("从不自动合并", "never merged without asking"),
  mustMatch: word("必须相同：", "must be equal:"), mustNotDiffer: word("都填了就必须相同：", "must not differ where both are filled in:"),
  learned: word("从表里学", "learned"), stays: word("合并后保留：", "of several records stays"), relinkRestrict: word("被别的记录引用的不合并", "none that another record names is merged away"),
  keepsNames: word("并走记录的“{of}”记在“{in}”里", "the other values of {of} are kept in {in}"), keepsOnSheet: word("并走的记录留在归档表里", "records that go stand on the archive sheet"), undoneWithin: word("合并可以撤销的时间：", "a merge can be undone for"),
  notSame: word("“不是同一个”的决定", "that two are not the same is decided"), lapsesOnChange: word("内容一变就重新判断", "until one of them changes"), lapsesNever: word("内容变了也算数", "whatever changes"),
  wordsOf: word("先换掉词表里的词：", "words are replaced first by the lexicons"), tellApart: word("有没有这些词必须一致：", "never the same where only one holds"), maySave: word("可以照样保存的：", "may be saved all the same by"), comparesOn: word("查重时机：", "compared"),
  alsoWith: word("也和“{table}”里的记录比较，不合并。", "Compared with the records of {table} too, and never merged."), standsFor: word("对应那张表的", "Stands for, there"),
  survivor: word("合并后取", "Kept on merging"), others: word("其余字段", "all other fields"), max: word("最大的", "the largest"), min: word("最小的", "the smallest"),
  classes: word("分类", "Classes"), class: word("类别", "Class"), number: word("序", "No."), reason: word("理由", "Reason"), otherwise: word("其余", "All others"), noClass: word("没有类别，报问题", "no class: a finding"),
  hit: {
    first: word("从上往下，第一条成立的决定。", "From the top: the first that holds decides."), unique: word("只能有一条成立，多条成立报问题。", "Only one may hold; several are a finding."),
    any: word("可以多条成立，只要类别相同。", "Several may hold if they give the same class."), collect: word("成立的都算，可以有多个类别。", "All that hold count: a record may have several classes."),
  },
  factor: word("得分项", "Factor"), points: word("分", "Points"), from: word("不低于（分）", "From (points)"), halvesIn: word("每 {days} 天减半，起算：", "halves every {days} days from"),
  looksIn: word("看这些字段里的词：", "Looks for words in:"), words: word("词", "Words"), unless: word("除非有", "Unless"),
  lifeCycle: word("阶段", "Life cycle"), stage: word("阶段", "Stage"), maxAge: word("最多停留", "At most for"), stageFrom: word("从", "From"), stageTo: word("到", "To"), anyStage: word("任何阶段", "any stage"), needs: word("须填", "Needs"), months: word("个月", "months"), days: word("天", "days"),
  reports: word("报表", "Reports"), report: word("报表", "Report"), table: word("表", "Table"), rows: word("行", "Rows"), columns: word("列", "Columns"), values: word("值", "Values"),
  sum: word("合计", "sum of"), count: word("计数", "count of"), average: word("平均", "average of"),
  revealed: word("遮盖的内容（{fields}）只有{roles}可以查看，要写理由，记入历史。", "What is masked ({fields}) only {roles} may see, with a reason; it is journaled."),
  form: word("表单", "Form"), page: word("页", "Page"), section: word("节", "Section"), folded: word("折叠", "folded"), halfWidth: word("½：窗格够宽时与相邻的字段并排。", "½: beside its neighbour where the pane is wide enough."),
  people: word("人员", "People"), name: word("姓名", "Name"), department: word("部门", "Department"),
} as const;
