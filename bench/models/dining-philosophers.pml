/* Dining philosophers who keep a fork until they have eaten; the last one takes the right fork first, so that they
   never starve: the same states and the same transitions as the statechart
   test/support/machines/dining-philosophers.ts. Each option is one indivisible step. */
#ifndef N
#define N 14
#endif

bool has_left[N], has_right[N], taken[N];

#define left me
#define right ((me + 1) % N)
#define left_first (me < N - 1)
#define me _pid

active [N] proctype Philosopher() {
end:
  do
  :: d_step { !has_left[me] && has_right[me] != left_first && !taken[left] ->
       has_left[me] = true; taken[left] = true }
  :: d_step { !has_right[me] && has_left[me] == left_first && !taken[right] ->
       has_right[me] = true; taken[right] = true }
  :: d_step { has_left[me] && has_right[me] ->
       has_left[me] = false; has_right[me] = false; taken[left] = false; taken[right] = false }
  od
}
