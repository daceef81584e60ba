import type { Reference, Subject } from '../support/reference-walk.ts';
import * as alarmClock from './alarm-clock.ts';
import * as auction from './auction.ts';
import * as bookingSaga from './booking-saga.ts';
import * as chat from './chat.ts';
import * as checkout from './checkout.ts';
import * as connection from './connection.ts';
import * as doorLock from './door-lock.ts';
import * as dragAndDrop from './drag-and-drop.ts';
import * as editor from './editor.ts';
import * as elevator from './elevator.ts';
import * as fetchRetry from './fetch-retry.ts';
import * as hangman from './hangman.ts';
import * as mediaPlayer from './media-player.ts';
import * as order from './order.ts';
import * as pages from './pages.ts';
import * as parkingGarage from './parking-garage.ts';
import * as phoneCall from './phone-call.ts';
import * as printQueue from './print-queue.ts';
import * as profileForm from './profile-form.ts';
import * as quiz from './quiz.ts';
import * as searchBox from './search-box.ts';
import * as signIn from './sign-in.ts';
import * as subscription from './subscription.ts';
import * as supportTicket from './support-ticket.ts';
import * as thermostat from './thermostat.ts';
import * as ticTacToe from './tic-tac-toe.ts';
import * as todoList from './todo-list.ts';
import * as trafficLights from './traffic-lights.ts';
import * as upload from './upload.ts';
import * as vendingMachine from './vending-machine.ts';
import * as washingMachine from './washing-machine.ts';
import * as wizard from './wizard.ts';

/** Machines of ordinary style, each with what the reference has counted: states, transitions, depth. */
export const CORPUS: Readonly<Record<string, { readonly subject: Subject; readonly counts: Reference }>> = {
  'alarm-clock': { subject: alarmClock, counts: { states: 13, transitions: 21, depth: 7 } },
  auction: { subject: auction, counts: { states: 55, transitions: 92, depth: 5 } },
  'booking-saga': { subject: bookingSaga, counts: { states: 18, transitions: 18, depth: 6 } },
  chat: { subject: chat, counts: { states: 174, transitions: 660, depth: 8 } },
  checkout: { subject: checkout, counts: { states: 144, transitions: 320, depth: 11 } },
  connection: { subject: connection, counts: { states: 114, transitions: 470, depth: 9 } },
  'door-lock': { subject: doorLock, counts: { states: 68, transitions: 232, depth: 12 } },
  'drag-and-drop': { subject: dragAndDrop, counts: { states: 15, transitions: 63, depth: 5 } },
  editor: { subject: editor, counts: { states: 30, transitions: 130, depth: 5 } },
  elevator: { subject: elevator, counts: { states: 81, transitions: 369, depth: 7 } },
  'fetch-retry': { subject: fetchRetry, counts: { states: 90, transitions: 222, depth: 11 } },
  hangman: { subject: hangman, counts: { states: 127, transitions: 426, depth: 6 } },
  'media-player': { subject: mediaPlayer, counts: { states: 49, transitions: 203, depth: 6 } },
  order: { subject: order, counts: { states: 10, transitions: 13, depth: 4 } },
  pages: { subject: pages, counts: { states: 40, transitions: 80, depth: 9 } },
  'parking-garage': { subject: parkingGarage, counts: { states: 20, transitions: 68, depth: 3 } },
  'phone-call': { subject: phoneCall, counts: { states: 56, transitions: 160, depth: 8 } },
  'print-queue': { subject: printQueue, counts: { states: 90, transitions: 396, depth: 9 } },
  'profile-form': { subject: profileForm, counts: { states: 21, transitions: 101, depth: 6 } },
  quiz: { subject: quiz, counts: { states: 78, transitions: 186, depth: 8 } },
  'search-box': { subject: searchBox, counts: { states: 32, transitions: 119, depth: 10 } },
  'sign-in': { subject: signIn, counts: { states: 56, transitions: 135, depth: 10 } },
  subscription: { subject: subscription, counts: { states: 92, transitions: 273, depth: 12 } },
  'support-ticket': { subject: supportTicket, counts: { states: 145, transitions: 348, depth: 11 } },
  thermostat: { subject: thermostat, counts: { states: 21, transitions: 168, depth: 2 } },
  'tic-tac-toe': { subject: ticTacToe, counts: { states: 5549, transitions: 17376, depth: 9 } },
  'todo-list': { subject: todoList, counts: { states: 114, transitions: 296, depth: 10 } },
  'traffic-lights': { subject: trafficLights, counts: { states: 49, transitions: 125, depth: 7 } },
  upload: { subject: upload, counts: { states: 75, transitions: 201, depth: 11 } },
  'vending-machine': { subject: vendingMachine, counts: { states: 48, transitions: 126, depth: 12 } },
  'washing-machine': { subject: washingMachine, counts: { states: 124, transitions: 245, depth: 18 } },
  wizard: { subject: wizard, counts: { states: 64, transitions: 194, depth: 10 } },
};
