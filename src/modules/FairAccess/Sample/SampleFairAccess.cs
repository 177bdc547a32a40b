using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Sample;

/// <summary>
/// The protocols of the made-up locality (the first of mainstream schools replaced, the second in force, one of alternative provision
/// being written), an exemption, and some ten referrals on their way.
/// </summary>
internal sealed class SampleFairAccess(HeadwaterDb db, ISamplePeople people, ISampleChildren children, IOrganisations organisations, ISchools schools, IManyChildren many) : ISamplePart
{
    private const int Referrals = 12;

    /// <summary>The first school has one of every state on the way to a place, so that its head finds them all.</summary>
    private const int AtFirstSchool = 5;

    /// <summary>After the children.</summary>
    public int Order => 90;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        if (posts.FirstOrDefault(p => p.Role == Role.LocalLead) is not { } lead || posts.FirstOrDefault(p => p.Role == Role.PanelChair) is not { } chair)
            return "no fair access";
        var phases = (await schools.InAreaAsync(order.Area.Code, closedToo: false, ct)).ToDictionary(s => s.Urn, s => s.Phase);
        List<OrganisationSummary> secondary = [.. (await organisations.AllAsync(ct)).Where(o => o is { IsSchool: true, Urn: { } urn } && phases.GetValueOrDefault(urn) == "Secondary").OrderBy(o => o.Urn)];
        var heads = posts.Where(p => p.Role == Role.Headteacher).GroupBy(p => p.Organisation).ToDictionary(g => g.Key, g => g.First().Person);
        var inForce = await ProtocolsAsync(order, secondary, heads, lead.Person, ct);
        var (papers, involved) = await ReferralsAsync(order, secondary, heads, chair, inForce, ct);
        await db.InsertManyAsync(papers.Select(p => p.Referral), ct);
        await db.InsertManyAsync(papers.SelectMany(p => p.Schools), ct);
        await db.InsertManyAsync(papers.Select(p => p.Risk).OfType<ReferralRisk>(), ct);
        await db.InsertManyAsync(papers.SelectMany(p => p.Steps), ct);
        List<SamplePost> sitting = [chair, .. posts.Where(p => p.Role == Role.PanelMember)];
        var (panels, seeing) = await new SamplePanels(order, secondary, heads, chair, sitting, inForce).WriteAsync(db, papers, ct);
        await many.InvolveAsync([.. involved, .. seeing], order.Ids("fair access involvement").Next, ct);
        return string.Create(CultureInfo.InvariantCulture, $"3 versions of fair access protocols, {papers.Count} referrals, {panels}");
    }

    private async Task<ProtocolVersion> ProtocolsAsync(SampleOrder order, List<OrganisationSummary> secondary, Dictionary<OrganisationId, PersonId> heads, PersonId lead, CancellationToken ct)
    {
        var (ids, answerIds) = (order.Ids("protocol"), order.Ids("protocol answer"));
        ProtocolVersion Made(Track track, int number, DateOnly day, string why, Guid? from) => new()
        {
            Id = ids.Next(), Track = track, Number = number, Why = why, MadeFrom = from, MadeBy = lead, MadeAtUtc = UkDays.StartOf(day), ChangedAtUtc = UkDays.StartOf(day),
        };
        var first = Made(Track.Mainstream, 1, order.Since.AddDays(-120), "The first protocol.", null);
        (first.Stage, first.ConsultedAtUtc, first.FromDay) = (ProtocolStage.Settled, UkDays.StartOf(order.Since.AddDays(-90)), order.Since);
        var second = Made(Track.Mainstream, 2, order.Today.AddDays(-300), "Schools asked for a limit of each year group, and for excluded children to count.", first.Id);
        (second.Stage, second.ConsultedAtUtc, second.FromDay) = (ProtocolStage.Settled, UkDays.StartOf(order.Today.AddDays(-280)), order.Today.AddDays(-200));
        (second.ExclusionPoints, second.ReintegrationPoints, second.ReachMetres, second.TravelNote, second.SilenceAllocates) = (2, 1, 8000, "75 minutes by public transport at most", true);
        var draft = Made(Track.AlternativeProvision, 1, order.Today.AddDays(-20), "Places in alternative provision are to be shared fairly, too.", null);
        await db.InsertManyAsync([first, second, draft], ct);
        await db.InsertManyAsync(new[] { first, second, draft }.SelectMany(v => Enum.GetValues<Category>().Select(letter => new ProtocolCategory { VersionId = v.Id, Letter = letter, Words = CategoryWords.Of(letter), IsUsed = true, Points = v == second && letter == Category.D ? 2 : 1 })), ct);
        await db.InsertManyAsync(new[] { first, second }.SelectMany(v => secondary.Select((s, n) => new ProtocolSchool
        {
            VersionId = v.Id, SchoolId = s.Id, AdmissionNumber = 180 + (30 * (n % 3)), OpeningBalance = v == second && n == 1 ? 2 : 0, OpeningReason = v == second && n == 1 ? "It took two children in the summer who were not counted then." : null,
        })), ct);
        // The last school objects; where there are many, one has not answered.
        var answering = secondary.Where((s, n) => heads.ContainsKey(s.Id) && (n != 2 || secondary.Count < 5)).ToList();
        await db.InsertManyAsync(new[] { first, second }.SelectMany(v => answering.Select((s, n) => new SchoolAnswer
        {
            Id = answerIds.Next(), VersionId = v.Id, SchoolId = s.Id, Agrees = v == first || n < answering.Count - 1 || answering.Count < 3, By = heads[s.Id], AtUtc = v.ConsultedAtUtc!.Value.AddDays(10 + n),
            Words = v == second && n == answering.Count - 1 && answering.Count >= 3 ? "Two points for an excluded child are not enough." : null,
        })), ct);
        await db.InsertManyAsync([new Exemption
        {
            Id = order.Ids("exemption").Next(), Track = Track.Mainstream, SchoolId = secondary[^1].Id, YearGroup = 9, Reason = "Half of the year group was taught in another building after a fire.", FromDay = order.Today.AddDays(-40), ToDay = order.Today.AddDays(80),
            GivenBy = lead, GivenAtUtc = UkDays.StartOf(order.Today.AddDays(-41)),
        }], ct);
        return second;
    }

    private async Task<(List<ReferralPaper> Papers, List<NewInvolvement> Involved)> ReferralsAsync(SampleOrder order, List<OrganisationSummary> secondary, Dictionary<OrganisationId, PersonId> heads, SamplePost chair, ProtocolVersion protocol, CancellationToken ct)
    {
        // The other schools have one each, as far as there are schools.
        List<OrganisationId> at = [.. secondary.Select(s => s.Id).Where(heads.ContainsKey)];
        const int perSchool = AtFirstSchool;
        var first = at.Count == 0 ? [] : await children.OfAsync([at[0]], perSchool, order.Today, ct);
        var others = await children.OfAsync([.. at.Skip(1).Take(Referrals - perSchool)], at.Count > Referrals - perSchool ? 1 : Referrals - perSchool, order.Today, ct);
        var texts = new SampleReferrals(order, secondary);
        List<ReferralPaper> papers = [];
        List<NewInvolvement> involved = [];
        foreach (var child in first.Concat(others.Take(Referrals - perSchool)))
        {
            var state = SampleReferrals.StateOf(papers.Count);
            var paper = texts.Paper(child, state, papers.Count, heads[child.School], chair.Person, protocol.Id);
            papers.Add(paper);
            if (state is ReferralState.SignedOff or ReferralState.Accepted or ReferralState.SentBack or ReferralState.Placed)
                involved.Add(new(child.Id, InvolvementKind.PanelPaper, chair.Organisation, chair.Person, ReferralService.PanelPurpose, LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Movement, paper.Steps[0].Day, order.Today.AddMonths(5)));
        }

        return (papers, involved);
    }
}
