import { DESIGN_KEY_NAMES, NO_DESIGN_VALUES } from '../../machines/design-keys.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { isWritten } from '../../machines/designs/written.ts';
import type { Callbacks, FeatureVersion, Livepatch, PatchObject } from '../../machines/world.ts';
import type { Mistake, Path, Report } from '../problem/mistake.ts';
import { didYouMean } from '../problem/nearest.ts';
import { quoted } from '../problem/quoted.ts';
import { oneOf, unknownName } from '../problem/unknown-name.ts';
import { LivepatchBodies } from './body/livepatch-bodies.ts';
import { designOfFile, isDesignFile, isYaml, pathBeside } from './design-for.ts';
import type { LivepatchData } from './schema/livepatch.ts';

type ObjectData = NonNullable<LivepatchData['objects']>[number];

/** What a livepatch may refer to. */
export interface LivepatchSurroundings {
  /** The scenario's, from whose folder it names others. */
  readonly file: string;
  /** The names of the target modules. */
  readonly modules: readonly string[];
  /** What the livepatches of the scenario provide. */
  readonly provided: readonly string[];
  /** Values that callbacks may change. */
  readonly settings: readonly string[];
}

/** Fills in what a livepatch leaves out, and reports what does not fit. */
export function livepatchOf(
  name: string,
  data: LivepatchData,
  { file, modules, provided, settings }: LivepatchSurroundings,
  report: Report,
): Livepatch {
  const path = ['livepatches', name];
  const given = data.objects ?? ['vmlinux'];
  const names = given.map(nameOf);
  names.forEach((object, i) => {
    const at = typeof given[i] === 'string' ? [...path, 'objects', i] : [...path, 'objects', i, 'name'];
    if (names.indexOf(object) < i) report(at, twice(name, object));
    if (object !== 'vmlinux' && !modules.includes(object)) report(at, unknownObject(object, modules));
  });

  const features = versionsOf(data.features);
  const retires = versionsOf(data.retires);
  for (const { id } of retires) {
    if (features.some(feature => feature.id === id)) report([...path, 'retires', id], listedToo(name, id));
  }
  data.carries?.forEach((object, i) => {
    if (!names.includes(object)) {
      report([...path, 'carries', i], unknownName(`object of ${name}`, object, [...new Set(names)]));
    }
  });
  const { relocations = false } = data;
  const relocated = relocations === true ? names : relocations === false ? [] : relocations;
  relocated.forEach((object, i) => {
    if (names.includes(object)) return;
    const known = [...new Set(names)];
    report([...path, 'relocations', i], unknownName(`object of ${name}`, object, known));
  });
  data.obsoletes?.forEach((obsolete, i) => {
    if (!provided.includes(obsolete)) {
      report([...path, 'obsoletes', i], notProvided(obsolete, provided));
    }
  });
  const carries = data.carries ?? (features.length + retires.length > 0 ? names : []);
  const ids = [...features, ...retires].map(({ id }) => id);
  const bodies = new LivepatchBodies({ name, features: ids, objects: names, settings }, path, report);
  const objects = given.map((object, place) =>
    objectOf(object, carries.includes(nameOf(object)), callbacks => bodies.ofObject(place, callbacks)),
  );
  return {
    replace: data.replace ?? true,
    marked: data.marked ?? true,
    objects,
    features,
    retires,
    relocations: [...new Set(relocated)],
    ...ownOf(data, bodies),
    ...bodies.speaksOf(),
    ...designOf(data.design, file, bodies.first, path, report),
    ...NO_DESIGN_VALUES,
    ...Object.fromEntries(
      DESIGN_KEY_NAMES.flatMap(key => (data[key] === undefined ? [] : [[key, data[key]]])),
    ),
  };
}

function nameOf(object: ObjectData): string {
  return typeof object === 'string' ? object : object.name;
}

/** What it says for itself alone. */
function ownOf(data: LivepatchData, bodies: LivepatchBodies): Pick<Livepatch, 'own'> {
  const ofModule = bodies.ofModule(data);
  if (bodies.first === null) return {};
  const compatible = data.compatible ?? bodies.compatible();
  return { own: { ...ofModule, ...(compatible === undefined ? {} : { compatible }) } };
}

