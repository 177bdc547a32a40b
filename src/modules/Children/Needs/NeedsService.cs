using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Needs;

/// <summary>A stage as it was typed.</summary>
internal sealed record TypedStage(string? Provision, string? PrimaryNeed, DateOnly From);

/// <summary>Special educational needs, dated, and what is kept for statutory and equality work.</summary>
internal sealed class NeedsService(HeadwaterDb db, RecordKeeping keeping, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a stage and closes the one before it on the day before.</summary>
    /// <exception cref="InputRefusedException">A code or the day cannot be taken.</exception>
    public async Task<Outcome> SetStageAsync(ChildId child, Guid? current, TypedStage asked, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null)
            return Outcome.NotThere;
        var held = await CurrentAsync(child, ct);
        if (held?.Id != current)
            return Outcome.ChangedMeanwhile;
        return await PutStageAsync(child, held, asked, ct) is { } fact ? await keeping.SaveAsync(ct, fact) : Outcome.Saved;
    }

    /// <summary>As <see cref="SetStageAsync"/>, pending; null when it stands like this already.</summary>
    public Task<AuditFact?> PutStageAsync(ChildId child, SupportStage? held, TypedStage asked, CancellationToken ct)
    {
        var provision = NationalCodes.Provision.Read(asked.Provision, asked.From, out var why) ?? throw new InputRefusedException($"SEN provision: {why}");
        var need = string.IsNullOrWhiteSpace(asked.PrimaryNeed)
            ? null
            : NationalCodes.PrimaryNeed.Read(asked.PrimaryNeed, asked.From, out why) ?? throw new InputRefusedException($"Primary need: {why}");
        if (provision == "N" && need is not null)
            throw new InputRefusedException("Primary need: without special educational needs there is none.");
        ct.ThrowIfCancellationRequested();
        if (held?.Provision == provision && held.PrimaryNeed == need)
            return Task.FromResult<AuditFact?>(null);
        if (asked.From > clock.Today())
            throw new InputRefusedException("The day from which it holds lies in the future.");
        if (held is not null && asked.From <= held.FromDay)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The day must come after {held.FromDay:d MMMM yyyy}, from which what is held now holds."));
        if (held is not null)
            held.ToDay = asked.From.AddDays(-1);
        var stage = new SupportStage { Id = Guid.CreateVersion7(), ChildId = child, Provision = provision, PrimaryNeed = need, FromDay = asked.From };
        db.Add(stage);
        return Task.FromResult<AuditFact?>(new("change", "support", stage.Id.ToString(), child));
    }

    public Task<SupportStage?> CurrentAsync(ChildId child, CancellationToken ct) =>
        db.Set<SupportStage>().Where(s => s.ChildId == child && s.ToDay == null).OrderByDescending(s => s.FromDay).FirstOrDefaultAsync(ct);

    /// <summary>What is held; the look at it is on the record before it leaves.</summary>
    public async Task<Characteristics?> ReadCharacteristicsAsync(ChildId child, CancellationToken ct)
    {
        var held = await db.Set<Characteristics>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == child, ct);
        await audit.ReadAsync(new("see", "characteristics", null, child), ct);
        return held;
    }

    /// <summary>Changes what is kept for statutory work; <paramref name="version"/> is 0 when nothing was held.</summary>
    /// <exception cref="InputRefusedException">A code cannot be taken.</exception>
    public async Task<Outcome> SetCharacteristicsAsync(ChildId child, int version, string? ethnicity, bool? freeSchoolMeals, bool? lookedAfter, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null)
            return Outcome.NotThere;
        var held = await db.Set<Characteristics>().SingleOrDefaultAsync(c => c.ChildId == child, ct);
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        if (held is null)
            db.Add(held = new() { ChildId = child });
        held.Ethnicity = string.IsNullOrWhiteSpace(ethnicity)
            ? null
            : NationalCodes.Ethnicity.Read(ethnicity, clock.Today(), out var why) ?? throw new InputRefusedException($"Ethnic group: {why}");
        held.FreeSchoolMeals = freeSchoolMeals;
        held.SayLookedAfter(lookedAfter);
        return await keeping.SaveAsync(ct, new AuditFact("change", "characteristics", null, child));
    }
}
