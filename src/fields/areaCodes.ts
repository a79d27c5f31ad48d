import data from "../../templates/data/cnAreaCodes.json";

/** An area code of the mainland with its trunk zero, `0755`; `places` as `省/市`. A retired one was merged into a neighbour's. */
export type AreaCode = { readonly code: string; readonly places: readonly string[]; readonly retired: boolean };

function read(line: string, retired: boolean): readonly [string, AreaCode] {
  const [code = "", ...places] = line.split(" ");
  return [code, { code, places, retired }];
}

const codes: ReadonlyMap<string, AreaCode> = new Map([...data.inUse.map((line) => read(line, false)), ...data.retired.map((line) => read(line, true))]);

/** The area code; undefined = there is none of these digits. */
export function areaCodeOf(code: string): AreaCode | undefined {
  return codes.get(code);
}

/** Where an area code is, for people: 贵州省贵阳市、遵义市、安顺市. */
export function areaName({ places }: AreaCode): string {
  const [first = ""] = places;
  return [first.replace("/", ""), ...places.slice(1).map((place) => place.slice(place.indexOf("/") + 1))].join("、");
}
