import { config } from 'zod/mini';

// The policy of the page forbids code that is made from text. zod tries whether it may as soon as a schema is made:
// this has to be said before any is.
config({ jitless: true });
