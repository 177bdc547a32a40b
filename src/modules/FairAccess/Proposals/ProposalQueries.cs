using Headwater.Children.Contracts;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using GeoPoint = Headwater.Allocation.GeoPoint;

namespace Headwater.FairAccess.Proposals;

/// <summary>A meeting's facts with who the children are.</summary>
/// <param name="Facts">What a proposal is made of.</param>
/// <param name="Children">Who the children are, by case.</param>
/// <param name="Papers">What is known of them, by case.</param>
/// <param name="Categories">The categories of the version by which the meeting decides.</param>
internal sealed record MeetingData(MeetingFacts Facts, IReadOnlyDictionary<Guid, ChildSummary> Children, IReadOnlyDictionary<Guid, ReferralPaper> Papers, ProtocolContent Categories)
{
    /// <summary>The facts with what the panel would have a category count, to see what it does.</summary>
    public MeetingFacts With(IReadOnlyDictionary<Category, int> points) => points.Count == 0 ? Facts : Facts with
    {
        Children = [.. Facts.Children.Select(c => Papers[c.Case].Referral.Category is { } letter && points.TryGetValue(letter, out var tried) ? c with { Points = tried } : c)],
    };

    public MeetingSchool? School(OrganisationId id) => Facts.Schools.FirstOrDefault(s => s.Id == id);
}

/// <summary>Gathers a meeting's facts: schools from the protocol, the register and the ledger, children as far as the reader sees them.</summary>
internal sealed class ProposalQueries(ReferralQueries referrals, ProtocolQueries protocols, LedgerQueries ledger, IChildSummaries children, IOrganisations organisations, ISchools register)
{
    /// <summary>Where the register gives no number on roll, five year groups of the admission number stand for it.</summary>
    private const int YearGroups = 5;

    /// <summary>A school without years in the register takes every year of compulsory schooling.</summary>
    private const int LastCompulsoryYear = 11;

    public async Task<MeetingData> OfAsync(PanelView view, CancellationToken ct)
    {
        var content = (await protocols.ContentAsync(view.Protocol.Id, ct))!;
        var versions = await ledger.VersionsAsync(view.Meeting.Track, ct);
        var entries = await ledger.EntriesAsync(view.Meeting.Track, ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id);
        var schools = await SchoolsAsync(content, versions, entries, places, view.Meeting.Day, ct);
        var papers = await referrals.PapersAsync([.. view.Cases.Select(c => c.Referral.Id)], ct);
        var known = await children.OfAsync([.. view.Cases.Select(c => c.Case.ChildId).Distinct()], ct);
        List<PanelCaseView> seen = [.. view.Cases.Where(c => known.ContainsKey(c.Case.ChildId) && papers.ContainsKey(c.Referral.Id))];
        // A brother's school or a primary school near by may stand in no protocol: its place comes from the register all the same.
        var near = await PointsAsync([.. seen.Select(c => papers[c.Referral.Id].Risk?.NearHome ?? c.Referral.ReferredBy).Distinct().Where(o => schools.All(s => s.Id != o))], places, ct);
        foreach (var school in schools.Where(s => s.At is not null))
            near[school.Id] = school.At!.Value;
        List<MeetingChild> wanted =
        [
            .. seen.Select(c =>
            {
                var paper = papers[c.Referral.Id];
                var letter = c.Referral.Category ?? Category.A;
                return new MeetingChild(c.Case.Id, known[c.Case.ChildId].YearGroup, content.Of(letter)?.Points ?? 1, ReferralRules.WaitsSince(c.Referral),
                    near.TryGetValue(paper.Risk?.NearHome ?? c.Referral.ReferredBy, out var at) ? at : null, [.. paper.Wishes.Select(w => w.SchoolId)], Barred(paper, known[c.Case.ChildId]));
            }),
        ];
        var exemptions = await protocols.ExemptionsAsync(ct);
        var facts = new MeetingFacts(view.Protocol, view.Meeting.Day, schools, wanted, [.. exemptions.Where(e => e.Track == view.Meeting.Track)], Turns(entries));
        return new(facts, seen.ToDictionary(c => c.Case.Id, c => known[c.Case.ChildId]), seen.ToDictionary(c => c.Case.Id, c => papers[c.Referral.Id]), content);
    }

