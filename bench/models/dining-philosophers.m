-- Dining philosophers who keep a fork until they have eaten; the last one takes the right fork first, so that they
-- never starve: the same states and the same transitions as the statechart
-- test/support/machines/dining-philosophers.ts. Each rule fires in one indivisible step.
const
  N: 14;

type
  seat: 0 .. N - 1;

var
  philosophers: array [seat] of record
    has_left: boolean;
    has_right: boolean;
  end;
  -- Fork i lies to the left of philosopher i.
  forks: array [seat] of boolean;

startstate begin
  for i: seat do
    philosophers[i].has_left := false;
    philosophers[i].has_right := false;
    forks[i] := true;
  end;
end;

ruleset i: seat do
  rule "takes left"
    !philosophers[i].has_left & philosophers[i].has_right != (i < N - 1) & forks[i]
  ==> begin
    philosophers[i].has_left := true;
    forks[i] := false;
  end;

  rule "takes right"
    !philosophers[i].has_right & philosophers[i].has_left = (i < N - 1) & forks[(i + 1) % N]
  ==> begin
    philosophers[i].has_right := true;
    forks[(i + 1) % N] := false;
  end;

  rule "puts both"
    philosophers[i].has_left & philosophers[i].has_right
  ==> begin
    philosophers[i].has_left := false;
    philosophers[i].has_right := false;
    forks[i] := true;
    forks[(i + 1) % N] := true;
  end;
end;
