using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Posts;

/// <summary>A post to be given to somebody with an e-mail address, who is invited where they have no account.</summary>
internal sealed record Appointment(string Email, string Name, OrganisationId Organisation, Role Role, DateOnly From, DateOnly? To);

/// <summary>Appoints people and ends posts.</summary>
internal sealed class PostService(
    HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IInvitations invitations, IOrganisations organisations, IEnumerable<IPostCheck> checks, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    private static readonly string NotYours = "Your post does not let you appoint to this role in this organisation.";

    /// <exception cref="InputRefusedException">It is not the actor's to give, clashes with another post, or is there already.</exception>
    public async Task<PersonId> AppointAsync(Appointment asked, CancellationToken ct)
    {
        var today = clock.Today();
        var name = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == asked.Organisation)?.Name;
        if (name is null || !AppointmentRules.IsInGift(actor.Posts, asked.Organisation, asked.Role))
            throw new InputRefusedException(NotYours);
        if (asked.From < today)
            throw new InputRefusedException("A post begins today or later: choose another first day.");
        if (asked.To < asked.From)
            throw new InputRefusedException("The post ends before it begins: put the days right.");
        await using var transaction = await turn.TakeAsync(ct);
        var (person, invited) = await invitations.InviteAsync(asked.Email, asked.Name, ct);
        if (person == actor.Person)
            throw new InputRefusedException("Nobody appoints themselves: ask another administrator.");
        await CheckOthersAsync(person, asked, today, ct);
        foreach (var check in checks)
        {
            if (await check.WhyNotAsync(person, asked.Role, ct) is { } why)
                throw new InputRefusedException(why);
        }

        var post = new Post
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            NamedAs = asked.Name.Trim(),
            OrganisationId = asked.Organisation,
            Role = asked.Role,
            FromDay = asked.From,
            ToDay = asked.To,
            AppointedBy = actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope."),
            CertifiedOn = asked.From,
        };
        db.Add(post);
        if (!await db.Set<PersonLocality>().AnyAsync(p => p.PersonId == person.Value && p.LocalityId == db.Locality, ct)
            && !db.Set<PersonLocality>().Local.Any(p => p.PersonId == person.Value && p.LocalityId == db.Locality))
            db.Add(new PersonLocality { PersonId = person.Value, LocalityId = db.Locality });
        notices.Tell(person, $"You were appointed as {asked.Role.Words()} at {name}.");
        await audit.SaveAsync(ct, invited, new AuditFact("appoint", "post", post.Id.ToString(), Detail: $"{person} as {asked.Role} in {asked.Organisation}"));
        await transaction.CommitAsync(ct);
        return person;
    }

    /// <summary>Ends a post after a last day, or at once.</summary>
    /// <param name="id">Which post.</param>
    /// <param name="lastDay">The last day; null to end it at once.</param>
    /// <param name="reason">Why it ends.</param>
    /// <param name="known">
    /// The last day that somebody decided on before, as the actor was told; null when they were told of none. An end that they do
    /// not know of is not written over.
    /// </param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="InputRefusedException">There is no such post for the actor to end, it has ended or ends already, or no reason is given.</exception>
    public async Task EndAsync(Guid id, DateOnly? lastDay, string? reason, DateOnly? known, CancellationToken ct)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is < 3 or > Post.TextLength)
            throw new InputRefusedException("Say why the post ends, in at most 500 characters. The person is told.");
        var today = clock.Today();
        if (lastDay < today)
            throw new InputRefusedException("The last day is today or later; to end the post now, choose to end it at once.");
        await using var transaction = await turn.TakeAsync(ct);
        var post = await db.Set<Post>().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (post is null || !MayEnd(post))
            throw new InputRefusedException("There is no such post that you may end.");
        if (!IsHeld(post, today))
            throw new InputRefusedException("This post has ended already.");
        if (post.Role == Role.Administrator && (await PostHolders.StandingAsync(db, Role.Administrator, today, ct)).All(p => p.Id == id))
            throw new InputRefusedException("This is the last administrator. Appoint another one before this post ends.");
        if (post.EndedBy is { } before)
            await CheckBeforeAsync(post, before, lastDay, known, ct);
        if (lastDay is { } day)
            post.ToDay = post.ToDay < day ? post.ToDay : day;
        else
            post.EndedAtUtc = clock.GetUtcNow().UtcDateTime;
        if (post.EndedBy is { } first && first != actor.Person && first != post.PersonId)
            notices.Tell(first, $"A post as {post.Role.Words()} that you had given a last day ends sooner. Both reasons are kept with the post.");
        (post.EndedBy, post.EndWhy) = (actor.Person, Beside(why, post.EndWhy));
        notices.Tell(post.PersonId, lastDay is { } last
            ? $"Your post as {post.Role.Words()} ends after {last.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}. The reason is kept with the post; ask whoever manages people for it."
            : $"Your post as {post.Role.Words()} has ended. The reason is kept with the post; ask whoever manages people for it.");
        await audit.SaveAsync(ct, new AuditFact("end", "post", post.Id.ToString(), Detail: lastDay is null ? "at once" : $"after {lastDay:yyyy-MM-dd}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>The second to end a post is told of the first, and only ends it sooner.</summary>
    private async Task CheckBeforeAsync(Post post, PersonId before, DateOnly? lastDay, DateOnly? known, CancellationToken ct)
    {
        if (known == post.ToDay && (lastDay is null || lastDay < post.ToDay))
            return;
        var who = before == SystemPerson.Id ? SystemPerson.Name
            : await db.Set<Person>().AsNoTracking().Where(p => p.Id == before.Value).Select(p => p.DisplayName).SingleOrDefaultAsync(ct) ?? "Somebody no longer on record";
        throw new InputRefusedException($"{who} has decided already that this post ends after {Words.Date(post.ToDay!.Value)}, because: {post.EndWhy} Nothing was changed. If it must end sooner, choose to end it at once or an earlier last day.");
    }

    /// <summary>The new reason, and the one before as far as there is room.</summary>
    private static string Beside(string why, string? before)
    {
        var both = before is null ? why : $"{why} Before that: {before}";
        return both.Length <= Post.TextLength ? both : both[..Post.TextLength];
    }

    public static bool IsHeld(Post post, DateOnly today) => post.EndedAtUtc is null && (post.ToDay is null || post.ToDay >= today);

    /// <summary>Whoever could give the post may end it, and its holder may give it up.</summary>
    private bool MayEnd(Post post) => post.PersonId == actor.Person || AppointmentRules.IsInGift(actor.Posts, post.OrganisationId, post.Role);

    private async Task CheckOthersAsync(PersonId person, Appointment asked, DateOnly today, CancellationToken ct)
    {
        var others = await db.Set<Post>().AsNoTracking().Where(p => p.PersonId == person && p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today)).ToListAsync(ct);
        var together = others.Where(p => (p.ToDay is null || p.ToDay >= asked.From) && (asked.To is null || p.FromDay <= asked.To)).ToList();
        if (together.Exists(p => p.OrganisationId == asked.Organisation && p.Role == asked.Role))
            throw new InputRefusedException("This person holds that post already.");
        if (AppointmentRules.Clash(asked.Role, together.Select(p => p.Role)) is { } clash)
            throw new InputRefusedException(clash);
    }
}
