import { bombsSuite } from "./bombs.suite";
import { cnIdentifiersSuite } from "./cnIdentifiers.suite";
import { csvEncodingsSuite } from "./csvEncodings.suite";
import { csvOpenspoutSuite } from "./csvOpenspout.suite";
import { csvSpectrumSuite } from "./csvSpectrum.suite";
import { csvTortureSuite } from "./csvTorture.suite";
import { emailIsemailSuite } from "./emailIsemail.suite";
import { formulaInjectionSuite } from "./formulaInjection.suite";
import { fuzzSuite } from "./fuzz.suite";
import { lyingContainersSuite } from "./lyingContainers.suite";
import { naughtyCjkSuite } from "./naughtyCjk.suite";
import { naughtyCjkPairsSuite } from "./naughtyCjkPairs.suite";
import { naughtyStringsSuite } from "./naughtyStrings.suite";
import { phoneVectorsSuite } from "./phoneVectors.suite";
import type { Suite } from "./suite";
import { unicodeNormalizationSuite } from "./unicodeNormalization.suite";
import { validatorTablesSuite } from "./validatorTables.suite";
import { xlsxCalamineSuite } from "./xlsxCalamine.suite";
import { xlsxExceljsSuite } from "./xlsxExceljs.suite";
import { xlsxFastexcelInvalidSuite } from "./xlsxFastexcelInvalid.suite";
import { xlsxHostileSuite } from "./xlsxHostile.suite";
import { xlsxOpenspoutSuite } from "./xlsxOpenspout.suite";
import { xlsxRoundtripSuite } from "./xlsxRoundtrip.suite";
import { xlsxSheetjsOracleSuite } from "./xlsxSheetjsOracle.suite";
import { xssStringsSuite } from "./xssStrings.suite";
import { xxeSuite } from "./xxe.suite";
import { zipYauzlSuite } from "./zipYauzl.suite";

/** Every suite, sorted by name. */
export const suites: readonly Suite[] = [
  bombsSuite,
  cnIdentifiersSuite,
  csvEncodingsSuite,
  csvOpenspoutSuite,
  csvSpectrumSuite,
  csvTortureSuite,
  emailIsemailSuite,
  formulaInjectionSuite,
  fuzzSuite,
  lyingContainersSuite,
  naughtyCjkPairsSuite,
  naughtyCjkSuite,
  naughtyStringsSuite,
  phoneVectorsSuite,
  unicodeNormalizationSuite,
  validatorTablesSuite,
  xlsxCalamineSuite,
  xlsxExceljsSuite,
  xlsxFastexcelInvalidSuite,
  xlsxHostileSuite,
  xlsxOpenspoutSuite,
  xlsxRoundtripSuite,
  xlsxSheetjsOracleSuite,
  xssStringsSuite,
  xxeSuite,
  zipYauzlSuite,
];
