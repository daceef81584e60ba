/** When a line was printed. */
export interface Stamp {
  /** `boot`: seconds since the kernel started; `wall`: seconds of a calendar, whose beginning means nothing. */
  readonly clock: 'boot' | 'wall';
  readonly seconds: number;
}

/** A line without what is not the kernel's own words. */
export interface Unstamped {
  readonly stamp: Stamp | null;
  readonly message: string;
}

/** What may stand in front of a message, in any number: each gives the stamp that it has, if it has one. */
const PREFIXES: readonly (readonly [pattern: RegExp, stamp: (found: readonly string[]) => Stamp | null])[] = [
  // As it was pasted into a mail.
  [/^(?:> ?)+/, none],
  [/^[ \t]+/, none],
  // The head of a raw record, and what dmesg -x makes of it.
  [/^<\d{1,4}>/, none],
  [/^[a-z0-9]{3,8} *:[a-z]{3,6} *: /, none],
  // printk.time, and dmesg -d beside it.
  [/^\[ *(\d+\.\d+)(?: < *\d+\.\d+>)?\] ?/, ([, seconds]) => ({ clock: 'boot', seconds: Number(seconds) })],
  // A record of /dev/kmsg, in microseconds.
  [/^\d+,\d+,(\d+),[^;]*;/, ([, micro]) => ({ clock: 'boot', seconds: Number(micro) / 1e6 })],
  // CONFIG_PRINTK_CALLER: a task or a processor.
  [/^\[ *[TC]\d+\] ?/, none],
  // dmesg -T
  [
    /^\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d+) (\d\d):(\d\d):(\d\d) (\d{4})\] ?/,
    ([, month, day, hour, minute, second, year]) => wall(year, month, day, hour, minute, second),
  ],
  // dmesg -e
  [/^\[[A-Z][a-z]{2} ?\d+ \d\d:\d\d\] ?/, none],
  [/^\[ *\+\d+\.\d+\] ?/, none],
  // syslog and journalctl: a date, a host, and who speaks.
  [
    /^([A-Z][a-z]{2}) +(\d+) (\d\d):(\d\d):(\d\d(?:\.\d+)?) \S+ kernel: /,
    ([, month, day, hour, minute, second]) => wall(undefined, month, day, hour, minute, second),
  ],
  [
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d(?:[.,]\d+)?)(?:Z|[+-]\d\d:?\d\d)? (?:\S+ kernel: )?/,
    ([, year, month, day, hour, minute, second]) => wall(year, month, day, hour, minute, second),
  ],
  [/^\S+ kernel: /, none],
];

/** Takes the time stamp, the caller and the like off a line. Of two stamps that of the kernel itself counts. */
export function unstamped(line: string): Unstamped {
  let message = line;
  let stamp: Stamp | null = null;
  for (let taken = true; taken; ) {
    taken = false;
    for (const [pattern, read] of PREFIXES) {
      const found = pattern.exec(message);
      if (found === null) continue;
      const own = read(found);
      if (own !== null && stamp?.clock !== 'boot') stamp = own;
      message = message.slice(found[0].length);
      taken = true;
    }
  }
  return { stamp, message };
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A leap year where the line does not say. */
function wall(year = '2000', month = '', day = '', hour = '', minute = '', second = ''): Stamp | null {
  const place = /^\d+$/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month) / 3;
  if (!Number.isInteger(place)) return null;
  const midnight = Date.UTC(Number(year), place, Number(day)) / 1000;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second.replace(',', '.'));
  return { clock: 'wall', seconds: midnight + seconds };
}

function none(): null {
  return null;
}
