using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Ledger;

/// <summary>What else moves balances, written down by the chair of the panel: what is taken beside the protocol, and what is put right.</summary>
internal sealed class LedgerService(HeadwaterDb db, ProtocolQueries protocols, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const int MostCorrection = 100;

    public bool MayWrite => actor.Can(Capability.ChairPanel);

    /// <summary>Adds an entry. No child is named: schools read it.</summary>
    /// <param name="track">Of which protocol.</param>
    /// <param name="school">Whose balance.</param>
    /// <param name="cause">What the school did, or a correction.</param>
    /// <param name="day">When.</param>
    /// <param name="yearGroup">The year of the child; not for a correction.</param>
    /// <param name="points">Only for a correction: by how much the balance moves.</param>
    /// <param name="words">Why; needed for a correction.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It does not count by the protocol of the day, or something cannot be.</exception>
    public async Task AddAsync(Track track, OrganisationId school, LedgerCause cause, DateOnly day, int? yearGroup, int? points, string? words, CancellationToken ct)
    {
        if (!MayWrite)
            throw new InputRefusedException("The chair of the panel keeps the ledger.");
        if (day > clock.Today())
            throw new InputRefusedException("The day lies in the future. Correct it.");
        if (await protocols.HoldingOnAsync(track, day, ct) is not { } content)
            throw new InputRefusedException($"No protocol held on {Words.Date(day)}, so that nothing counts. Correct the day.");
        if (content.Schools.All(s => s.SchoolId != school))
            throw new InputRefusedException($"The school took no part in the protocol on {Words.Date(day)}. Choose another school or day.");
        var isCorrection = cause == LedgerCause.Correction;
        if (cause is LedgerCause.FairAccess or LedgerCause.TakenBack)
            throw new InputRefusedException("Places of the panel come into the ledger by themselves. Choose what else the school did.");
        if (!isCorrection && yearGroup is not (>= 0 and <= 13))
            throw new InputRefusedException("Choose the year group of the child.");
        if (isCorrection && points is null or 0)
            throw new InputRefusedException("Enter by how many points the balance moves, such as 1 or -1.");
        if (isCorrection)
            ProtocolRules.Within(points!.Value, -MostCorrection, MostCorrection, "points of a correction");
        if (!isCorrection && LedgerRules.Points(content.Head, cause) is null)
            throw new InputRefusedException("By the protocol of that day this does not count towards a balance. The schools would have to agree to a new version first.");
        // A managed move that is on a child's record counts already, and twice would be unfair to the school that is asked next.
        if (cause == LedgerCause.ManagedMove && (await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Track == track && e.SchoolId == school && e.YearGroup == yearGroup && e.MoveId != null).ToListAsync(ct)).GroupBy(e => e.MoveId).Any(m => LedgerRules.Standing([.. m])?.Day == day))
            throw new InputRefusedException($"A managed move to this school on {Words.Date(day)} in this year group is in the ledger already: it came by itself from a child’s record. Write it down only if it was another child, and say so as a balance put right.");
        db.Add(new LedgerEntry
        {
            Id = Guid.CreateVersion7(), Track = track, SchoolId = school, Day = day, Cause = cause, Points = isCorrection ? points!.Value : LedgerRules.Points(content.Head, cause)!.Value, YearGroup = isCorrection ? null : yearGroup,
            Words = isCorrection ? FormFields.Text(words, "why it is put right: the schools read it", LedgerEntry.WordsLength) : FormFields.OptionalText(words, "what is said to it", LedgerEntry.WordsLength), By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime,
        });
        await audit.SaveAsync(ct, new AuditFact("add", "ledger", school.ToString(), Detail: string.Create(CultureInfo.InvariantCulture, $"{cause} {day:yyyy-MM-dd}")));
    }
}
