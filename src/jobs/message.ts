/** What a process is sent: a job to do, or the wish that it answers the one at hand with what it knows by now. */
export type Message = { readonly job: unknown } | 'interrupt';

/** What it sends back, once for each job. */
export interface Reply {
  readonly answer: unknown;
}

/** Checks what another process has sent, and gives it its type. zod's schemas are such. */
export interface Schema<T> {
  parse(data: unknown): T;
}
