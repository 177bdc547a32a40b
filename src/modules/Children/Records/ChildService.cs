using Headwater.Access.Contracts;
using Headwater.Children.Imports;
using Headwater.Children.Likeness;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>What is needed to open a record.</summary>
internal sealed record NewChild(string LegalFirst, string LegalLast, string? KnownAs, DateOnly DateOfBirth, Sex Sex, OrganisationId School, DateOnly EntryDate, DateOnly? LeavingDate = null);

/// <summary>The part of a record that says who the child is.</summary>
internal sealed record WhoTheChildIs(string LegalFirst, string LegalLast, string? KnownAs, string? Pronunciation, DateOnly DateOfBirth, Sex Sex, int? YearGroupOverride)
{
    public static WhoTheChildIs Of(Child child) => new(child.LegalFirst, child.LegalLast, child.KnownAs, child.Pronunciation, child.DateOfBirth, child.Sex, child.YearGroupOverride);
}

/// <summary>Writes about a child's record itself.</summary>
internal sealed class ChildService(HeadwaterDb db, CurrentActor actor, IInvolvements involvements, RecordKeeping keeping, IAuditTrail audit, ILocalities localities, SampleWall wall, TimeProvider clock)
{
    /// <summary>Opens a record of a child who is on the roll of one of the actor's schools; the school is involved with it.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or the school is not the actor's.</exception>
    public async Task<ChildId> OpenAsync(NewChild asked, CancellationToken ct)
    {
        await wall.RequireApartAsync(ct);
        var (child, facts) = await AddAsync(asked, ct);
        await audit.SaveAsync(ct, facts);
        return child.ChildId;
    }

    /// <summary>As <see cref="OpenAsync"/>, pending until the caller saves the facts.</summary>
    public async Task<(Child Child, IReadOnlyList<AuditFact> Facts)> AddAsync(NewChild asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.KeepRecords, asked.School))
            throw new InputRefusedException("Your post does not let you open a record for this school.");
        var child = new Child
        {
            ChildId = ChildId.New(),
            LegalFirst = Typed.Name(asked.LegalFirst, "first name"),
            LegalLast = Typed.Name(asked.LegalLast, "last name"),
            KnownAs = string.IsNullOrWhiteSpace(asked.KnownAs) ? null : Typed.Name(asked.KnownAs, "known-as name"),
            DateOfBirth = Born(asked.DateOfBirth),
            Sex = asked.Sex,
            // Whoever tries the sample opens a made-up child, whatever is typed.
            IsSample = (await localities.AllAsync(ct)).Any(l => l.Id == db.Locality && l.IsSample),
            OpenedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(child);
        db.AddRange(WordsOf(child));
        db.Add(new RollEntry
        {
            Id = Guid.CreateVersion7(), ChildId = child.ChildId, SchoolId = asked.School,
            EntryDate = RollService.Entry(asked.EntryDate, child.DateOfBirth, clock.Today()), LeavingDate = asked.LeavingDate,
        });
        var granted = await involvements.GrantAsync(RollService.Involvement(child.ChildId, asked.School, asked.EntryDate) with { To = asked.LeavingDate }, ct);
        return (child, [new AuditFact("open", "child", child.ChildId.ToString(), child.ChildId), granted]);
    }

    /// <summary>Changes who the child is, when nobody saved a newer version than the one that was looked at.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> ChangeAsync(ChildId id, int version, WhoTheChildIs asked, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(id, ct) is null || await db.Set<Child>().SingleOrDefaultAsync(c => c.ChildId == id, ct) is not { } child)
            return Outcome.NotThere;
        if (child.Version != version)
            return Outcome.ChangedMeanwhile;
        var before = WhoTheChildIs.Of(child);
        child.LegalFirst = Typed.Name(asked.LegalFirst, "first name");
        child.LegalLast = Typed.Name(asked.LegalLast, "last name");
        child.KnownAs = string.IsNullOrWhiteSpace(asked.KnownAs) ? null : Typed.Name(asked.KnownAs, "known-as name");
        child.Pronunciation = Typed.OptionalLine(asked.Pronunciation, "pronunciation", Child.NameLength);
        child.DateOfBirth = Born(asked.DateOfBirth);
        child.Sex = asked.Sex;
        child.YearGroupOverride = asked.YearGroupOverride is null or (>= 0 and <= 14)
            ? asked.YearGroupOverride
            : throw new InputRefusedException("The year group must be 0 (Reception) to 14, or empty.");
        if (WhoTheChildIs.Of(child) == before)
            return Outcome.Saved;
        var words = WordsOf(child);
        var held = await db.Set<NameWord>().Where(w => w.ChildId == id).ToListAsync(ct);
        db.RemoveRange(held.Where(h => words.All(w => w.Word != h.Word)));
        db.AddRange(words.Where(w => held.TrueForAll(h => h.Word != w.Word)));
        return await keeping.SaveAsync(ct, new AuditFact("change", "child", id.ToString(), id, Changed(before, WhoTheChildIs.Of(child))));
    }

    internal static IReadOnlyList<NameWord> WordsOf(Child child) =>
        [.. NameForms.Words($"{child.LegalFirst} {child.LegalLast} {child.KnownAs}").Distinct(StringComparer.Ordinal).Select(word => new NameWord { ChildId = child.ChildId, Word = word })];

    /// <summary>Which fields changed; what they said stays out of the trail.</summary>
    private static string Changed(WhoTheChildIs before, WhoTheChildIs after) => string.Join(' ', new[]
    {
        before.LegalFirst != after.LegalFirst || before.LegalLast != after.LegalLast || before.KnownAs != after.KnownAs ? "names" : null,
        before.Pronunciation != after.Pronunciation ? "pronunciation" : null,
        before.DateOfBirth != after.DateOfBirth ? "dateOfBirth" : null,
        before.Sex != after.Sex ? "sex" : null,
        before.YearGroupOverride != after.YearGroupOverride ? "yearGroup" : null,
    }.OfType<string>());

    private DateOnly Born(DateOnly day)
    {
        var today = clock.Today();
        if (day > today || day < today.AddYears(-26))
            throw new InputRefusedException("The date of birth must lie within the last 26 years.");
        return day;
    }
}
