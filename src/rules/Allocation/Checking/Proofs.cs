namespace Headwater.Allocation.Checking;

/// <summary>
/// Proves again, in the order of the rules, every level that is called proven. Levels that are sums over children, and with
/// equal points the burdens too, are proved by there being no improving cycle; with unequal points the burdens and what comes
/// after them by asking for a better plan. A level that is not called proven is taken as it was found.
/// </summary>
internal sealed class Proofs
{
    private readonly Reading reading;
    private readonly Plan plan;
    private readonly Certificate certificate;
    private readonly Deadline deadline;
    private readonly int? equalPoints;
    private readonly bool[] proved = new bool[4];
    private readonly List<Finding> findings = [];
    private Worth worth;

    public Proofs(Reading reading, Plan plan, Certificate certificate, Deadline deadline)
    {
        (this.reading, this.plan, this.certificate, this.deadline) = (reading, plan, certificate, deadline);
        equalPoints = reading.EqualPoints();
        worth = Worth.All(reading);
    }

    public IReadOnlyList<Finding> All()
    {
        var byExchange = equalPoints is null ? reading.Order.ToList().IndexOf(Objective.Burden) : 4;
        var (network, prices) = Exchanges(byExchange);
        if (findings.Exists(finding => !finding.Holds))
            return findings;
        var questions = new Questions(reading, plan, worth, proved, deadline);
        for (var k = 0; k < 4; k++)
        {
            if (proved[k] || !Claimed(reading.Order[k]))
                continue;
            var finding = questions.Level(k);
            findings.Add(finding);
            if (!finding.Holds)
                return findings;
            proved[k] = true;
        }

        if (questions.Bound(certificate) is { } bound)
            findings.Add(bound);
        if (reading.Order.All(Claimed))
        {
            var tie = equalPoints is not null && network is not null ? TieRule.Look(reading, plan, network, prices, deadline) : questions.Ties();
            findings.Add(tie ?? Finding.Good($"Ties: broken by the order of ids, as the rule says."));
        }

        return findings;
    }

    private bool Claimed(Objective level) => level switch
    {
        Objective.Placed => certificate.Placed.Proven,
        Objective.Burden => certificate.Burden.Proven,
        Objective.Preference => certificate.Preference.Proven,
        Objective.Distance => certificate.Distance.Proven,
        _ => throw new InvalidOperationException($"{level} is no level."),
    };

    /// <summary>Proves the first levels, all at once if it can be, else one after another up to the first that can be bettered.</summary>
    private (ExchangeNetwork? Network, Int128[] Prices) Exchanges(int levels)
    {
        var (network, found) = Try(levels);
        if (found is { Sum: null })
            return Proved(levels, network, found.Prices);
        (ExchangeNetwork?, Int128[]) before = (null, []);
        for (var k = 1; k <= levels; k++)
        {
            (network, found) = Try(k);
            if (found is { Sum: null })
            {
                before = Proved(k, network, found.Prices);
                continue;
            }

            if (Claimed(reading.Order[k - 1]))
                findings.Add(found is null ? Words.NotAgain(reading.Order[k - 1]) : Words.Better(network.Scale.Read(found.Sum!.Value)));
            break;
        }

        return (null, before.Item2);
    }

    private (ExchangeNetwork Network, ImprovingCycle? Found) Try(int levels)
    {
        var network = new ExchangeNetwork(reading, plan, levels, equalPoints ?? 0);
        return (network, ImprovingCycle.Search(network, deadline));
    }

    private (ExchangeNetwork Network, Int128[] Prices) Proved(int levels, ExchangeNetwork network, Int128[] prices)
    {
        worth = Worth.By(reading, network, prices);
        for (var k = 0; k < levels; k++)
        {
            if (!proved[k] && Claimed(reading.Order[k]))
                findings.Add(Words.Again(reading.Order[k]));
            proved[k] = true;
        }

        return (network, prices);
    }
}