    /// <summary>The schools of a version as they stand on a day.</summary>
    public async Task<IReadOnlyList<MeetingSchool>> SchoolsAsync(ProtocolContent content, IReadOnlyList<ProtocolContent> versions, IReadOnlyList<LedgerEntry> entries, DateOnly day, CancellationToken ct) =>
        await SchoolsAsync(content, versions, entries, (await organisations.AllAsync(ct)).ToDictionary(o => o.Id), day, ct);

    /// <summary>The children on roll of the schools of a version, as the register has them.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, int>> RollsAsync(ProtocolContent content, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id);
        var known = await RegisterAsync([.. content.Schools.Select(s => s.SchoolId)], places, ct);
        return content.Schools.ToDictionary(s => s.SchoolId, s => Roll(s, known.GetValueOrDefault(s.SchoolId)));
    }

    /// <summary>The schools that may not be asked; a school that has the child on its roll needs no panel.</summary>
    private static Dictionary<OrganisationId, string> Barred(ReferralPaper paper, ChildSummary child)
    {
        var barred = ReferralRules.Barred(paper.Referral, paper.Schools).ToDictionary();
        foreach (var school in child.Schools)
            barred.TryAdd(school, "The child is on its roll now.");
        return barred;
    }

    private async Task<List<MeetingSchool>> SchoolsAsync(ProtocolContent content, IReadOnlyList<ProtocolContent> versions, IReadOnlyList<LedgerEntry> entries, Dictionary<OrganisationId, OrganisationSummary> places, DateOnly day, CancellationToken ct)
    {
        var known = await RegisterAsync([.. content.Schools.Select(s => s.SchoolId)], places, ct);
        var book = LedgerRules.Book(versions, entries, day);
        var year = AcademicYear.Of(day);
        var placed = FairnessRules.PlacedByYear(entries.Where(e => e.Day >= year.FirstDay && e.Day <= day));
        return
        [
            .. content.Schools.Where(s => places.ContainsKey(s.SchoolId)).Select(s =>
            {
                var row = known.GetValueOrDefault(s.SchoolId);
                return new MeetingSchool(s.SchoolId, places[s.SchoolId].Name, Roll(s, row), Point(row), row?.LowAge is { } low ? Math.Max(0, low - 4) : 0, row?.HighAge is { } high ? Math.Max(0, high - 5) : LastCompulsoryYear,
                    s.AdmissionNumber, book.Balance(s.SchoolId), s.ContextScore ?? 0, placed.Where(p => p.Key.School == s.SchoolId).ToDictionary(p => p.Key.Year, p => p.Value));
            }).OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id.Value),
        ];
    }

    private static int Roll(ProtocolSchool school, School? row) => row?.Pupils is > 0 and var pupils ? pupils : Math.Max(1, (school.AdmissionNumber ?? 0) * YearGroups);

    private static GeoPoint? Point(School? row) => row?.Location is { } at ? new GeoPoint(at.Latitude, at.Longitude) : null;

    private async Task<Dictionary<OrganisationId, GeoPoint>> PointsAsync(IReadOnlyList<OrganisationId> ids, Dictionary<OrganisationId, OrganisationSummary> places, CancellationToken ct) =>
        (await RegisterAsync(ids, places, ct)).Where(r => Point(r.Value) is not null).ToDictionary(r => r.Key, r => Point(r.Value)!.Value);

    private async Task<Dictionary<OrganisationId, School>> RegisterAsync(IReadOnlyList<OrganisationId> ids, Dictionary<OrganisationId, OrganisationSummary> places, CancellationToken ct)
    {
        var urns = ids.Where(i => places.GetValueOrDefault(i)?.Urn is not null).ToDictionary(i => i, i => places[i].Urn!.Value);
        if (urns.Count == 0)
            return [];
        var rows = await register.ByUrnsAsync([.. urns.Values], ct);
        return urns.Where(u => rows.ContainsKey(u.Value)).ToDictionary(u => u.Key, u => rows[u.Value]);
    }

    /// <summary>Who took a child, in order; a place that came to nothing was no turn.</summary>
    private static List<OrganisationId> Turns(IReadOnlyList<LedgerEntry> entries)
    {
        var back = entries.Where(e => e.Cause == LedgerCause.TakenBack).Select(e => e.PlaceId).ToHashSet();
        return [.. entries.Where(e => e.Cause == LedgerCause.FairAccess && (e.PlaceId is null || !back.Contains(e.PlaceId))).Select(e => e.SchoolId)];
    }
}
