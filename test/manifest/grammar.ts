import type { XmlElement } from "../../src/xlsx/parts/xmlTree";

/** Name as written, fewest, most. */
type Child = readonly [name: string, min: number, max: number];
/** `type`: the value that `xsi:type` must have; a list, those it may have. */
type Shape = { readonly children: readonly Child[]; readonly attributes?: readonly string[]; readonly type?: readonly string[]; readonly value?: readonly string[] | "text" };

const one = (name: string): Child => [name, 1, 1];
const optional = (name: string): Child => [name, 0, 1];
const many = (name: string): Child => [name, 1, Infinity];
const localized: Shape = { children: [["Override", 0, Infinity]], attributes: ["DefaultValue"] };
const resource: Shape = { children: [["bt:Override", 0, Infinity]], attributes: ["id", "DefaultValue"] };
const reference: Shape = { children: [], attributes: ["resid"] };
const text: Shape = { children: [], value: "text" };
const requirements: Readonly<Record<string, Shape>> = {
  Requirements: { children: [optional("Sets"), optional("Methods")] }, "Requirements/Sets": { children: [many("Set")] }, "Sets/Set": { children: [], attributes: ["Name"] },
};

/**
 * Which elements a task pane add-in of the add-in only manifest is made of, in which order and how often. Keys are `parent/element`; what is not listed is not allowed here.
 * @source OfficeAppManifestV1_1.xsd, TaskPaneAppVersionOverridesV1_0.xsd, OfficeAppBasicTypesV1_0.xsd ([MS-OWEMXML]); Microsoft, "How to find the proper order of manifest elements"
 */
const grammar: Readonly<Record<string, Shape>> = {
  "/OfficeApp": {
    type: ["TaskPaneApp"],
    children: [one("Id"), optional("AlternateId"), one("Version"), one("ProviderName"), one("DefaultLocale"), one("DisplayName"), one("Description"), one("IconUrl"), one("HighResolutionIconUrl"), optional("SupportUrl"), optional("AppDomains"), one("Hosts"), optional("Requirements"), one("DefaultSettings"), one("Permissions"), one("VersionOverrides"), optional("ExtendedOverrides")],
  },
  "OfficeApp/Id": text, "OfficeApp/Version": text, "OfficeApp/ProviderName": text, "OfficeApp/DefaultLocale": text,
  "OfficeApp/DisplayName": localized, "OfficeApp/Description": localized, "OfficeApp/IconUrl": localized, "OfficeApp/HighResolutionIconUrl": localized, "OfficeApp/SupportUrl": localized,
  "OfficeApp/AppDomains": { children: [many("AppDomain")] }, "AppDomains/AppDomain": text,
  "OfficeApp/Hosts": { children: [many("Host")] },
  "OfficeApp/Requirements": requirements["Requirements"]!, ...requirements,
  "OfficeApp/DefaultSettings": { children: [one("SourceLocation")] }, "DefaultSettings/SourceLocation": localized,
  "OfficeApp/Permissions": { children: [], value: ["Restricted", "ReadDocument", "ReadAllDocument", "WriteDocument", "ReadWriteDocument"] },
  "OfficeApp/VersionOverrides": { type: ["VersionOverridesV1_0"], children: [optional("Description"), optional("Requirements"), one("Hosts"), one("Resources")] },
  "VersionOverrides/Description": reference, "VersionOverrides/Requirements": requirements["Requirements"]!,
  "VersionOverrides/Hosts": { children: [many("Host")] },
  "Host/Runtimes": { children: [many("Runtime")] }, "Runtimes/Runtime": { children: [], attributes: ["resid"] },
  "Host/DesktopFormFactor": { children: [optional("GetStarted"), optional("FunctionFile"), many("ExtensionPoint")] },
  "DesktopFormFactor/GetStarted": { children: [one("Title"), one("Description"), one("LearnMoreUrl")] }, "GetStarted/Title": reference, "GetStarted/Description": reference, "GetStarted/LearnMoreUrl": reference,
  "DesktopFormFactor/FunctionFile": reference,
  "DesktopFormFactor/ExtensionPoint": { type: ["PrimaryCommandSurface"], children: [["OfficeTab", 0, Infinity], ["CustomTab", 0, 1]] },
  "ExtensionPoint/OfficeTab": { attributes: ["id"], children: [one("Group")] },
  "ExtensionPoint/CustomTab": { attributes: ["id"], children: [many("Group"), one("Label")] }, "CustomTab/Label": reference, "CustomTab/Group": { attributes: ["id"], children: [one("Label"), one("Icon"), many("Control")] },
  "OfficeTab/Group": { attributes: ["id"], children: [one("Label"), one("Icon"), ["Control", 1, 6]] },
  "Group/Label": reference, "Group/Icon": { children: [many("bt:Image")] },
  "Group/Control": { type: ["Button"], attributes: ["id"], children: [one("Label"), one("Supertip"), one("Icon"), one("Action"), optional("Enabled")] },
  "Control/Label": reference, "Control/Supertip": { children: [one("Title"), one("Description")] }, "Supertip/Title": reference, "Supertip/Description": reference,
  "Control/Icon": { children: [many("bt:Image")] }, "Icon/bt:Image": { attributes: ["size", "resid"], children: [] },
  "Control/Action": { type: ["ShowTaskpane", "ExecuteFunction"], children: [optional("TaskpaneId"), optional("SourceLocation"), optional("Title"), optional("FunctionName")] },
  "Action/TaskpaneId": text, "Action/SourceLocation": reference, "Action/Title": reference, "Action/FunctionName": text, "Control/Enabled": { children: [], value: ["true", "false"] },
  "VersionOverrides/Resources": { children: [optional("bt:Images"), optional("bt:Urls"), optional("bt:ShortStrings"), optional("bt:LongStrings")] },
  "Resources/bt:Images": { children: [many("bt:Image")] }, "Resources/bt:Urls": { children: [many("bt:Url")] },
  "Resources/bt:ShortStrings": { children: [many("bt:String")] }, "Resources/bt:LongStrings": { children: [many("bt:String")] },
  "bt:Images/bt:Image": resource, "bt:Urls/bt:Url": resource, "bt:ShortStrings/bt:String": resource, "bt:LongStrings/bt:String": resource,
};
const override: Shape = { children: [], attributes: ["Locale", "Value"] };
/** Two elements of one name, told apart by the level above. */
const outerHost: Shape = { children: [], attributes: ["Name"] };
const innerHost: Shape = { type: ["Workbook"], children: [optional("Runtimes"), optional("AllFormFactors"), one("DesktopFormFactor")] };

