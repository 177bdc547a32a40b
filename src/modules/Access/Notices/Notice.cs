using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Notices;

/// <summary>Something a person is told. It holds no child's name.</summary>
internal sealed class Notice : ILocalityOwned
{
    public const int TextLength = 500;
    public const int LinkLength = 200;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }
    public required string Text { get; init; }
    public string? Link { get; init; }
    public required DateTime ToldAtUtc { get; init; }
    public DateTime? SeenAtUtc { get; set; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("access_notice");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(Notice.TextLength);
        builder.Property(n => n.Link).HasMaxLength(Notice.LinkLength);
        builder.HasIndex(n => new { n.LocalityId, n.PersonId, n.ToldAtUtc });
    }
}

internal sealed class NoticeService(HeadwaterDb db, IOutgoingMail mail, LocalityTurn turn, InstallationSettings settings, CurrentActor actor, TimeProvider clock) : INotices
{
    public const int Shown = 50;

    public void Tell(PersonId to, string text, string? link = null)
    {
        if (text.Length is 0 or > Notice.TextLength)
            throw new ArgumentException("A notice is a sentence or two.", nameof(text));
        if (link is not null && !IsOfThisSite(link))
            throw new ArgumentException("A notice leads to a path of this site.", nameof(link));
        db.Add(new Notice { Id = Guid.CreateVersion7(), PersonId = to, Text = text, Link = link, ToldAtUtc = clock.GetUtcNow().UtcDateTime });
    }

    /// <summary>Whether a notice may lead there.</summary>
    public static bool IsOfThisSite(string? link) => link is not null && link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal);

    public async Task TellByMailAsync(PersonId to, string text, string? link, CancellationToken ct)
    {
        Tell(to, text, link);
        // Whoever wants one mail a day hears of it then.
        if (await db.Set<MailChoice>().AnyAsync(c => c.PersonId == to && c.IsDaily, ct))
            return;
        // Made-up people have no letter box, and whoever was closed out reads nothing here.
        var address = await db.Set<Person>().Where(p => p.Id == to.Value && !p.IsSample && p.DeactivatedAtUtc == null && p.EmailConfirmed).Select(p => p.Email).SingleOrDefaultAsync(ct);
        if (address is not null)
            mail.Add(address, "There is something for you to read in Headwater", $"There is something for you to read in Headwater. For everybody’s privacy this mail does not say what.\n\nSign in{(settings.Address is { } here ? $" at {here}" : "")} and look at your notices.\n");
    }

    /// <summary>The newest notices of whoever acts.</summary>
    public async Task<IReadOnlyList<Notice>> OwnAsync(CancellationToken ct)
    {
        var own = actor.Person ?? default;
        return await db.Set<Notice>().AsNoTracking().Where(n => n.PersonId == own).OrderByDescending(n => n.ToldAtUtc).ThenByDescending(n => n.Id).Take(Shown).ToListAsync(ct);
    }

    /// <summary>Whether whoever acts wants one mail a day in place of one for each notice.</summary>
    public async Task<bool> IsDailyAsync(CancellationToken ct)
    {
        var own = actor.Person ?? default;
        return await db.Set<MailChoice>().AnyAsync(c => c.PersonId == own && c.IsDaily, ct);
    }

    /// <summary>Says when whoever acts wants mails.</summary>
    public async Task ChooseAsync(bool daily, CancellationToken ct)
    {
        var (own, now) = (actor.Person ?? default, clock.GetUtcNow().UtcDateTime);
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<MailChoice>().SingleOrDefaultAsync(c => c.PersonId == own, ct) is not { } choice)
            db.Add(new MailChoice { PersonId = own, IsDaily = daily, CountedUntilUtc = now });
        else if (choice.IsDaily != daily)
            (choice.IsDaily, choice.CountedUntilUtc) = (daily, now);
        await db.SaveChangesAsync(ct);
        await mine.CommitAsync(ct);
    }

    /// <summary>Marks them as seen.</summary>
    public async Task SeenAsync(CancellationToken ct)
    {
        var (own, now) = (actor.Person ?? default, clock.GetUtcNow().UtcDateTime);
        await db.Set<Notice>().Where(n => n.PersonId == own && n.SeenAtUtc == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.SeenAtUtc, now), ct);
    }
}
