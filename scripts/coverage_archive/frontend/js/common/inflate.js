// Unpacks the site's gzip files (RFC 1951 and 1952) in browsers that cannot do it: those before Safari 16.4 and Firefox 113.

const HEADER = 10;
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** @typedef {{ counts: number[], symbols: number[] }} Code a Huffman code: the number of symbols of each length, and the symbols in order */

/** Return for each symbol the least number that it stands for, and how many of the bits after it are added to that. @param {number} least @param {number[]} extra */
function ranges(least, extra) {
  return extra.map((bits) => {
    const range = { least, bits };
    least += 2 ** bits;
    return range;
  });
}
const LENGTHS = [...ranges(3, [...Array(28).keys()].map((at) => Math.max(0, (at >> 2) - 1))), { least: 258, bits: 0 }];
const DISTANCES = ranges(1, [...Array(30).keys()].map((at) => Math.max(0, (at >> 1) - 1)));

/** @param {number[]} lengths the length of each symbol's code in bits, or 0 for a symbol without a code @returns {Code} */
function codeOf(lengths) {
  const counts = Array(16).fill(0);
  for (const length of lengths) counts[length]++; // counts[0], of the symbols without a code, is not used
  const symbols = [...lengths.keys()].filter((symbol) => lengths[symbol]);
  return { counts, symbols: symbols.sort((one, other) => lengths[one] - lengths[other] || one - other) };
}
const FIXED = [codeOf([...Array(288).keys()].map((at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8))), codeOf(Array(30).fill(5))];

/** Reads the bytes of a gzip file bit by bit, the lowest bit of each byte first. */
class Bits {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = HEADER * 8;
  }

  /** @param {number} count */
  number(count) {
    let found = 0;
    for (let bit = 0; bit < count; bit++, this.at++) found |= ((this.data[this.at >> 3] >> (this.at & 7)) & 1) << bit;
    if (this.at > this.data.length * 8) throw new Error("The file is cut off.");
    return found;
  }

  /** Read bits until they are a symbol of a code, and return the symbol. @param {Code} code */
  symbol({ counts, symbols }) {
    let [value, first, place] = [0, 0, 0];
    for (let length = 1; length < 16; length++) {
      value |= this.number(1);
      if (value - first < counts[length]) return symbols[place + value - first];
      place += counts[length];
      first = (first + counts[length]) << 1;
      value <<= 1;
    }
    throw new Error("The file is damaged.");
  }

  /** Read the two codes at the beginning of a block with dynamic codes: for lengths and for distances. */
  codes() {
    const [lengths, distances, known] = [this.number(5) + 257, this.number(5) + 1, this.number(4) + 4];
    const own = Array(19).fill(0);
    for (const symbol of ORDER.slice(0, known)) own[symbol] = this.number(3);
    const code = codeOf(own);
    const all = /** @type {number[]} */ ([]);
    while (all.length < lengths + distances) {
      const symbol = this.symbol(code);
      if (symbol < 16) all.push(symbol);
      else if (symbol === 16) all.push(...Array(this.number(2) + 3).fill(all[all.length - 1]));
      else all.push(...Array(symbol === 17 ? this.number(3) + 3 : this.number(7) + 11).fill(0));
    }
    return [codeOf(all.slice(0, lengths)), codeOf(all.slice(lengths))];
  }
}

/** Return the unpacked bytes of a gzip file. Throw an error if it is cut off or damaged. @param {Uint8Array} data */
export function inflated(data) {
  const bits = new Bits(data);
  const found = new Uint8Array(new DataView(data.buffer, data.byteOffset).getUint32(data.length - 4, true));
  let end = 0;
  for (let last = 0; !last;) {
    last = bits.number(1);
    const kind = bits.number(2);
    if (kind === 0) {
      bits.at = (bits.at + 7) & ~7;
      const size = bits.number(16);
      const from = (bits.at >> 3) + 2;
      found.set(data.subarray(from, from + size), end);
      end += size;
      bits.at = (from + size) * 8;
      continue;
    }
    const [lengths, distances] = kind === 1 ? FIXED : bits.codes();
    for (let symbol = bits.symbol(lengths); symbol !== 256; symbol = bits.symbol(lengths)) {
      if (symbol < 256) found[end++] = symbol;
      else {
        const { least, bits: more } = LENGTHS[symbol - 257];
        const until = end + least + bits.number(more);
        const far = DISTANCES[bits.symbol(distances)];
        const back = far.least + bits.number(far.bits);
        while (end < until) found[end] = found[end++ - back];
      }
    }
  }
  return found;
}
