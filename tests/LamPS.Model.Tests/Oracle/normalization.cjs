// Writes src/LamPS.Model/Tokenizers/Unicode/NormalizationData.cs from what Hugging Face's tokenizers do with each code point,
// so that normal forms agree with the ones that models were trained on. Needs npm's 'tokenizers' on NODE_PATH.
'use strict';
const { Tokenizer } = require('tokenizers');
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

const form = (type) => {
  const normalizer = Tokenizer.fromString(JSON.stringify({
    version: '1.0', added_tokens: [], normalizer: { type }, pre_tokenizer: null, post_processor: null, decoder: null,
    model: { type: 'BPE', vocab: { a: 0 }, merges: [] },
  })).getNormalizer();
  return (text) => normalizer.normalizeString(text);
};
const [nfc, nfd, nfkd] = ['NFC', 'NFD', 'NFKD'].map(form);
const hex = (c) => c.toString(16);
const lines = [];
const marks = [];
for (let c = 0; c < 0x110000; c++) {
  if ((c >= 0xd800 && c <= 0xdfff) || (c >= 0xac00 && c <= 0xd7a3)) continue;
  const text = String.fromCodePoint(c);
  const canonical = nfd(text);
  const compatible = nfkd(text);
  if (canonical !== text) {
    lines.push(`C${hex(c)}=${canonical}`);
    const points = [...canonical];
    if (points.length > 1 && nfc(text) === text) {
      const first = nfc(points.slice(0, -1).join(''));
      if ([...first].length !== 1 || nfc(first + points.at(-1)) !== text) throw new Error(`no pair for ${hex(c)}`);
      lines.push(`P${hex(c)}=${first}${points.at(-1)}`);
    }
  } else if (/\p{M}/u.test(text) && nfd(`\u0345${text}`) !== `\u0345${text}` || c === 0x345) {
    marks.push(text);
  }

  if (compatible !== canonical) lines.push(`K${hex(c)}=${compatible}`);
}

// Only the order of combining classes matters, so that is what is kept.
const compare = (a, b) => (nfd(b + a) !== b + a ? -1 : nfd(a + b) !== a + b ? 1 : 0);
marks.sort((a, b) => compare(a, b) || a.codePointAt(0) - b.codePointAt(0));
let order = 0;
for (let i = 0; i < marks.length; i++) {
  if (i === 0 || compare(marks[i - 1], marks[i]) !== 0) order++;
  lines.push(`O${hex(marks[i].codePointAt(0))}=${order}`);
}

const packed = zlib.deflateRawSync(lines.join('\n'), { level: 9 }).toString('base64');
const rows = packed.match(/.{1,150}/g).map((row) => `        "${row}"`).join(' +\n');
const code = `namespace LamPS.Model.Tokenizers.Unicode;

/// <summary>Decompositions, compositions and the order of combining marks; made by tests/LamPS.Model.Tests/Oracle/normalization.cjs.</summary>
internal static class NormalizationData
{
    /// <summary>Base64 of deflated lines: C, K (canonical and compatible decomposition), P (pair that composes), O (order of a mark).</summary>
    public const string Packed =
${rows};
}
`;
fs.writeFileSync(path.join(__dirname, '../../../src/LamPS.Model/Tokenizers/Unicode/NormalizationData.cs'), code);
console.log(`${lines.length} lines, ${order} classes, ${packed.length} characters`);
