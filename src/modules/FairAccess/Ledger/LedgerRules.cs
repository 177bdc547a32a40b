using System.Globalization;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Ledger;

/// <summary>A line of a school's account.</summary>
/// <param name="Day">The day from which it counts.</param>
/// <param name="What">What moved the balance, in words.</param>
/// <param name="Points">By how much.</param>
/// <param name="Balance">The balance from then on.</param>
/// <param name="Entry">The entry it comes from; null for an opening balance and for points that went with the year.</param>
internal sealed record LedgerLine(DateOnly Day, string What, int Points, int Balance, LedgerEntry? Entry);

/// <summary>The account of every school of a protocol.</summary>
/// <param name="Accounts">The lines of each school that takes part now, in order.</param>
internal sealed record LedgerBook(IReadOnlyDictionary<OrganisationId, IReadOnlyList<LedgerLine>> Accounts)
{
    public int Balance(OrganisationId school) => Accounts.TryGetValue(school, out var lines) && lines.Count > 0 ? lines[^1].Balance : 0;

    /// <summary>The balance at the end of a day.</summary>
    public int Balance(OrganisationId school, DateOnly day) => Accounts.TryGetValue(school, out var lines) ? lines.LastOrDefault(l => l.Day <= day)?.Balance ?? 0 : 0;
}

/// <summary>How balances come about. Values in, values out.</summary>
internal static class LedgerRules
{
    /// <summary>
    /// The accounts of the schools of the version that holds on a day. A school begins with its opening balance in the first version that
    /// names it; a later version that changes it moves the balance by the difference, from the day on which it holds. On each
    /// 1 September the balance moves towards nought by the per cent that the version of that day says, to whole points (a half moves).
    /// </summary>
    /// <param name="versions">The settled versions of one protocol, each with its schools.</param>
    /// <param name="entries">The entries of the same protocol.</param>
    /// <param name="day">Up to the end of this day.</param>
    public static LedgerBook Book(IReadOnlyList<ProtocolContent> versions, IReadOnlyList<LedgerEntry> entries, DateOnly day)
    {
        List<ProtocolContent> held = [.. versions.Where(v => v.Head.Stage == ProtocolStage.Settled && v.Head.FromDay <= day).OrderBy(v => v.Head.FromDay).ThenBy(v => v.Head.Number)];
        if (held.Count == 0)
            return new(new Dictionary<OrganisationId, IReadOnlyList<LedgerLine>>());
        var ofSchool = entries.Where(e => e.Day <= day).ToLookup(e => e.SchoolId);
        return new(held[^1].Schools.ToDictionary(s => s.SchoolId, IReadOnlyList<LedgerLine> (s) => Account(s.SchoolId, held, [.. ofSchool[s.SchoolId].OrderBy(e => e.Day).ThenBy(e => e.AtUtc).ThenBy(e => e.Id)], day)));
    }

    /// <summary>What an entry is called.</summary>
    public static string Words(LedgerEntry entry)
    {
        var year = entry.YearGroup is { } group ? string.Create(CultureInfo.InvariantCulture, $", Year {group}") : "";
        return entry.Cause switch
        {
            LedgerCause.FairAccess => $"A child placed by the panel{year}",
            LedgerCause.TakenBack => $"A place that came to nothing{year}: its points go back",
            LedgerCause.PermanentExclusion => $"A child taken after a permanent exclusion{year}",
            LedgerCause.ManagedMove when entry.Points < 0 => $"A managed move{year} was given up or changed: its points go back",
            LedgerCause.ManagedMove => $"A child taken by a managed move{year}",
            LedgerCause.Reintegration => $"A child taken back from alternative provision{year}",
            _ => "Put right",
        } + (entry.Words is { } more ? $". {more}" : "");
    }

    /// <summary>What an entry of a cause counts by a version; null where it does not count.</summary>
    public static int? Points(ProtocolVersion version, LedgerCause cause) => cause switch
    {
        LedgerCause.PermanentExclusion => version.ExclusionPoints,
        LedgerCause.ManagedMove => version.ManagedMovePoints,
        LedgerCause.Reintegration => version.ReintegrationPoints,
        _ => null,
    };

    /// <summary>
    /// Of the entries of one managed move and protocol, the one that counts now; null where none does, or it was taken back. What goes
    /// back does so at the school and for the year for which it counted.
    /// </summary>
    public static LedgerEntry? Standing(IReadOnlyList<LedgerEntry> ofMove) =>
        ofMove.GroupBy(e => (e.SchoolId, e.YearGroup)).Where(g => g.Sum(e => Math.Sign(e.Points)) > 0).SelectMany(g => g.Where(e => e.Points > 0)).OrderBy(e => e.AtUtc).ThenBy(e => e.Id).LastOrDefault();

    private static List<LedgerLine> Account(OrganisationId school, List<ProtocolContent> versions, List<LedgerEntry> entries, DateOnly day)
    {
        List<LedgerLine> lines = [];
        var (balance, opening, next) = (0, 0, 0);
        var first = versions[0].Head.FromDay!.Value;
        if (entries.Count > 0 && entries[0].Day < first)
            first = entries[0].Day;
        // What changes on one day: first what the schools agreed, then the year's passing, then what happened.
        List<(DateOnly Day, int Order, ProtocolContent? Version)> turns =
        [
            .. versions.Select(v => (v.Head.FromDay!.Value, 0, (ProtocolContent?)v)),
            .. Septembers(first, day).Select(d => (d, 1, (ProtocolContent?)null)),
        ];
        foreach (var (on, _, version) in turns.OrderBy(t => t.Day).ThenBy(t => t.Order))
        {
            TakeUntil(on.AddDays(-1));
            if (version is not null)
                Open(version, on);
            else
                Decay(on);
        }

        TakeUntil(day);
        return lines;

        void TakeUntil(DateOnly last)
        {
            for (; next < entries.Count && entries[next].Day <= last; next++)
                Add(entries[next].Day, Words(entries[next]), entries[next].Points, entries[next]);
        }

        void Open(ProtocolContent version, DateOnly on)
        {
            if (version.Schools.FirstOrDefault(s => s.SchoolId == school) is not { } row || row.OpeningBalance == opening)
                return;
            var why = row.OpeningReason is { } reason ? $". {reason}" : "";
            Add(on, $"Opening balance, version {version.Head.Number.ToString(CultureInfo.InvariantCulture)}{why}", row.OpeningBalance - opening, null);
            opening = row.OpeningBalance;
        }

        void Decay(DateOnly on)
        {
            var percent = versions.LastOrDefault(v => v.Head.FromDay <= on)?.Head.DecayPercent ?? 0;
            var less = (int)Math.Round(balance * percent / 100m, MidpointRounding.AwayFromZero);
            if (less != 0)
                Add(on, string.Create(CultureInfo.InvariantCulture, $"Balances go down by {percent} per cent a year"), -less, null);
        }

        void Add(DateOnly on, string what, int points, LedgerEntry? entry) => lines.Add(new(on, what, points, balance += points, entry));
    }

    private static IEnumerable<DateOnly> Septembers(DateOnly after, DateOnly until)
    {
        for (var day = AcademicYear.Of(after).Next.FirstDay; day <= until; day = day.AddYears(1))
            yield return day;
    }
}