/** @param body where it has a body of its own; `null`: it has none */
function designOf(
  name: string | undefined,
  file: string,
  body: Path | null,
  path: Path,
  report: Report,
): Pick<Livepatch, 'design'> {
  if (name === undefined) return {};
  if (body !== null) {
    report(body, {
      code: 'contradiction',
      what: `a body stands here, and the livepatch has the design ${name}`,
      expected: 'design, or bodies of its own',
      onKey: true,
    });
  }
  const written = Object.values(DESIGNS).filter(isWritten);
  const found = isDesignFile(name)
    ? designOfFile(pathBeside(file, name))
    : written.find(design => design.name === name);
  if (found?.written !== undefined) return { design: found.written };
  const known = written.map(design => design.name);
  report([...path, 'design'], isDesignFile(name) ? notRead(name, known) : notWritten(name, known));
  return {};
}

function notRead(file: string, known: readonly string[]): Mistake {
  return isYaml(file)
    ? {
        code: 'unread-design',
        what: `${quoted(file)} is a file, and no other file is read here`,
        expected: oneOf(known),
        hints: ['The commands read it.'],
      }
    : {
        code: 'wrong-design',
        what: `${quoted(file)} is a module, and what one livepatch does is written in statements`,
        expected: 'a file in YAML, or one of the designs that are written so',
      };
}

function notWritten(name: string, known: readonly string[]): Mistake {
  return Object.hasOwn(DESIGNS, name)
    ? {
        code: 'wrong-design',
        what: `${name} is for all livepatches of a world: the core keeps it`,
        expected: oneOf(known),
      }
    : unknownName('design', name, known);
}

type BodiesOf = (callbacks: Readonly<Record<string, unknown>>) => Pick<Callbacks, 'bodies'>;

function objectOf(data: ObjectData, carries: boolean, bodiesOf: BodiesOf): PatchObject {
  if (typeof data === 'string')
    return { name: data, functions: null, carries, callbacks: callbacksOf(carries) };
  const functions = data.functions === undefined ? null : Object.entries(data.functions);
  return {
    name: data.name,
    functions: functions?.map(([original, replacement]) => ({ original, replacement })) ?? null,
    carries,
    callbacks:
      data.callbacks === undefined
        ? callbacksOf(carries)
        : { ...givenCallbacks(data.callbacks), ...bodiesOf(data.callbacks) },
  };
}

/** All four, or none. */
function callbacksOf(carries: boolean): Callbacks {
  return {
    prePatch: carries ? 0 : null,
    postPatch: carries,
    preUnpatch: carries,
    postUnpatch: carries,
    logs: false,
  };
}

function givenCallbacks(data: NonNullable<Exclude<ObjectData, string>['callbacks']>): Callbacks {
  return {
    prePatch: Array.isArray(data.pre_patch)
      ? 0
      : data.pre_patch === undefined || data.pre_patch === false
        ? null
        : data.pre_patch,
    postPatch: data.post_patch !== undefined && data.post_patch !== false,
    preUnpatch: data.pre_unpatch !== undefined && data.pre_unpatch !== false,
    postUnpatch: data.post_unpatch !== undefined && data.post_unpatch !== false,
    logs: data.log === 'std',
  };
}

function versionsOf(data: Readonly<Record<string, number>> = {}): readonly FeatureVersion[] {
  return Object.entries(data).map(([id, version]) => ({ id, version }));
}

function twice(patch: string, object: string): Mistake {
  return {
    code: 'duplicate-name',
    what: `${patch} has the object ${quoted(object)} twice`,
    hints: [
      `The kernel would refuse it with EEXIST: for that, list it once and take the fault { in: ${patch}, object: ${object}, duplicate: object }.`,
    ],
  };
}

function unknownObject(object: string, modules: readonly string[]): Mistake {
  const known = [...new Set(['vmlinux', ...modules])];
  return {
    code: 'unknown-name',
    what: `${quoted(object)} is neither vmlinux nor a declared module`,
    expected: oneOf(known),
    hints: didYouMean(object, known),
  };
}

function notProvided(name: string, provided: readonly string[]): Mistake {
  return {
    code: 'unknown-name',
    what: `no livepatch provides ${quoted(name)}`,
    expected: oneOf(provided),
    hints: didYouMean(name, provided),
  };
}

function listedToo(patch: string, feature: string): Mistake {
  return {
    code: 'retired-and-listed',
    what: `${patch} both lists and retires ${quoted(feature)}`,
    expected: 'it under features or under retires',
    onKey: true,
  };
}
