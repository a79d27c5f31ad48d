/**
 * Functions that came after the file format, which files name with a mark before them: without it Excel takes them for names that it does not know. LET and LAMBDA are left alone: in a file their own
 * names have a mark too. @source [MS-XLSX] 2.2.2 (future-function-list)
 */
const newer = new Set(
  ("ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS "
    + "CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.MATH "
    + "FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS "
    + "MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC "
    + "RANDARRAY RANK.AVG RANK.EQ RRI SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE "
    + "UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST").split(" "),
);
const worksheetOnly = new Set(["FILTER", "SORT"]);

/** A formula as people write it, from a file's. */
export function withoutMarks(formula: string): string {
  return formula.includes("_xl") ? outsideTexts(formula, (part) => part.replaceAll(/_xlfn\.(?:_xlws\.)?|_xlpm\./gi, "")) : formula;
}

/** The same where `withMarks` gives the file's back. */
export function shownFormula(formula: string): string {
  return /_xlpm\./i.test(formula) ? formula : withoutMarks(formula);
}

/** A formula as a file has it, from what people write. */
export function withMarks(formula: string): string {
  return outsideTexts(formula, (part) => part.replaceAll(/(?<![\p{L}\p{N}_.\\!])[A-Z][A-Z\d]*(?:\.[A-Z\d]+)*(?=\s*\()/giu, (name) => {
    const upper = name.toUpperCase();
    return newer.has(upper) ? `_xlfn.${name}` : worksheetOnly.has(upper) ? `_xlfn._xlws.${name}` : name;
  }));
}

function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula.split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/).map((part, i) => (i % 2 === 1 ? part : change(part))).join("");
}
