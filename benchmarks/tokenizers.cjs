// Encodes a text with the libraries of npm: argv are tokenizer.json, the text and where the answer goes. NODE_PATH has the packages.
'use strict';
const fs = require('fs');

const [, , tokenizerFile, textFile, answerFile] = process.argv;
const text = fs.readFileSync(textFile, 'utf8');
const hash = (ids) => ids.reduce((h, id) => Math.imul(h ^ id, 16777619) >>> 0, 2166136261);

(async () => {
  const answer = {};
  const measure = async (name, encode) => {
    const start = process.hrtime.bigint();
    const ids = await encode();
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    answer[name] = { seconds, count: ids.length, hash: hash(ids) };
  };

  const script = require('@huggingface/tokenizers');
  const slow = new script.Tokenizer(JSON.parse(fs.readFileSync(tokenizerFile, 'utf8')), {});
  await measure('@huggingface/tokenizers', () => slow.encode(text).ids);
  const native = require('tokenizers');
  const rust = native.Tokenizer.fromFile(tokenizerFile);
  await measure('tokenizers (Rust)', async () => (await rust.encode(text)).getIds());
  fs.writeFileSync(answerFile, JSON.stringify(answer));
})();
