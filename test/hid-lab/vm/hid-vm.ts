// npm run test:hid-vm [-- uhid|dummy_hcd] : the station with the unmodified node-hid on real kernels, in QEMU. Downloads
// nothing but Debian packages; needs root for that, x86-64 Linux, and about two minutes. See README.md beside it.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { once } from 'node:events';
import { bundle, bundleStation } from '../bundle.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const WORK = join(PROJECT, 'test-results/hid-vm');
const TOOLS = ['qemu-system-x86', 'cpio', 'busybox-static', 'libusb-1.0-0'];
const LIMIT_MS = 300_000;

/** A kernel and the modules it needs for one way of plugging devices in, in the order of loading. */
type Machine = { readonly kind: string; readonly kernel: string; readonly modules: readonly string[] };

const MACHINES: readonly Machine[] = [
  {
    kind: 'uhid',
    kernel: 'linux-image-cloud-amd64',
    modules: ['drivers/hid/hid', 'drivers/hid/hid-generic', 'drivers/hid/uhid'],
  },
  {
    kind: 'dummy_hcd',
    kernel: 'linux-image-amd64',
    modules: [
      ...[
        'fs/configfs/configfs',
        'drivers/hid/hid',
        'drivers/hid/hid-generic',
        'drivers/usb/common/usb-common',
      ],
      ...['drivers/usb/core/usbcore', 'drivers/hid/usbhid/usbhid', 'drivers/usb/gadget/udc/udc-core'],
      ...[
        'drivers/usb/gadget/udc/dummy_hcd',
        'drivers/usb/gadget/libcomposite',
        'drivers/usb/gadget/function/usb_f_hid',
      ],
    ],
  },
];

function run(command: string, args: readonly string[], cwd: string = PROJECT): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
}

function isInstalled(name: string): boolean {
  try {
    return run('dpkg-query', ['--status', name]).includes('Status: install ok installed');
  } catch {
    return false; // Never heard of.
  }
}

/** Installs what is missing; the only thing for which root is needed. */
function installTools(): void {
  const missing = TOOLS.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new Error(`as root: apt-get install --no-install-recommends ${missing.join(' ')}`);
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...missing]);
}

/** Unpacks the kernel of a Debian package beside us; nothing of it is installed. */
function unpackKernel(metaPackage: string): string {
  const depends = run('apt-cache', ['depends', metaPackage]);
  const name = /Depends: (linux-image-\d\S*)/.exec(depends)?.[1];
  if (name === undefined) throw new Error(`${metaPackage} names no kernel`);
  const folder = join(WORK, name);
  if (existsSync(join(folder, 'boot'))) return folder;
  mkdirSync(folder, { recursive: true });
  run('apt-get', ['download', name], folder);
  const file = readdirSync(folder).find((each) => each.endsWith('.deb'));
  run('dpkg-deb', ['-x', join(folder, file ?? ''), folder]);
  rmSync(join(folder, file ?? ''));
  return folder;
}

/** The libraries a program or module is linked with. */
function librariesOf(file: string): string[] {
  return [...run('ldd', [file]).matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
}

function copy(from: string, root: string, to: string = from): void {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  cpSync(realpathSync(from), join(root, to), { recursive: true });
}

/** Packs busybox, Node, node-hid as it was installed, the modules and our bundles into an archive the kernel starts from. */
async function makeArchive(machine: Machine, kernel: string): Promise<string> {
  const root = join(WORK, `${machine.kind}-root`);
  rmSync(root, { recursive: true, force: true });
  const nodeHid = join(PROJECT, 'node_modules/node-hid');
  const prebuild = join(nodeHid, 'prebuilds/HID_hidraw-linux-x64/node-napi-v4.node');
  const node = realpathSync(process.execPath);
  for (const library of new Set([...librariesOf(node), ...librariesOf(prebuild)])) copy(library, root);
  copy('/bin/busybox', root);
  copy(node, root, '/bin/node');
  copy(nodeHid, root, '/app/node_modules/node-hid');
  for (const dependency of ['pkg-prebuilds', 'node-addon-api']) {
    const path = join(PROJECT, 'node_modules', dependency);
    if (existsSync(path)) copy(path, root, `/app/node_modules/${dependency}`);
  }
  copy(await bundleStation(), root, '/app/station-process.mjs');
  copy(await bundle(join(import.meta.dirname, 'guest.ts')), root, '/app/guest.mjs');
  const [version = ''] = readdirSync(join(kernel, 'lib/modules'));
  for (const module of machine.modules) {
    copy(
      join(kernel, 'lib/modules', version, 'kernel', `${module}.ko`),
      root,
      `/modules/${basename(module)}.ko`,
    );
  }
  writeFileSync(join(root, 'init'), initScript(machine));
  chmodSync(join(root, 'init'), 0o755);
  const archive = join(WORK, `${machine.kind}.cpio`);
  run('sh', ['-c', `find . | cpio -o -H newc --quiet > ${archive}`], root);
  return archive;
}

function initScript({ kind, modules }: Machine): string {
  const load = modules.map((module) => `/bin/busybox insmod /modules/${basename(module)}.ko`);
  return `${[
    '#!/bin/busybox sh',
    'PATH=/bin; for d in proc sys dev tmp; do busybox mkdir -p /$d; done',
    'busybox mount -t proc none /proc; busybox mount -t sysfs none /sys; busybox mount -t devtmpfs none /dev',
    'busybox chmod 1777 /tmp',
    ...load,
    ...(kind === 'dummy_hcd' ? ['busybox mount -t configfs none /sys/kernel/config'] : []),
    `cd /app && node guest.mjs ${kind} /app/station-process.mjs`,
    'busybox poweroff -f',
  ].join('\n')}\n`;
}

/** Starts the machine and passes its words on; true when its checks passed. KVM is not asked for: not every host has it. */
async function boot(kernel: string, archive: string): Promise<boolean> {
  const [image = ''] = readdirSync(join(kernel, 'boot')).filter((name) => name.startsWith('vmlinuz'));
  const child = spawn(
    'qemu-system-x86_64',
    [
      ...['-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'max', '-smp', '2', '-m', '1024'],
      ...['-nodefaults', '-no-user-config', '-display', 'none', '-serial', 'stdio', '-no-reboot'],
      ...['-kernel', join(kernel, 'boot', image), '-initrd', archive],
      ...['-append', 'console=ttyS0 panic=-1 quiet mitigations=off'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    process.stdout.write(chunk);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  await once(child, 'close');
  clearTimeout(timer);
  return said.includes('HID-VM PASSED');
}

async function play(machine: Machine): Promise<boolean> {
  const begun = performance.now();
  const kernel = unpackKernel(machine.kernel);
  const archive = await makeArchive(machine, kernel);
  const readyS = (performance.now() - begun) / 1000;
  const passed = await boot(kernel, archive);
  const wholeS = (performance.now() - begun) / 1000;
  console.log(
    `${machine.kind}: ${passed ? 'passed' : 'FAILED'}, prepared in ${readyS.toFixed(1)} s, ${wholeS.toFixed(1)} s in all\n`,
  );
  return passed;
}

if (process.platform !== 'linux' || process.arch !== 'x64')
  throw new Error('the kernels are for x86-64 Linux');
installTools();
mkdirSync(WORK, { recursive: true });
const [, , only] = process.argv;
let passed = true;
for (const machine of MACHINES.filter(({ kind }) => only === undefined || kind === only)) {
  passed = (await play(machine)) && passed;
}
process.exitCode = passed ? 0 : 1;
