using System.Globalization;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Posts;

/// <summary>Confirms posts once a year, and ends those that nobody confirmed.</summary>
internal sealed class CertificationService(HeadwaterDb db, CurrentActor actor, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    /// <summary>The posts that wait for the actor to confirm them, the longest wait first.</summary>
    public async Task<IReadOnlyList<Post>> DueAsync(CancellationToken ct)
    {
        var own = actor.Person ?? default;
        var due = Held().Where(p => p.PersonId != own);
        if (!Certification.CoversLocality(actor))
        {
            var mine = actor.Where(Capability.CertifyAccess).ToList();
            due = due.Where(p => mine.Contains(p.OrganisationId));
        }

        // Months counted back and forth differ at the ends of months; the rule itself decides.
        var today = clock.Today();
        var latest = today.AddMonths(-Certification.MonthsUntilDue).AddDays(3);
        var candidates = await due.AsNoTracking().Where(p => p.CertifiedOn <= latest).OrderBy(p => p.CertifiedOn).ThenBy(p => p.Id).ToListAsync(ct);
        return [.. candidates.Where(p => Certification.DueOn(p.CertifiedOn) <= today)];
    }

    /// <summary>Confirms these posts from today on, all of them or none.</summary>
    /// <exception cref="InputRefusedException">None was chosen, or one of them is not the actor's to confirm.</exception>
    public async Task ConfirmAsync(IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        if (chosen.Count == 0)
            throw new InputRefusedException("Choose the posts that are still right.");
        var posts = await Held().Where(p => chosen.Contains(p.Id)).ToListAsync(ct);
        if (posts.Count != chosen.Distinct().Count() || posts.Exists(p => !Certification.MayConfirm(actor, p.PersonId, p.OrganisationId)))
            throw new InputRefusedException("One of these posts is not yours to confirm, or has ended. Nothing was confirmed.");
        var today = clock.Today();
        foreach (var post in posts)
            post.CertifiedOn = today;
        await audit.SaveAsync(ct, [.. posts.Select(p => new AuditFact("certify", "post", p.Id.ToString()))]);
    }

    /// <summary>
    /// Tells of posts that wait to be confirmed, once when they are due and once two weeks before they end; then ends those that
    /// nobody confirmed, never sooner than two weeks after the last warning.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var latest = today.AddMonths(-Certification.MonthsUntilDue).AddDays(3);
        var candidates = await Held().Where(p => p.CertifiedOn <= latest).OrderBy(p => p.CertifiedOn).ThenBy(p => p.Id).ToListAsync(ct);
        var due = candidates.FindAll(p => Certification.DueOn(p.CertifiedOn) <= today);
        if (due.Count == 0)
            return;
        var warned = await WarnedAsync(ct);
        var overdue = due.FindAll(p => warned.TryGetValue(Key(p, last: true), out var on) && EndsOn(p, on) <= today);
        var staying = await StayingAsync(due, today, ct);
        var facts = new List<AuditFact>();
        foreach (var post in overdue.Where(p => !staying.Contains(p.Id)))
        {
            post.EndedAtUtc = clock.GetUtcNow().UtcDateTime;
            (post.EndedBy, post.EndWhy) = (SystemPerson.Id, "Nobody confirmed for thirteen months that the post is still right.");
            notices.Tell(post.PersonId, $"Your post as {post.Role.Words()} has ended, because nobody confirmed for thirteen months that it is still right. Whoever manages people can appoint you again.");
            facts.Add(new AuditFact("end", "post", post.Id.ToString(), Detail: "not confirmed for thirteen months"));
        }

        var toTell = due.Where(p => p.EndedAtUtc is null && !warned.ContainsKey(Key(p, IsLast(p, today)))).ToList();
        foreach (var post in toTell)
        {
            notices.Tell(post.PersonId, staying.Contains(post.Id)
                ? $"Your post as {post.Role.Words()} waits for somebody to confirm that it is still right. It does not end by itself, because nobody else holds such a post; ask for the confirmation all the same."
                : $"Your post as {post.Role.Words()} waits for somebody to confirm that it is still right. If nobody does, it ends on {Words.Date(EndsIfWarnedNow(post, today))}.");
            facts.Add(new AuditFact("warn", "post", post.Id.ToString(), Detail: Key(post, IsLast(post, today)).Detail));
        }

        if (toTell.Count > 0)
            await TellCertifiersAsync(toTell, today, ct);
        if (facts.Count > 0)
            await audit.SaveAsync(ct, facts);
    }

    private static bool IsLast(Post post, DateOnly today) => Certification.LastWarningOn(post.CertifiedOn) <= today;

    /// <summary>A post that was warned of late, because no server ran, still has its two weeks.</summary>
    private static DateOnly EndsOn(Post post, DateOnly lastWarned)
    {
        var (end, late) = (Certification.EndsOn(post.CertifiedOn), lastWarned.AddDays(Certification.WarningDays));
        return late > end ? late : end;
    }

    private static DateOnly EndsIfWarnedNow(Post post, DateOnly today) => IsLast(post, today) ? EndsOn(post, today) : Certification.EndsOn(post.CertifiedOn);

    private static (string Post, string Detail) Key(Post post, bool last) =>
        (post.Id.ToString(), string.Create(CultureInfo.InvariantCulture, $"{(last ? "again" : "first")}, confirmed {post.CertifiedOn:yyyy-MM-dd}"));

    /// <summary>What was told already stands in the trail: a new confirmation begins anew.</summary>
    private async Task<Dictionary<(string Post, string Detail), DateOnly>> WarnedAsync(CancellationToken ct)
    {
        var system = SystemPerson.Id;
        var told = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.PersonId == system && a.Verb == "warn" && a.Kind == "post" && a.RecordId != null && a.Detail != null)
            .OrderBy(a => a.Seq).Select(a => new { a.RecordId, a.Detail, a.AtUtc }).ToListAsync(ct);
        var days = new Dictionary<(string Post, string Detail), DateOnly>();
        foreach (var entry in told)
            days.TryAdd((entry.RecordId!, entry.Detail!), UkDays.DayOf(entry.AtUtc));
        return days;
    }

    /// <summary>The posts without which the locality would have no administrator, or no data-protection officer.</summary>
    private async Task<HashSet<Guid>> StayingAsync(List<Post> due, DateOnly today, CancellationToken ct)
    {
        var staying = new HashSet<Guid>();
        foreach (var role in new[] { Role.Administrator, Role.DataProtectionOfficer })
        {
            var standing = await PostHolders.StandingAsync(db, role, today, ct);
            if (standing.Count > 0 && standing.All(p => due.Exists(d => d.Id == p.Id)))
                staying.Add(standing.OrderByDescending(p => p.CertifiedOn).ThenBy(p => p.Id).First().Id);
        }

        return staying;
    }

    /// <summary>One notice for each of those who may confirm, however many posts there are.</summary>
    private async Task TellCertifiersAsync(List<Post> posts, DateOnly today, CancellationToken ct)
    {
        foreach (var certifier in (await PostHolders.PostsAsync(db, Capability.CertifyAccess, today, ct)).GroupBy(p => p.PersonId))
        {
            var theirs = posts.FindAll(p => p.PersonId != certifier.Key && certifier.Any(c => Certification.CoversLocality(c.Role) || c.OrganisationId == p.OrganisationId));
            if (theirs.Count == 0)
                continue;
            var first = theirs.Min(p => EndsIfWarnedNow(p, today));
            notices.Tell(certifier.Key, theirs.Count == 1
                ? $"A post waits for you to confirm that it is still right. If nobody does, it ends on {Words.Date(first)}."
                : $"{Words.Count(theirs.Count)} posts wait for you to confirm that they are still right. Those that nobody confirms end, the first on {Words.Date(first)}.", TrustLinks.Certify);
        }
    }

    private IQueryable<Post> Held()
    {
        var today = clock.Today();
        return db.Set<Post>().Where(p => p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today));
    }
}
