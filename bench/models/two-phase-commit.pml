/* Two-phase commit with N participants: the same states and the same transitions as the statechart
   test/support/machines/two-phase-commit.ts. Each option is one indivisible step. */
#ifndef N
#define N 7
#endif

mtype = { deciding, working, prepared, committed, aborted };

mtype manager = deciding;
mtype participant[N] = working;
bool announced[N], recorded[N], commit, abort;

#if N == 3
#define ALL_RECORDED (recorded[0] && recorded[1] && recorded[2])
#elif N == 4
#define ALL_RECORDED (recorded[0] && recorded[1] && recorded[2] && recorded[3])
#elif N == 5
#define ALL_RECORDED (recorded[0] && recorded[1] && recorded[2] && recorded[3] && recorded[4])
#elif N == 6
#define ALL_RECORDED (recorded[0] && recorded[1] && recorded[2] && recorded[3] && recorded[4] && recorded[5])
#elif N == 7
#define ALL_RECORDED (recorded[0] && recorded[1] && recorded[2] && recorded[3] && recorded[4] && recorded[5] && recorded[6])
#elif N == 8
#define ALL_RECORDED (recorded[0] && recorded[1] && recorded[2] && recorded[3] && recorded[4] && recorded[5] && recorded[6] && recorded[7])
#endif

active proctype Manager() {
end:
  do
  :: d_step { manager == deciding && ALL_RECORDED -> manager = committed; commit = true }
  :: d_step { manager == deciding -> manager = aborted; abort = true }
  od
}

#define me (_pid - 1)

active [N] proctype Participant() {
end:
  do
  :: d_step { manager == deciding && announced[me] -> recorded[me] = true }
  :: d_step { participant[me] == working -> participant[me] = prepared; announced[me] = true }
  :: d_step { participant[me] == working -> participant[me] = aborted }
  :: d_step { commit -> participant[me] = committed }
  :: d_step { abort -> participant[me] = aborted }
  od
}
