using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Sample;

/// <summary>
/// Made-up referrals to services whose people can sign in, one of every state: one is late, one was declined and waits for the helpline, and one
/// that was declined was handed on. They are about nobody.
/// </summary>
internal sealed class SampleServiceReferrals(HeadwaterDb db, ISamplePeople people, ISampleChildren children, IManyChildren many) : ISamplePart
{
    private static readonly ReferralState[] States = [ReferralState.Sent, ReferralState.Declined, ReferralState.Received, ReferralState.Active, ReferralState.Draft, ReferralState.Waiting, ReferralState.Done, ReferralState.Accepted, ReferralState.Withdrawn];

    /// <summary>After the directory and the children.</summary>
    public int Order => 92;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        var takers = posts.Where(p => (p.Role.Capabilities() & Capability.TakeReferrals) != Capability.None).ToLookup(p => p.Organisation);
        var services = (await (
            from s in db.Set<ListedService>().AsNoTracking().Where(s => s.ArchivedOn == null)
            join o in db.Set<ListedOrganisation>().Where(o => o.PartnerId != null) on s.ProviderId equals o.Id
            join v in db.Set<ServiceVersion>() on s.ApprovedId equals v.Id
            select new SampleTarget(s.Id, v.Name, o.PartnerId!.Value)).ToListAsync(ct)).Where(t => takers.Contains(t.Provider)).OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Service).GroupBy(t => t.Provider).Select(g => g.First()).ToList();
        if (services.Count < 2 || posts.FirstOrDefault(p => p.Role == Role.Senco) is not { } senco || posts.FirstOrDefault(p => p.Role == Role.TriageAdviser) is not { } adviser)
            return "no referrals to services";
        var made = new MadeUpReferrals(order, senco, adviser, takers);
        var drawn = await children.OfAsync([senco.Organisation], States.Length + 1, order.Today, ct);
        foreach (var (child, n) in drawn.Select((c, n) => (c, n)))
        {
            if (n < States.Length)
                made.Add(child.Id, services[n % services.Count], States[n], n);
            else
                made.AddHandedOn(child.Id, services[0], services[1], n);
        }

        await db.InsertManyAsync(made.Referrals, ct);
        await db.InsertManyAsync(made.Steps, ct);
        await many.InvolveAsync(made.Involved, order.Ids("service referral involvement").Next, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{made.Referrals.Count} referrals to services");
    }

    private sealed record SampleTarget(Guid Service, string Name, OrganisationId Provider);

    private sealed class MadeUpReferrals(SampleOrder order, SamplePost senco, SamplePost adviser, ILookup<OrganisationId, SamplePost> takers)
    {
        private static readonly (string Reason, string Tried, string Hoped)[] Texts =
        [
            ("Is sick with worry on school mornings since the autumn, and came in on eleven days of twenty.", "A later start and somebody at the door. It helped for two weeks.", "To come in on four days of five by Easter, and to see friends again."),
            ("Gets into fights at break, mostly after being teased; says afterwards that it was too loud.", "A quiet place at break and a mentor for a term. There are fewer fights, and they are harder.", "To stay in lessons after break, and to have somebody to talk to."),
            ("Has not slept well since the summer, falls asleep in lessons and has stopped going to clubs.", "Talks with the form tutor and with the family.", "To sleep, and to want to do something again."),
        ];

        private readonly SampleIds ids = order.Ids("service referral");

        public List<ServiceReferral> Referrals { get; } = [];
        public List<ServiceReferralStep> Steps { get; } = [];
        public List<NewInvolvement> Involved { get; } = [];

        /// <summary>One that came as far as this; the first is late, the others were sent lately.</summary>
        public void Add(ChildId child, SampleTarget target, ReferralState state, int n)
        {
            var row = Made(child, target, state, n, senco.Organisation, null, Weekday(order.Today.AddDays(n == 0 ? -16 : -4 - (n * 9))));
            Walk(row, senco, state switch
            {
                ReferralState.Draft => [],
                ReferralState.Sent => [ReferralState.Sent],
                ReferralState.Withdrawn => [ReferralState.Sent, ReferralState.Withdrawn],
                ReferralState.Received => [ReferralState.Sent, ReferralState.Received],
                ReferralState.Declined or ReferralState.Accepted => [ReferralState.Sent, ReferralState.Received, state],
                ReferralState.Waiting or ReferralState.Active => [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, state],
                _ => [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, ReferralState.Active, ReferralState.Done],
            });
        }

        /// <summary>One that was declined, and the one that the helpline sent in its place.</summary>
        public void AddHandedOn(ChildId child, SampleTarget first, SampleTarget second, int n)
        {
            var declined = Made(child, first, ReferralState.Declined, n, senco.Organisation, null, Weekday(order.Today.AddDays(-30)));
            Walk(declined, senco, [ReferralState.Sent, ReferralState.Received, ReferralState.Declined]);
            var next = Made(child, second, ReferralState.Received, n, adviser.Organisation, declined, Weekday(order.Today.AddDays(-7)));
            declined.NextId = next.Id;
            Walk(next, adviser, [ReferralState.Sent, ReferralState.Received]);
        }

        private ServiceReferral Made(ChildId child, SampleTarget target, ReferralState state, int n, OrganisationId by, ServiceReferral? former, DateOnly sent)
        {
            var (id, isDraft, text) = (ids.Next(), state == ReferralState.Draft, Texts[n % Texts.Length]);
            var isWithout = n == 3;
            var row = new ServiceReferral
            {
                Id = id, ChildId = child, Visibility = isDraft ? Visibility.Organisation : Visibility.Family, OwnerId = by, BegunBy = former?.BegunBy ?? by, ServiceId = target.Service, ServiceName = target.Name, ProviderId = target.Provider, RootId = former?.RootId ?? id, FormerId = former?.Id, HandOffs = (former?.HandOffs ?? 0) + 1,
                State = state, NoticeOn = isDraft ? null : sent.AddDays(-2), PermissionBy = isDraft || isWithout ? null : "The mother", PermissionHow = isDraft || isWithout ? null : "In a meeting at school", PermissionOn = isDraft || isWithout ? null : sent.AddDays(-1),
                Ground = isWithout ? OverrideGround.CouldNotBeReached : null, GroundWords = isWithout ? "Three letters and five calls in four weeks; the child asked for help." : null, Reason = text.Reason, Tried = text.Tried, Hoped = isDraft ? null : text.Hoped, SentOn = isDraft ? null : sent,
                RecordedBy = by == senco.Organisation ? senco.Person : adviser.Person, RecordedAtUtc = UkDays.StartOf(sent.AddDays(-2)).AddHours(9),
            };
            Referrals.Add(row);
            return row;
        }

        private void Walk(ServiceReferral row, SamplePost writer, IReadOnlyList<ReferralState> way)
        {
            var (worker, day, number) = (takers[row.ProviderId].First(), row.SentOn ?? UkDays.DayOf(row.RecordedAtUtc), 1);
            Step(null, ReferralState.Draft, writer, UkDays.DayOf(row.RecordedAtUtc), row.FormerId is null ? ReferralWords.Because(ReferralState.Draft) : "The first service could not help.", Visibility.Organisation);
            var from = ReferralState.Draft;
            foreach (var to in way)
            {
                Step(from, to, to is ReferralState.Sent or ReferralState.Withdrawn ? writer : worker, day, to switch
                {
                    ReferralState.Sent => ReferralWords.Permission(row),
                    ReferralState.Declined => "The list is full until spring, and this cannot wait so long.",
                    ReferralState.Done => "Six meetings. Comes in on most days, and knows whom to ask.",
                    ReferralState.Withdrawn => "The family found help itself.",
                    _ => ReferralWords.Because(to),
                }, Visibility.Family);
                (from, day) = (to, day < order.Today.AddDays(-1) ? Weekday(day.AddDays(1)) : day);
            }

            if (ReferralStates.IsWithService(row.State))
                Involved.AddRange(takers[row.ProviderId].DistinctBy(t => t.Person).Select(t => new NewInvolvement(row.ChildId, InvolvementKind.Referral, row.ProviderId, t.Person, ReferralPurposes.Service, row.PermissionBy is null ? LawfulBasis.PublicTask : LawfulBasis.Consent, ReferralSight.Covers, row.SentOn!.Value)));
            if (ReferralRules.WaitsForSomebody(row) || (row.OwnerId != row.BegunBy && row.State == ReferralState.Received))
                Involved.Add(new(row.ChildId, InvolvementKind.Referral, adviser.Organisation, null, ReferralPurposes.Triage, LawfulBasis.PublicTask, ReferralSight.Covers, row.SentOn!.Value));

            void Step(ReferralState? before, ReferralState to, SamplePost by, DateOnly on, string why, Visibility seen) =>
                Steps.Add(new() { Id = ids.Next(), ChildId = row.ChildId, ReferralId = row.Id, Number = number++, Visibility = seen, OwnerId = by.Organisation, From = before, To = to, By = by.Person, Day = on, AtUtc = UkDays.StartOf(on).AddHours(9 + number), Why = why });
        }

        /// <summary>The day, or the Friday before it.</summary>
        private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };
    }
}
