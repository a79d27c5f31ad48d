/** The same list with as much room again. */
export function doubled<T extends Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array>(list: T): T {
  const larger = new (list.constructor as new (length: number) => T)(list.length * 2);
  larger.set(list);
  return larger;
}

/** Numbers as they come. */
export class Growing {
  private values: Uint32Array;
  length = 0;
  /** `room`: numbers that it will hold, as far as that is known; what is not used takes no memory. */
  constructor(room: number) {
    this.values = new Uint32Array(Math.max(1024, room));
  }
  push(value: number): void {
    if (this.length === this.values.length) this.values = doubled(this.values);
    this.values[this.length++] = value;
  }
  at(index: number): number {
    return this.values[index]!;
  }
  /** Where it does not stand already from there on. */
  pushNew(value: number, from: number): void {
    for (let i = from; i < this.length; i++) if (this.values[i] === value) return;
    this.push(value);
  }
  /** What it holds, not copied. */
  done(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
  asHashes(): Int32Array {
    return new Int32Array(this.values.buffer, 0, this.length);
  }
}