const nameOf = (element: XmlElement): string => element.prefix + element.name;

function shapeOf(element: XmlElement, parents: readonly XmlElement[]): Shape | undefined {
  const name = nameOf(element);
  if (name === "Override" || name === "bt:Override") return override;
  if (name === "Host") return parents.some((parent) => parent.name === "VersionOverrides") ? innerHost : outerHost;
  return grammar[`${parents.length === 0 ? "" : nameOf(parents.at(-1)!)}/${name}`];
}

/** Everything in the manifest that its schema would not take, with the path to it. */
export function* schemaErrors(element: XmlElement, parents: readonly XmlElement[] = []): Generator<string> {
  const path = [...parents, element].map(nameOf).join("/");
  const shape = shapeOf(element, parents);
  if (shape === undefined) return yield `${path}: not allowed here`;
  for (const attribute of shape.attributes ?? []) if ((element.attributes[attribute] ?? "") === "") yield `${path}: no ${attribute}`;
  const type = element.attributes["xsi:type"];
  if (shape.type === undefined ? type !== undefined : !shape.type.includes(type ?? "")) yield `${path}: xsi:type is ${type ?? "missing"}`;
  const value = element.text.trim();
  if (shape.value === undefined ? value !== "" : shape.value === "text" ? value === "" : !shape.value.includes(value)) yield `${path}: “${value}” does not belong here`;
  for (const [name, min, max] of shape.children) {
    const count = element.children.filter((child) => nameOf(child) === name).length;
    if (count < min || count > max) yield `${path}: ${count} × ${name}`;
  }
  const order = shape.children.map(([name]) => name);
  const places = element.children.map((child) => order.indexOf(nameOf(child))).filter((place) => place >= 0);
  if (places.some((place, i) => i > 0 && place < places[i - 1]!)) yield `${path}: ${element.children.map(nameOf).join(", ")} are not in the order ${order.join(", ")}`;
  for (const child of element.children) yield* schemaErrors(child, [...parents, element]);
}
