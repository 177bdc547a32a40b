using Headwater.Access.Contracts;
using Headwater.Data;
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

    /// <summary>Ends every post that was not confirmed for thirteen months.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var latest = today.AddMonths(-Certification.MonthsUntilEnd);
        var overdue = (await Held().Where(p => p.CertifiedOn <= latest.AddDays(3)).ToListAsync(ct)).Where(p => Certification.EndsOn(p.CertifiedOn) <= today).ToList();
        if (overdue.Count == 0)
            return;
        foreach (var post in overdue)
        {
            post.EndedAtUtc = clock.GetUtcNow().UtcDateTime;
            (post.EndedBy, post.EndWhy) = (SystemPerson.Id, "Nobody confirmed for thirteen months that the post is still right.");
            notices.Tell(post.PersonId, $"Your post as {post.Role.Words()} has ended, because nobody confirmed for thirteen months that it is still right. Whoever manages people can appoint you again.");
        }

        await audit.SaveAsync(ct, [.. overdue.Select(p => new AuditFact("end", "post", p.Id.ToString(), Detail: "not confirmed for thirteen months"))]);
    }

    private IQueryable<Post> Held()
    {
        var today = clock.Today();
        return db.Set<Post>().Where(p => p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today));
    }
}
