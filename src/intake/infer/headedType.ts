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
/** Where so many look like telephone numbers, this share must be. Chosen by us. */
const leastPhones = 0.3;
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
  const country = countryOfNumbers(fieldType, distinct, header);
  const context = { spec: { id: "column", type, label: fieldType.label, ...(country === null ? {} : { country }) }, dateSystem: 1900, dayFirst: null } as const;
  const judged = steadySample(distinct, mostJudged, String);
  const read = judged.filter((value) => {
    const reading = fieldType.parse(value, context);
    // Two numbers in a cell are telephone numbers too: which belongs where is a finding, not another type.
    if (!reading.ok) return type === "phone" && reading.messageId === "severalNumbers";
    return reading.value !== null && fieldType.check(reading.value, context) === null;
  });
  if (read.length >= judged.length * leastRead) return type;
  // Many numbers that are wrong, too short or of other countries are telephone numbers all the same: what is wrong with each is a finding.
  if (type === "phone" && read.length >= judged.length * leastPhones && judged.filter(looksLikePhone).length >= judged.length * leastRead) return type;
  // Numbers of another plan are still no quantities.
  return type === "phone" || type === "postcode" ? "text" : null;
}

/** Six to fifteen digits in groups, and nothing but what people put between and before them. */
function looksLikePhone(value: CellValue): boolean {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.normalize("NFKC").trim() : "";
  return /^\+?[\d\s().\-–/]+$/.test(text) && /^\d{6,15}$/.test(text.replace(/\D/g, ""));
}

const identifierWord = /^(?:npi|duns|ein|tin|ssn|siren|siret|imei|gln|lei|ean|upc|isbn)$|(?:id|no|nr|number|nummer|code|编号|编码|代码|号码|单号|卡号|账号|工号|学号|序列号)$/;

/**
 * Whether whole numbers are names and no quantities: headed so, or hardly ever the same, and of one length of digits that no sum would keep. They are texts: a number loses noughts in front, is shown with separators and added up.
 */
export function namesThings(header: string, distinct: readonly CellValue[], filled: number): boolean {
  const digits = distinct.map((value) => (typeof value === "number" || typeof value === "string" ? /^\d{5,20}$/.exec(String(value).trim())?.[0].length ?? 0 : 0));
  const [length = 0] = digits;
  if (digits.length < 3 || length === 0 || !digits.every((one) => one === length)) return false;
  return identifierWord.test(readHeader(header).base) || (length >= 9 && distinct.length >= filled * 0.9);
}

/** Figures with nothing else are measured, however few there are: 5 %, 10 %, 2,5 %. Null where the texts are others, or codes with a nought in front. */
export function figuresType(distinct: readonly CellValue[]): "percent" | "number" | null {
  const texts = distinct.map((value) => (typeof value === "string" ? value.normalize("NFKC").trim() : ""));
  if (texts.length < 2 || !texts.every((text) => /^[-+]?(?:0|[1-9]\d{0,5})(?:[.,]\d{1,4})?\s?%?$/.test(text))) return null;
  return texts.every((text) => text.endsWith("%")) ? "percent" : texts.some((text) => text.endsWith("%")) ? null : "number";
}
