import './without-eval.ts';
import type { Answer, Ask, Numbered, WalkAnswer, WalkAsk } from '../protocol.ts';
import { SessionHolder } from './session.ts';
import { Walker } from './walker.ts';

/** A worker is asked as one of the two, and is that one. */
const session = new SessionHolder();
const walker = new Walker();

addEventListener('message', ({ data: { number, body } }: MessageEvent<Numbered<Ask | WalkAsk>>) => {
  const say = (answer: Answer | WalkAnswer) =>
    postMessage({ number, body: answer } satisfies Numbered<Answer | WalkAnswer>);
  switch (body.kind) {
    case 'walk':
    case 'reach':
    case 'way':
    case 'graph':
    case 'history':
    case 'rest':
      void walker.answer(body, say);
      return;
    default: {
      const answer = session.answer(body);
      say(answer);
      // Whoever goes on at once is not to wait for what might have come instead.
      setTimeout(() => {
        const lists = session.lists(answer);
        if (lists !== null) say(lists);
      });
    }
  }
});
