using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Expectations;
using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Seats;

/// <summary>The made-up collaborative: sectors, seats with those who sit there, two of them empty, and what members expect of each other.</summary>
internal sealed class SampleSeats(HeadwaterDb db, ISamplePeople people, IOrganisations organisations) : ISamplePart
{
    private const string Expected = """
        We come, or send our deputy. Whoever cannot keep to something says so early.
        We speak for our part of the system, and tell it what was agreed.
        Parents and carers speak first on what touches families.
        Nobody decides alone between meetings what the table should decide.
        """;

    public int Order => 55;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = (await people.PostsAsync(ct)).Where(p => p.Role.Capabilities().HasFlag(Capability.TakePart)).ToList();
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Name, o => o.Id);
        OrganisationId At(string service) => places[SampleServices.NameIn(order.Area, service)];
        var council = At(SampleServices.Council);
        await db.InsertManyAsync([new Collaborative { Name = $"Keeping children in school in {order.Area.Name}", AnchorId = council, Phase = Phase.Coaching, StartedOn = order.Since, Stage = FacilitationStage.CoachOnCall, StageSince = order.Today.AddMonths(-2) }], ct);
        await db.InsertManyAsync(UsualSectors.All(UsualSectors.LocalAuthority), ct);
        var (seatIds, holdingIds) = (order.Ids("seat"), order.Ids("seat-holding"));
        List<Seat> seats = [];
        List<SeatHolding> holdings = [];
        // Heads hold their member's post at the council: their seats are the schools'.
        foreach (var post in posts.Where(p => p.Organisation == council && p.Role is Role.SubGroupChair or Role.Member))
            Add(UsualSectors.Schools, null, holdings.Count == 0 ? "Secondary schools" : $"Schools, {holdings.Count + 1}", Selection.Elected, post);
        foreach (var post in posts.Where(p => p.Role is Role.LocalLead or Role.Convenor))
            Add(UsualSectors.LocalAuthority, council, null, Selection.ByOffice, post);
        (string Sector, string Service)[] bodies =
        [
            (UsualSectors.Health, SampleServices.MentalHealth), (UsualSectors.SocialCare, SampleServices.SocialCare), (UsualSectors.Parents, SampleServices.ParentForum),
            (UsualSectors.Voluntary, SampleServices.YouthProject), (UsualSectors.Voluntary, SampleServices.FamilySupport), (UsualSectors.Voluntary, SampleServices.Mentoring), (UsualSectors.Police, SampleServices.Police),
        ];
        foreach (var (sector, service) in bodies)
            Add(sector, At(service), null, Selection.Nominated, posts.Find(p => p.Role == Role.Member && p.Organisation == At(service)), posts.Find(p => p.Role == Role.DeputyMember && p.Organisation == At(service)));
        Add(UsualSectors.Parents, null, "Parents of children who were excluded", Selection.Elected, null);
        Add(UsualSectors.YoungPeople, null, "Young people", Selection.Elected, null);
        await db.InsertManyAsync(seats, ct);
        await db.InsertManyAsync(holdings, ct);
        var written = new MembersAgreement { Number = 1, Text = Expected, WrittenBy = posts.First(p => p.Role == Role.Convenor).Person, WrittenOn = order.Since.AddMonths(2) };
        await db.InsertManyAsync([written], ct);
        await db.InsertManyAsync(holdings.Where(h => !h.IsDeputy).Select(h => h.PersonId).Distinct().Skip(2).Select(p => new AgreementAcceptance { Number = 1, PersonId = p, AcceptedOn = order.Since.AddMonths(3) }), ct);
        return string.Create(CultureInfo.InvariantCulture, $"a collaborative with {seats.Count} seats");

        void Add(string sector, OrganisationId? at, string? speaksFor, Selection selection, SamplePost? holder, SamplePost? deputy = null)
        {
            var seat = new Seat
            {
                Id = seatIds.Next(), SectorCode = sector, OrganisationId = at, Constituency = speaksFor, Kind = SeatKind.Core, Selection = selection, FromDay = order.Since.AddMonths(1),
                TermEnds = selection == Selection.Elected ? order.Today.AddDays(70) : null,
            };
            seats.Add(seat);
            foreach (var (post, isDeputy) in new[] { (holder, false), (deputy, true) })
            {
                if (post is not null)
                {
                    holdings.Add(new()
                    {
                        Id = holdingIds.Next(), SeatId = seat.Id, PersonId = post.Person, IsDeputy = isDeputy, State = HoldingState.Held, OfferedOn = seat.FromDay, OfferedBy = SystemPerson.Id,
                        AnsweredOn = seat.FromDay, FromDay = seat.FromDay,
                    });
                }
            }
        }
    }
}
