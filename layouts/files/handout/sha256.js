/* SHA-256 as FIPS 180-4 describes it. Browsers give theirs only to pages of a secure site, and a
   file that somebody opens from a disk, a letter or a phone is not always one. */
"use strict";

const sha256 = (function () {
  const WORDS = 64;
  const PRIMES = [];
  for (let number = 2; PRIMES.length < WORDS; number += 1) {
    if (PRIMES.every((prime) => number % prime)) {
      PRIMES.push(number);
    }
  }
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
  const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));

  function padded(bytes) {
    const length = (((bytes.length + 8) >> 6) + 1) << 6;
    const whole = new Uint8Array(length);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    const tail = new DataView(whole.buffer);
    tail.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
    tail.setUint32(length - 4, (bytes.length << 3) >>> 0);
    return tail;
  }

  function mix(state, words) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < WORDS; i += 1) {
      const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const first = (h + one + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
      const two = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const second = (two + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]) | 0);
  }

  return function (text) {
    const view = padded(new TextEncoder().encode(text));
    const words = new Int32Array(WORDS);
    let state = START;
    for (let start = 0; start < view.byteLength; start += 64) {
      for (let i = 0; i < 16; i += 1) {
        words[i] = view.getInt32(start + 4 * i);
      }
      for (let i = 16; i < WORDS; i += 1) {
        const near = words[i - 2];
        const far = words[i - 15];
        const low = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
        const high = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
        words[i] = (words[i - 16] + high + words[i - 7] + low) | 0;
      }
      state = mix(state, words);
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };
})();
