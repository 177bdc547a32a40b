using Headwater.Children.Likeness;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>A child in a list.</summary>
internal sealed record ChildRow(ChildId Id, string Name, DateOnly DateOfBirth, int YearGroup)
{
    public static ChildRow Of(Child child, DateOnly today) => new(child.ChildId, child.Name, child.DateOfBirth, YearGroups.Of(child, today));
}

/// <summary>Reads of children. What the reader may see is decided at the root of every query, not here.</summary>
internal sealed class ChildQueries(HeadwaterDb db)
{
    public const int PageSize = 50;
    private const int MostWords = 5;

    public async Task<(IReadOnlyList<ChildRow> Rows, int Total)> ListAsync(string? name, int page, CancellationToken ct)
    {
        var children = Named(name);
        var total = await children.CountAsync(ct);
        var rows = await children.OrderBy(c => c.LegalLast).ThenBy(c => c.LegalFirst).ThenBy(c => c.ChildId)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return ([.. rows.Select(c => ChildRow.Of(c, db.Reader.Today))], total);
    }

    public Task<Child?> FindAsync(ChildId id, CancellationToken ct) => db.Set<Child>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == id, ct);

    public async Task<IReadOnlyList<RollEntry>> RollOfAsync(ChildId id, CancellationToken ct) =>
        await db.Set<RollEntry>().AsNoTracking().Where(r => r.ChildId == id).OrderByDescending(r => r.EntryDate).ToListAsync(ct);

    /// <summary>Children of whom every word asked for begins a word of their names, without regard to case and accents.</summary>
    private IQueryable<Child> Named(string? name)
    {
        var children = db.Set<Child>().AsNoTracking().Where(c => c.JoinedToId == null);
        if (string.IsNullOrWhiteSpace(name))
            return children;
        var words = NameForms.Words(name.Length > Child.NameLength * 3 ? name[..(Child.NameLength * 3)] : name);
        if (words.Count == 0)
            return children.Where(c => false);
        foreach (var word in words.Take(MostWords))
        {
            // A range on a column in byte order: both engines find it by the index.
            var (from, to) = (word, After(word));
            children = children.Where(c => db.Set<NameWord>().Any(w => w.ChildId == c.ChildId && w.Word.CompareTo(from) >= 0 && w.Word.CompareTo(to) < 0));
        }

        return children;
    }

    /// <summary>The first text after all that begin with this one. No text that is kept holds the last code point.</summary>
    private static string After(string word) => word + "\U0010FFFF";
}
