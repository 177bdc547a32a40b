using Headwater.Access.Contracts;
using Headwater.Children.Identifiers;
using Headwater.Children.Imports;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Children.Keeping;

/// <summary>Opens a record after a search; the search is part of it and cannot be left out.</summary>
internal sealed class OpeningService(HeadwaterDb db, LikenessSearch likeness, ChildService children, NumberService numbers, SampleWall wall, IDatabaseProvider provider, IAuditTrail audit)
{
    /// <param name="asked">Who the child is, and where.</param>
    /// <param name="upn">A number that was read before; null when it is not known.</param>
    /// <param name="isAnother">The records that are like it were looked at, and this is another child.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="InputRefusedException">A field cannot be taken, or there are records to look at first.</exception>
    public async Task<ChildId> OpenAsync(NewChild asked, string? upn, bool isAnother, CancellationToken ct)
    {
        await wall.RequireApartAsync(ct);
        var alike = await likeness.FindAsync(new(asked.LegalFirst, asked.LegalLast, asked.KnownAs, asked.DateOfBirth, upn), ct);
        // One UPN is one child: no second record is opened, whatever was ticked.
        if (alike.Any(a => a.Grade == Grade.Same))
            throw new InputRefusedException("Another record bears this UPN. Ask about it, or take the UPN out if it is mistyped.");
        if (alike.Count > 0 && !isAnother)
            throw new InputRefusedException("Look at the records below first. If this is another child, say so.");
        await using var all = await db.Database.BeginTransactionAsync(ct);
        // Of two who open a record with the same number at once, the second finds the first's.
        await provider.TakeTurnAsync(db, db.Locality.Value, ct);
        var (child, facts) = await children.AddAsync(asked, ct);
        var numbered = upn is null ? null : await numbers.PutAsync(child.ChildId, NumberKind.Upn, upn, ct);
        await audit.SaveAsync(ct, numbered is null ? facts : [.. facts, numbered]);
        await all.CommitAsync(ct);
        return child.ChildId;
    }
}
