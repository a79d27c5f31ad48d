/** Numbers from 0 for 32-bit hashes, in the order of their first coming: open addressing. */
export class HashNumbers {
  /** By slot a number, + 1, 0 = free, and its hash: side by side, for a look costs as much as it reaches into memory. */
  private slots = new Int32Array(1 << 13);
  private hashes = new Int32Array(1 << 11);
  private count = 0;
  numberOf(hash: number): number {
    let at = this.slotFor(hash);
    if (this.slots[at] !== 0) return this.slots[at]! - 1;
    if (this.count === this.hashes.length) {
      this.grow();
      at = this.slotFor(hash);
    }
    this.hashes[this.count] = hash;
    this.slots[at + 1] = hash;
    this.slots[at] = ++this.count;
    return this.count - 1;
  }
  /** -1 for a hash that has none. */
  find(hash: number): number {
    return this.slots[this.slotFor(hash)]! - 1;
  }
  numbersOf(hashes: Int32Array | Uint32Array): Uint32Array {
    const numbers = new Uint32Array(hashes.length);
    for (let i = 0; i < hashes.length; i++) numbers[i] = this.numberOf(hashes[i]! | 0);
    return numbers;
  }
  all(): Int32Array {
    return this.hashes.subarray(0, this.count);
  }
  /** Where a hash stands or may be put. */
  private slotFor(hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (slotOf(hash) << 1) & mask;
    while (slots[at] !== 0 && slots[at + 1] !== hash) at = (at + 2) & mask;
    return at;
  }
  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    this.slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.count; number++) {
      const at = this.slotFor(hashes[number]!);
      this.slots[at] = number + 1;
      this.slots[at + 1] = hashes[number]!;
    }
  }
}

function slotOf(hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
