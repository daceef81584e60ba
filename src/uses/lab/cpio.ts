/** A file of an archive. */
export interface Archived {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As chmod has it. */
  readonly mode: number;
}

const REGULAR = 0o100000;

/** An initramfs: what is given, in the format newc (Documentation/driver-api/early-userspace/buffer-format.rst). */
export function cpio(files: readonly Archived[]): Buffer {
  const entries = files.map(({ name, bytes, mode }, place) => entry(place + 1, name, bytes, REGULAR | mode));
  return Buffer.concat([...entries, entry(0, 'TRAILER!!!', new Uint8Array(), 0)]);
}

function entry(inode: number, name: string, bytes: Uint8Array, mode: number): Buffer {
  const links = 1;
  // Owner, group and time are 0, as are the devices and the sum that newc has none of.
  const numbers = [inode, mode, 0, 0, links, 0, bytes.length, 0, 0, 0, 0, name.length + 1, 0];
  const header = numbers.map(number => number.toString(16).padStart(8, '0')).join('');
  return Buffer.concat([padded(Buffer.from(`070701${header}${name}\0`)), padded(Buffer.from(bytes))]);
}

/** To a multiple of four bytes. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
