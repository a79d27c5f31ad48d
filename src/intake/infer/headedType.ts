import { fieldTypeOf } from "../../fields/index";
import type { CellValue } from "../../records/cellValue";
import { readHeader } from "../headerText";
import { typeWords } from "../headerWords";
import { steadySample } from "../steadySample";
import { countryOfNumbers } from "./countryOfNumbers";

/** Types that a header tells better than values do: nearly any text may be a name, and amounts, days and counts are written in many ways on one sheet. */
const headed = ["companyName", "personName", "address", "phone", "postcode", "money", "date", "integer"] as const;
/** Share of the distinct values that the type must read. Chosen by us: numbers of several countries in one column are phones all the same. */
const leastRead = 0.7;
/** Of so many values. */
const mostJudged = 1_000;

/** Besides, what exports of CRM systems and lists of suppliers, clinics and European customers are headed with. A draft is looked over; a template is not matched by these. */
const moreWords: { readonly [fieldType: string]: readonly string[] } = {
  companyName: [
    "supplier", "supplier name", "vendor name", "clinic name", "hospital name", "facility name", "practice name", "business name", "organization name", "organisation name", "legal name", "client name", "parent account",
    "firma", "firmenname", "unternehmen", "kunde", "kundenname", "lieferant", "entreprise", "société", "raison sociale", "empresa", "azienda", "bedrijf",
  ],
  personName: ["contact full name", "primary contact", "main contact", "surname", "family name", "given name", "ansprechpartner", "ansprechperson", "kontaktperson", "kontakt", "vorname", "nachname", "prénom", "nom", "apellidos", "contacto"],
  phone: ["contact phone", "cell", "telefon", "telefonnummer", "telefonnr", "rufnummer", "handy", "mobil", "festnetz", "téléphone", "portable", "teléfono", "móvil", "telefono"],
  address: ["street", "straße", "strasse", "adresse", "anschrift", "dirección", "indirizzo"],
  postcode: ["zip/postal code", "plz", "postleitzahl", "code postal", "código postal", "cap"],
};
/** Of which of several addresses or telephones of a record: Mailing Street, Work Phone. */
const whichOne = /^(?:mailing|billing|shipping|primary|main|work|business|office|home|company|contact|account)/;

const bases = (type: string): ReadonlySet<string> => new Set([...typeWords[type]!, ...(moreWords[type] ?? [])].map((word) => readHeader(word).base));
// A column headed 手机 whose cells hold more than mobiles is one of telephone numbers.
const words = new Map(headed.map((type) => [type, type === "phone" ? new Set([...bases("phone"), ...bases("cn-mobile")]) : bases(type)]));
const ours = bases("user");

/** Whether a column says who of us looks after a record: that does not name its subject. */
export function namesOurs(header: string): boolean {
  return namesIn(header).some((name) => ours.has(name));
}

/** The header, and the lower part of one of several rows; an English one of several words is one name. */
function namesIn(header: string): readonly string[] {
  const last = header.split(/\s+/).at(-1)!;
  const named = [header, ...(/\p{Script=Han}/u.test(last) ? [last] : [])].map((text) => readHeader(text).base);
  // Contact 1 Name, Contact 2 Phone.
  return [...new Set(named.flatMap((base) => [base, base.replace(/\d+/g, "")]))];
}

function isHeaded(type: (typeof headed)[number], name: string): boolean {
  const known = words.get(type)!;
  return known.has(name) || (type !== "companyName" && type !== "personName" && known.has(name.replace(whichOne, ""))) || endsIn(type, name);
}

/** In Chinese the kind stands last: 签约金额, 首次拜访日期. Whose name it is stands before it too, so names are not taken that way. */
function endsIn(type: (typeof headed)[number], name: string): boolean {
  return type !== "companyName" && type !== "personName" && [...words.get(type)!].some((word) => /^\p{Script=Han}{2,}$/u.test(word) && name.endsWith(word));
}

/** What kind of field the header says that a column of texts is, where its values do not speak against it; null where it says nothing. `distinct`: each value once. */
export function headedType(header: string, distinct: readonly CellValue[]): string | null {
  const names = namesIn(header);
  const type = headed.find((one) => names.some((name) => isHeaded(one, name) && !ours.has(name)));
  // An amount that is headed in another language may be of any currency.
  if (type === undefined || distinct.length === 0 || (type === "money" && !/\p{Script=Han}/u.test(header))) return null;
  const fieldType = fieldTypeOf(type)!;
  const country = countryOfNumbers(fieldType, distinct);
  const context = { spec: { id: "column", type, label: fieldType.label, ...(country === null ? {} : { country }) }, dateSystem: 1900, dayFirst: null } as const;
  const judged = steadySample(distinct, mostJudged, String);
  const read = judged.filter((value) => {
    const reading = fieldType.parse(value, context);
    // Two numbers in a cell are telephone numbers too: which belongs where is a finding, not another type.
    if (!reading.ok) return type === "phone" && reading.messageId === "severalNumbers";
    return reading.value !== null && fieldType.check(reading.value, context) === null;
  });
  if (read.length >= judged.length * leastRead) return type;
  // Numbers of another plan are still no quantities.
  return type === "phone" || type === "postcode" ? "text" : null;
}
