import { WireError } from "./wire";

/** A member that Excel may have but this emulator does not: the test that reached it must fail, so it is an error that no host code knows. */
export const unknownMember = "EmulatorUnknownMember";

export type Property<S> = { readonly get: (self: S) => unknown; readonly set?: (self: S, value: never) => void };

/**
 * One class of the Excel API as it appears on the wire: names in PascalCase. A method gives another object (or null for a null object) where the client asks for one, else
 * its result.
 */
export type WireClass<S> = {
  readonly name: string;
  /** What instantiating answers: the id or reference by which the client finds the object again. Throws where the object is gone. */
  readonly identity?: (self: S) => Readonly<Record<string, unknown>>;
  readonly scalars?: Readonly<Record<string, Property<S>>>;
  readonly navigation?: Readonly<Record<string, (self: S) => Bound | null>>;
  readonly methods?: Readonly<Record<string, (self: S, ...args: never[]) => unknown>>;
  readonly items?: (self: S) => readonly Bound[];
  readonly indexer?: (self: S, key: string) => Bound;
};

/** An object of the workbook as an instance of its wire class. */
export class Bound {
  /** Told of every member that is used, as `Class.Member`. */
  static onUse: ((member: string) => void) | null = null;

  private constructor(readonly self: unknown, private readonly cls: WireClass<unknown>) {}

  static of<S>(cls: WireClass<S>, self: S): Bound {
    return new Bound(self, cls as WireClass<unknown>);
  }

  get className(): string {
    return this.cls.name;
  }

  identity(): Readonly<Record<string, unknown>> {
    return this.cls.identity?.(this.self) ?? {};
  }

  set(name: string, value: unknown): void {
    const property = this.member(this.cls.scalars, name);
    if (property === undefined) throw this.unknown(name);
    if (property.set === undefined) throw new WireError(unknownMember, `${this.cls.name}.${name} cannot be set`);
    (property.set as (self: unknown, value: unknown) => void)(this.self, value);
  }

  navigate(name: string): Bound | null {
    const to = this.member(this.cls.navigation, name);
    if (to === undefined) throw this.unknown(name);
    return to(this.self);
  }

  call(name: string, args: readonly unknown[]): unknown {
    const method = this.member(this.cls.methods, name);
    if (method === undefined) throw this.unknown(`${name}()`);
    return (method as (self: unknown, ...args: unknown[]) => unknown)(this.self, ...args);
  }

  item(key: string): Bound {
    if (this.cls.indexer === undefined) throw this.unknown(`[${key}]`);
    Bound.onUse?.(`${this.cls.name}.getItem`);
    return this.cls.indexer(this.self, key);
  }

  /** The answer to a load: `select` as the caller wrote it, with `/` into navigation properties; `items` of collections are left out by the client. */
  load(select: readonly string[]): Record<string, unknown> {
    if (select.length === 0) throw new WireError(unknownMember, `${this.cls.name}: load names what it wants`);
    if (this.cls.items !== undefined && select.some((name) => name !== "count")) return { _Items: this.cls.items(this.self).map((item) => ({ ...item.identity(), ...item.loadOwn(select.filter((name) => name !== "*")) })) };
    return this.loadOwn(select);
  }

  private loadOwn(select: readonly string[]): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    const nested = new Map<string, string[]>();
    for (const path of select) {
      const slash = path.indexOf("/");
      const name = slash < 0 ? path : path.slice(0, slash);
      const property = this.member(this.cls.scalars, name);
      if (property !== undefined && slash < 0) {
        answer[this.wireName(this.cls.scalars, name)!] = property.get(this.self);
      } else {
        const to = this.wireName(this.cls.navigation, name);
        if (to === undefined || slash < 0) throw this.unknown(path);
        Bound.onUse?.(`${this.cls.name}.${to}`);
        nested.set(to, [...(nested.get(to) ?? []), path.slice(slash + 1).replace(/^items\//, "")]);
      }
    }
    for (const [to, rest] of nested) {
      const object = this.cls.navigation![to]!(this.self);
      answer[to] = object === null ? null : { ...object.identity(), ...object.load(rest) };
    }
    return answer;
  }

  private member<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
    const wire = this.wireName(table, name);
    if (wire !== undefined) Bound.onUse?.(`${this.cls.name}.${wire}`);
    return wire === undefined ? undefined : table![wire];
  }

  private wireName(table: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
    return table === undefined ? undefined : Object.keys(table).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  }

  private unknown(name: string): WireError {
    return new WireError(unknownMember, `This emulator does not know ${this.cls.name}.${name}`);
  }
}
