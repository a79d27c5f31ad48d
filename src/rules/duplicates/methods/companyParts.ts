import { type Form, type MatchMethod, incomparable, kin, otherScript } from "./method";
import { jaroWinklerSimilarity } from "./jaroWinkler";
import { plainForm } from "./plainForm";

type Company = Form & { readonly core: string; readonly branch: string };

const legal = /(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|公司|集团)$/;
const branchName = /^(.+?)((?:.{2,4})?(?:分公司|分店|办事处|分行|支行))$/;

/** The same company with or without its legal form; a branch is another entity. */
export const companyParts: MatchMethod<Company> = {
  name: "companyParts",
  form(value) {
    const whole = plainForm(value);
    if (whole === "") return null;
    const [, head, branch] = branchName.exec(whole) ?? [null, whole, ""];
    const core = head!.replace(legal, "") || head!;
    return { key: branch === "" ? core : `${core} ${branch!}`, core, branch: branch! };
  },
  compare(a, b) {
    if (a.branch !== b.branch) return a.core === b.core ? kin : 0;
    return otherScript(a.core, b.core) ? incomparable : jaroWinklerSimilarity(a.core, b.core);
  },
};
