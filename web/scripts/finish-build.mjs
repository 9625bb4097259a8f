// Run after vite build: makes the small form of each file beside it (Brotli), and refuses a desk that needs more script than its budget.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const budget = 320 * 1000;
const assets = 'dist/assets';
const sizes = new Map();
for (const name of await readdir(assets)) {
  if (!/\.(js|css|svg|json)$/.test(name)) continue;
  const bytes = await readFile(`${assets}/${name}`);
  const small = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  sizes.set(name, small.length);
  await writeFile(`${assets}/${name}.br`, small);
}
const page = await readFile('dist/index.html');
await writeFile('dist/index.html.br', brotliCompressSync(page));

// What a chunk loads before it runs. Parts that a page asks for later are not among them.
async function withImports(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = await readFile(`${assets}/${name}`, 'utf8');
  for (const [, other] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) await withImports(other, seen);
  return seen;
}
const names = [...sizes.keys()];
const desk = new Set();
for (const start of [/^index-.*\.js$/, /^DeskPage-.*\.js$/, /^zh-.*\.js$/, /^phone-.*\.js$/]) {
  for (const name of names.filter((each) => start.test(each))) await withImports(name, desk);
}
const total = [...desk].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
console.log(`desk: ${(total / 1000).toFixed(1)} kB of script (Brotli) in ${desk.size} files, budget ${budget / 1000} kB`);
if (total > budget) {
  for (const name of desk) console.error(`  ${name} ${sizes.get(name)}`);
  process.exit(1);
}
