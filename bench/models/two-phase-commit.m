-- Two-phase commit with N participants: the same states and the same transitions as the statechart
-- test/support/machines/two-phase-commit.ts. Each rule fires in one indivisible step.
const
  N: 7;

type
  participant_id: 0 .. N - 1;
  manager_state: enum { deciding, manager_committed, manager_aborted };
  participant_state: enum { working, prepared, committed, aborted };

var
  manager: manager_state;
  commit: boolean;
  abort: boolean;
  participants: array [participant_id] of record
    state: participant_state;
    announced: boolean;
    recorded: boolean;
  end;

startstate begin
  manager := deciding;
  commit := false;
  abort := false;
  for i: participant_id do
    participants[i].state := working;
    participants[i].announced := false;
    participants[i].recorded := false;
  end;
end;

rule "manager commits"
  manager = deciding & forall i: participant_id do participants[i].recorded end
==> begin
  manager := manager_committed;
  commit := true;
end;

rule "manager aborts"
  manager = deciding
==> begin
  manager := manager_aborted;
  abort := true;
end;

ruleset i: participant_id do
  rule "manager hears"
    manager = deciding & participants[i].announced
  ==> begin
    participants[i].recorded := true;
  end;

  rule "participant prepares"
    participants[i].state = working
  ==> begin
    participants[i].state := prepared;
    participants[i].announced := true;
  end;

  rule "participant chooses to abort"
    participants[i].state = working
  ==> begin
    participants[i].state := aborted;
  end;

  rule "participant hears commit"
    commit
  ==> begin
    participants[i].state := committed;
  end;

  rule "participant hears abort"
    abort
  ==> begin
    participants[i].state := aborted;
  end;
end;
