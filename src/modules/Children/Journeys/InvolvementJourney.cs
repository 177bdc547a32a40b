using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Kernel;

namespace Headwater.Children.Journeys;

/// <summary>Who came to be involved, and who left.</summary>
internal sealed class InvolvementJourney(IInvolvements involvements) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (all, entries) = (new List<InvolvementSummary>(), new List<JourneyEntry>());
        foreach (var record in records)
            all.AddRange(await involvements.OfAsync(record, ct));
        // A school's own roll, the family, emergencies and services that were asked are told elsewhere, or are no step on the way.
        foreach (var i in all.Where(i => i is { IsCarried: false, Kind: InvolvementKind.Referral or InvolvementKind.NamedProfessional } && !ReferralPurposes.All.Contains(i.Purpose)))
        {
            entries.Add(new(i.From, JourneyWords.Involved, i.Purpose, i.Organisation, i.Person, Visibility.Family, null));
            if (i.To is { } to && !i.InForce)
                entries.Add(new(to, "No longer involved", "Is no longer involved.", i.Organisation, i.Person, Visibility.Family, null));
        }

        return entries;
    }
}
