import type { StreamParser } from '@codemirror/language';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';

/** The mode looks at the rest of a line for each of its words, and no line of a scenario is as long as this. */
const LONGEST_COLOURED = 1000;

/** The mode knows keys within braces where no key stands before them; here those are keys as well. */
export const YAML: StreamParser<unknown> = {
  ...yaml,
  token: (stream, state) => {
    if (stream.string.length > LONGEST_COLOURED) {
      stream.skipToEnd();
      return null;
    }
    const style = yaml.token(stream, state);
    if (stream.current() === '{' && typeof state === 'object' && state !== null)
      Reflect.set(state, 'pair', false);
    return style;
  },
};
