// Makes resources/fonts from the npm package of Noto Serif SC. Run by hand when the choice of characters changes;
// the two packages it needs are installed into a temporary folder and are no dependency of the project.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';

const PACKAGES = ['@expo-google-fonts/noto-serif-sc@0.4.3', 'subset-font@2.9.0'];

// Characters of 通用规范汉字表 (2013) that lie in CJK Extension A: the ones names really use. The package's
// font holds 6,592 of that block; all of them would make the file 4 MB larger.
const EXTENSION_A =
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮';

// One glyph per code point is all the composer draws, so nothing of the layout tables is needed.
const SUBSET = {
  targetFormat: 'truetype',
  keepFeatures: [],
  noLayoutClosure: true,
  dropTables: ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'vhea', 'vmtx'],
  preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 13, 14],
};

/** Every character a double-byte range of GB 18030 stands for; A1–F7 × A1–FE is GB 2312, 81–FE × 40–FE is GBK. */
function charactersOf([firstLead, lastLead], [firstTrail, lastTrail]) {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const found = [];
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = firstTrail; trail <= lastTrail; trail += 1) {
      const text = decodeOrNothing(decoder, [lead, trail]);
      if ([...text].length === 1) found.push(text);
    }
  }
  return found;
}

function decodeOrNothing(decoder, bytes) {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return ''; // no character at this place
  }
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

const latin = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...range(0x2010, 0x203b),
  ...range(0x2460, 0x2473),
];
const gb2312 = charactersOf([0xa1, 0xf7], [0xa1, 0xfe]);
const wide = [
  ...charactersOf([0x81, 0xfe], [0x40, 0xfe]),
  ...range(0x4e00, 0x9fff),
  ...EXTENSION_A,
  ...range(0x20000, 0x323af),
];

function inPrivateUse(character) {
  const code = character.codePointAt(0);
  return code >= 0xe000 && code <= 0xf8ff;
}

async function makeFont({ from, to, characters }, { require, packages }) {
  const source = readFileSync(join(packages, '@expo-google-fonts/noto-serif-sc', from));
  const text = [...new Set(characters)].filter((character) => !inPrivateUse(character)).join('');
  const target = join(root, 'resources/fonts', to);
  writeFileSync(target, await require('subset-font')(source, text, SUBSET));
  console.log(`${to}: ${(statSync(target).size / 1e6).toFixed(2)} MB`);
}

const folder = mkdtempSync(join(tmpdir(), 'quanke-fonts-'));
try {
  writeFileSync(join(folder, 'package.json'), '{}');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES];
  const { status } = spawnSync('npm', install, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not bring ${PACKAGES.join(', ')}`);
  const source = {
    require: createRequire(join(folder, 'package.json')),
    packages: join(folder, 'node_modules'),
  };
  mkdirSync(join(root, 'resources/fonts'), { recursive: true });
  await makeFont(
    { from: '700Bold/NotoSerifSC_700Bold.ttf', to: 'title.ttf', characters: [...latin, ...gb2312] },
    source,
  );
  await makeFont(
    { from: '400Regular/NotoSerifSC_400Regular.ttf', to: 'body.ttf', characters: [...latin, ...wide] },
    source,
  );
  const licence = join(source.packages, '@expo-google-fonts/noto-serif-sc/LICENSE_FONT');
  copyFileSync(licence, join(root, 'resources/fonts/LICENSE-OFL.txt'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
