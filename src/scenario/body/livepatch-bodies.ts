import type { Bodies, BodyName } from '../../../machines/body/statement.ts';
import { calls, loops, names, statementsOf, tests } from '../../../machines/body/uses.ts';
import type { Compatible } from '../../../machines/body/written.ts';
import type { Livepatch, OwnBodies } from '../../../machines/world.ts';
import type { Path, Report } from '../../problem/mistake.ts';
import type { LivepatchScope } from './body-scope.ts';
import { placeOf, readBody } from './read-body.ts';

const OF_OBJECTS = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'] as const;
const OF_MODULE = ['module_init', 'module_exit'] as const;

/** The bodies of one livepatch, as they are found in its file. */
export class LivepatchBodies {
  readonly #scope: LivepatchScope;
  readonly #path: Path;
  readonly #report: Report;
  #hasMistakes = false;
  readonly #all: { readonly name: BodyName; readonly body: Bodies[BodyName]; readonly path: Path }[] = [];

  constructor(scope: LivepatchScope, path: Path, report: Report) {
    this.#scope = scope;
    this.#path = path;
    this.#report = report;
  }

  /** Where the first of them stands; `null`: there is none. */
  get first(): Path | null {
    return this.#all[0]?.path ?? null;
  }

  /** Those that are lists of statements among the callbacks of an object; left out: none is. */
  ofObject(place: number, callbacks: Readonly<Record<string, unknown>>): { readonly bodies?: Bodies } {
    const path = [...this.#path, 'objects', place, 'callbacks'];
    const found = OF_OBJECTS.flatMap(name =>
      Array.isArray(callbacks[name]) ? [[name, this.#read(name, callbacks[name], [...path, name])]] : [],
    );
    return found.length === 0 ? {} : { bodies: Object.fromEntries(found) };
  }

  /** Those of the module. */
  ofModule(data: Readonly<Partial<Record<(typeof OF_MODULE)[number], unknown>>>): OwnBodies {
    return Object.fromEntries(
      OF_MODULE.flatMap(name =>
        data[name] === undefined ? [] : [[name, this.#read(name, data[name], [...this.#path, name])]],
      ),
    );
  }

  #read(name: BodyName, data: unknown, path: Path): Bodies[BodyName] {
    const report: Report = (at, mistake) => {
      this.#hasMistakes = true;
      this.#report(at, mistake);
    };
    const body = readBody(data, path, { body: name, livepatch: this.#scope }, report);
    this.#all.push({ name, body, path });
    return body;
  }

  /** What they name; reports a value that is restored and was never saved. */
  speaksOf(): Pick<Livepatch, 'speaksOf'> {
    const settings = this.#naming([
      'save',
      'restore',
      'set',
      'take saved value',
      'value is',
      'still mine',
      'saved',
    ]);
    const shadows = this.#naming([
      'klp_shadow_alloc',
      'klp_shadow_get_or_alloc',
      'klp_shadow_get',
      'klp_shadow_free',
      'klp_shadow_free_all',
    ]);
    this.#reportNeverSaved();
    this.#reportNoShadow(shadows);
    return settings.length + shadows.length === 0 ? {} : { speaksOf: { settings, shadows } };
  }

  /** A save that is misspelt is told as such alone. */
  #reportNeverSaved(): void {
    if (this.#hasMistakes) return;
    const saved = this.#naming(['save', 'take saved value']);
    for (const { body = [], path } of this.#all) {
      for (const statement of statementsOf(body)) {
        if (!('call' in statement) || statement.call !== 'restore') continue;
        const { about: setting = '' } = statement;
        if (saved.includes(setting)) continue;
        this.#report(placeOf(statement) ?? path, {
          code: 'never-saved',
          what: `${setting} is restored here, and ${this.#scope.name} never saves it`,
          expected: `save ${setting} in a callback that runs before`,
        });
      }
    }
  }

  /** A loop goes through those that the livepatch names. */
  #reportNoShadow(shadows: readonly string[]): void {
    const found = this.#all.find(({ body = [] }) => loops(body).includes('shadow variable'));
    if (found === undefined || shadows.length > 0) return;
    this.#report(found.path, {
      code: 'empty-loop',
      what: `it goes through the shadow variables that ${this.#scope.name} names, and there is none`,
      expected: 'a statement such as klp_shadow_alloc ID in one of its callbacks',
    });
  }

  /** What a livepatch with such bodies must know, where it does not say. */
  compatible(): Compatible | undefined {
    const used = this.#all.flatMap(({ body = [] }) => [...calls(body), ...tests(body)]);
    if (used.some(word => word.startsWith('klp_feature_'))) return 'registered features';
    return used.some(word => /^klp_get_|data$|data over$/.test(word)) ? 'states' : undefined;
  }

  #naming(words: readonly string[]): string[] {
    return [...new Set(this.#all.flatMap(({ body = [] }) => names(body, words)))];
  }
}
