import { bombsSuite } from "./bombs.suite";
import { cnIdentifiersSuite } from "./cnIdentifiers.suite";
import { emailIsemailSuite } from "./emailIsemail.suite";
import { lyingContainersSuite } from "./lyingContainers.suite";
import { phoneVectorsSuite } from "./phoneVectors.suite";
import type { Suite } from "./suite";
import { xlsxCalamineSuite } from "./xlsxCalamine.suite";
import { xlsxExceljsSuite } from "./xlsxExceljs.suite";
import { xlsxFastexcelInvalidSuite } from "./xlsxFastexcelInvalid.suite";
import { xlsxHostileSuite } from "./xlsxHostile.suite";
import { xlsxOpenspoutSuite } from "./xlsxOpenspout.suite";
import { xxeSuite } from "./xxe.suite";
import { zipYauzlSuite } from "./zipYauzl.suite";

/** Every suite, sorted by name. */
export const suites: readonly Suite[] = [
  bombsSuite,
  cnIdentifiersSuite,
  emailIsemailSuite,
  lyingContainersSuite,
  phoneVectorsSuite,
  xlsxCalamineSuite,
  xlsxExceljsSuite,
  xlsxFastexcelInvalidSuite,
  xlsxHostileSuite,
  xlsxOpenspoutSuite,
  xxeSuite,
  zipYauzlSuite,
];
