namespace Headwater.Voting;

/// <summary>The state of one count by the single transferable vote.</summary>
internal sealed class StvRun
{
    private const decimal Cut = 100_000m;
    private readonly BallotBox box;
    private readonly int places;
    private readonly IReadOnlyList<string>? lot;
    private readonly long quota;
    private readonly long valid;
    private readonly decimal[] votes;
    private readonly List<Parcel>[] held;
    private readonly List<int> continuing;
    private readonly List<int> elected = [];
    private readonly List<int> surpluses = [];
    private readonly List<decimal[]> history = [];
    private readonly List<StvStage> stages = [];

    public StvRun(BallotBox box, int places, IReadOnlyList<string>? lot)
    {
        (this.box, this.places, this.lot) = (box, places, lot);
        var options = box.Options.Count;
        (votes, held, continuing) = (new decimal[options], [.. Enumerable.Range(0, options).Select(_ => new List<Parcel>())], [.. Enumerable.Range(0, options)]);
        foreach (var ballot in box.Ballots.Where(b => b.Places.Count > 0))
        {
            valid += ballot.Count;
            Give(new(ballot, 1m), ballot.Places[0][0]);
        }

        quota = (valid / (places + 1)) + 1;
    }

    public StvCount Run()
    {
        Close(StvStep.FirstPreferences, [], byLot: false);
        while (elected.Count < places)
        {
            if (continuing.Count <= places - elected.Count)
            {
                int[] rest = [.. continuing.OrderByDescending(o => votes[o])];
                elected.AddRange(rest);
                continuing.Clear();
                Record(StvStep.LastPlaces, [], rest, byLot: false);
                break;
            }

            var surplus = surpluses.Count > 0;
            var tied = surplus ? Extreme(surpluses, most: true) : Extreme(continuing, most: false);
            var taken = tied.Count == 1 ? tied[0] : Lot.Take(box, lot, tied);
            if (taken is not { } option)
            {
                Record(StvStep.LotNeeded, tied, [], byLot: false);
                break;
            }

            if (surplus)
                PassSurplus(option);
            else
                Exclude(option);
            Close(surplus ? StvStep.Surplus : StvStep.Exclusion, [option], tied.Count > 1);
        }

        return new(quota, stages, box.Names(elected));
    }

    // With most or fewest votes now; of several the same by the latest stage in which they differed.
    private List<int> Extreme(List<int> among, bool most)
    {
        var tied = among.ToList();
        foreach (var stage in history.AsEnumerable().Reverse())
        {
            var end = most ? tied.Max(o => stage[o]) : tied.Min(o => stage[o]);
            tied.RemoveAll(o => stage[o] != end);
            if (tied.Count == 1)
                break;
        }

        return tied;
    }

    private void PassSurplus(int option)
    {
        surpluses.Remove(option);
        var (total, surplus, papers) = (votes[option], votes[option] - quota, held[option].ToList());
        held[option].Clear();
        foreach (var paper in papers)
            Pass(paper with { Value = Math.Floor(surplus * paper.Value / total * Cut) / Cut });
        votes[option] = quota;
    }

    private void Exclude(int option)
    {
        continuing.Remove(option);
        var papers = held[option].ToList();
        held[option].Clear();
        votes[option] = 0;
        foreach (var paper in papers)
            Pass(paper);
    }

    private void Pass(Parcel paper)
    {
        if (paper.Ballot.Places.FirstOrDefault(p => continuing.Contains(p[0])) is { } place)
            Give(paper, place[0]);
    }

    private void Give(Parcel paper, int option)
    {
        held[option].Add(paper);
        votes[option] += paper.Value * paper.Ballot.Count;
    }

    private void Close(StvStep step, IReadOnlyList<int> of, bool byLot)
    {
        int[] reached = [.. continuing.Where(o => votes[o] >= quota).OrderByDescending(o => votes[o])];
        elected.AddRange(reached);
        continuing.RemoveAll(reached.Contains);
        surpluses.AddRange(reached.Where(o => votes[o] > quota));
        Record(step, of, reached, byLot);
    }

    private void Record(StvStep step, IReadOnlyList<int> of, IReadOnlyList<int> reached, bool byLot)
    {
        history.Add([.. votes]);
        stages.Add(new(step, box.Names(of), [.. votes], valid - votes.Sum(), box.Names(reached), byLot));
    }

    private readonly record struct Parcel(RankedBallot Ballot, decimal Value);
}
