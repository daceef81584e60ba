import type { SystemView } from '../../../../uses/step/system/system.ts';
import type { TaskRow } from '../../../../uses/step/system/tasks.ts';
import { Now } from './now.tsx';

/** The tasks, in two universes while a transition runs, and the code that each sits in. */
export function Tasks({ system: { tasks, isDivided } }: { readonly system: SystemView }) {
  return (
    <section aria-labelledby="system-tasks">
      <h3 id="system-tasks">
        Tasks{' '}
        <span class="note">{isDivided ? 'two universes while the transition runs' : 'one universe'}</span>
      </h3>
      <div class="wide">
        <table class="rows tasks">
          <thead>
            <tr>
              <th scope="col">task</th>
              {isDivided ? (
                <>
                  <th scope="col">◇ unpatched</th>
                  <th scope="col">◆ patched</th>
                </>
              ) : (
                <th scope="col">sits in</th>
              )}
              <th scope="col">
                <span class="unseen">its part in the transition</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(task => (
              <Row key={task.name} task={task} isDivided={isDivided} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ task, isDivided }: { readonly task: TaskRow; readonly isDivided: boolean }) {
  const { name, universe } = task;
  const here = <Seat task={task} />;
  return (
    <tr data-alive={universe.now !== 'not running'}>
      <th scope="row">
        <code>{name}</code>
      </th>
      {isDivided ? (
        ['unpatched', 'patched'].map(side => (
          <td key={side} class="side" data-from={universe.was === side}>
            {universe.now === side ? here : universe.was === side && <s class="was">was here</s>}
          </td>
        ))
      ) : (
        <td>{here}</td>
      )}
      <td>{partOf(task)}</td>
    </tr>
  );
}

function Seat({ task: { universe, sits, isStranded } }: { readonly task: TaskRow }) {
  if (universe.now === 'not running') return <span class="faint">not running</span>;
  const hasMoved =
    universe.was !== null && universe.was !== 'no transition' && universe.now !== 'no transition';
  return (
    <span class={`seat ${isStranded ? 'dangling' : ''}`} data-inside={sits.now !== 'outside'}>
      {hasMoved && sits.was === null && (
        <span class="sign" aria-hidden="true">
          ▸
        </span>
      )}
      <code>
        <Now told={sits} />
      </code>
      {isStranded && <span> code of a livepatch that is gone</span>}
    </span>
  );
}

function partOf({ isPending, holds }: TaskRow) {
  if (!isPending) return null;
  return holds ? (
    <span class="about">
      <span aria-hidden="true">△</span> pending, and cannot switch here
    </span>
  ) : (
    <span class="soft">pending, may switch</span>
  );
}
