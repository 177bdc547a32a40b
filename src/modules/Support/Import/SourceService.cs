using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.OpenReferral;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Import;

/// <summary>
/// Feeds that somebody else keeps, for the local lead and the helpline. A feed is walked first, and what came is written in one
/// transaction: two at once write one after the other, and the second finds nothing new.
/// </summary>
internal sealed class SourceService(HeadwaterDb db, LocalityTurn turn, DirectoryService directory, PublicWeb web, IAuditTrail audit, TimeProvider clock)
{
    public bool MayKeep => directory.MayKeepAll;

    /// <summary>Adds a feed. Nothing is asked of it yet.</summary>
    /// <exception cref="InputRefusedException">It is there already, or its address cannot be.</exception>
    public async Task<Guid> AddAsync(string? name, string? address, CancellationToken ct)
    {
        if (!MayKeep)
            throw new InputRefusedException("The local lead and the helpline add feeds. Ask them.");
        var called = FormFields.Text(name, "what the feed is called", DirectorySource.NameLength);
        var typed = FormFields.Text(address, "the address of the feed, up to and without /services", DirectorySource.AddressLength);
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new InputRefusedException("The address must be one such as https://www.example.org/api/oruk/v3, without ? and #.");
        if (PublicAddress.WhyNot(uri) is { } why)
            throw new InputRefusedException(why);
        var made = new DirectorySource { Id = Guid.CreateVersion7(), Name = called, Address = uri.AbsoluteUri.TrimEnd('/'), AddedAtUtc = clock.GetUtcNow().UtcDateTime, Report = "" };
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<DirectorySource>().AnyAsync(s => s.Address == made.Address, ct))
            throw new InputRefusedException("This feed is here already. Take it from the list.");
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "directory-source", made.Id.ToString()));
        await mine.CommitAsync(ct);
        return made.Id;
    }

    /// <summary>Takes a feed from the web.</summary>
    /// <returns>Whether there is such a feed for the actor.</returns>
    public async Task<bool> TakeAsync(Guid id, CancellationToken ct)
    {
        if (!MayKeep || await db.Set<DirectorySource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source)
            return false;
        // It was looked at when it was added; what is asked for is looked at again.
        if (!Uri.TryCreate(source.Address, UriKind.Absolute, out var address) || PublicAddress.WhyNot(address) is not null)
            throw new InputRefusedException("The address of this feed is none that is asked any more. Add the feed again with the right one.");
        using var client = web.Client();
        return await TakeAsync(id, new GuardedFeed(client, address), ct);
    }

    /// <summary>Takes a feed from wherever its documents come.</summary>
    public async Task<bool> TakeAsync(Guid id, IFeedSource feed, CancellationToken ct)
    {
        if (!MayKeep)
            return false;
        var walked = await new FeedWalk(feed, clock).RunAsync(ct);
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<DirectorySource>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source)
            return false;
        var counted = await WriteAsync(source, walked, ct);
        (source.TakenAtUtc, source.Report) = (clock.GetUtcNow().UtcDateTime, Reader.Cut(string.Join('\n', walked.Problems), DirectorySource.ReportLength));
        if (walked.IsWhole)
            source.WholeOn = clock.Today();
        // Also where two runs fall into one instant.
        db.Entry(source).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("take", "directory-source", id.ToString(), Detail: counted));
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<string> WriteAsync(DirectorySource source, Walked walked, CancellationToken ct)
    {
        var today = clock.Today();
        var known = await db.Set<TakenService>().AsNoTracking().Where(t => t.SourceId == source.Id).Select(t => new { t.Id, t.FeedKey, t.Hash, t.GoneSince }).ToDictionaryAsync(t => t.FeedKey, StringComparer.Ordinal, ct);
        var (added, changed, gone) = (0, 0, 0);
        Dictionary<Guid, RawService> differ = [];
        foreach (var raw in walked.Services)
        {
            var hash = HashOf(raw.Document);
            if (!known.Remove(raw.Key, out var before))
            {
                var read = FeedReading.Of(raw.Document, today);
                db.Add(new TakenService { Id = Guid.CreateVersion7(), SourceId = source.Id, FeedKey = raw.Key, Name = read.Typed.Name!, Document = raw.Document, Hash = hash, Notes = read.Notes.Count, FirstSeenOn = today, LastSeenOn = today });
                added++;
            }
            else if (before.Hash != hash || before.GoneSince is not null)
            {
                differ[before.Id] = raw;
            }
        }

        foreach (var some in differ.Keys.Chunk(500))
        {
            foreach (var taken in await db.Set<TakenService>().Where(t => some.Contains(t.Id)).ToListAsync(ct))
                changed += Renew(taken, differ[taken.Id], today) ? 1 : 0;
        }

        // Of a feed that was not walked to its end, what was not seen may still be there.
        foreach (var some in walked.IsWhole ? known.Values.Where(t => t.GoneSince is null).Select(t => t.Id).Chunk(500) : [])
        {
            foreach (var taken in await db.Set<TakenService>().Where(t => some.Contains(t.Id)).ToListAsync(ct))
            {
                (taken.GoneSince, taken.LastSeenOn) = (today, source.WholeOn ?? taken.LastSeenOn);
                gone++;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{added} new, {changed} changed, {gone} no longer there");
    }

    /// <summary>Writes down what came; answers whether it says anything else than before.</summary>
    private static bool Renew(TakenService taken, RawService raw, DateOnly today)
    {
        var (before, after) = (FeedReading.Of(taken.Document, today), FeedReading.Of(raw.Document, today));
        var isOtherwise = FeedChange.Between(before.Typed, after.Typed).Count > 0;
        var isSettled = taken.SaidHash == taken.Hash;
        (taken.Document, taken.Hash, taken.Name, taken.Notes, taken.LastSeenOn, taken.GoneSince) = (raw.Document, HashOf(raw.Document), after.Typed.Name!, after.Notes.Count, today, null);
        // Feeds write down anew when they were written: what the directory does not take need not be looked at.
        if (isSettled && !isOtherwise)
            (taken.SaidDocument, taken.SaidHash) = (taken.Document, taken.Hash);
        return isOtherwise;
    }

    /// <summary>What a document is known by: SHA-256, in hexadecimal.</summary>
    public static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
