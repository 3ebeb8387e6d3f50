// Answers what Hugging Face's own library makes of texts: reads {tokenizers: {name: content}, texts: {set: [base64 of UTF-16]}} from the file in argv[2],
// writes {name: {set: [{ids, decoded}]}} to the file in argv[3]. Needs npm's 'tokenizers' on NODE_PATH.
'use strict';
const { Tokenizer } = require('tokenizers');
const fs = require('fs');

(async () => {
  const request = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
  const answer = {};
  for (const [name, content] of Object.entries(request.tokenizers)) {
    const tokenizer = Tokenizer.fromString(content);
    answer[name] = {};
    for (const [set, texts] of Object.entries(request.texts)) {
      answer[name][set] = [];
      for (const packed of texts) {
        const encoding = await tokenizer.encode(Buffer.from(packed, 'base64').toString('utf16le'), null, { addSpecialTokens: true });
        const ids = encoding.getIds();
        answer[name][set].push({ ids, decoded: ids.length === 0 ? '' : await tokenizer.decode(ids, true) });
      }
    }
  }

  fs.writeFileSync(process.argv[3], JSON.stringify(answer));
})();
