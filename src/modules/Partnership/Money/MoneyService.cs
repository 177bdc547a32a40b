using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

/// <summary>A line of costs as it is to be.</summary>
internal sealed record NewCost(int Year, string? What, Amount Amount);

/// <summary>What an organisation gives, as it is to be.</summary>
internal sealed record NewGiven(OrganisationId Organisation, Amount Amount, DateOnly From, DateOnly To, GivenState State, string? Note);

/// <summary>An organisation's part as it is to be.</summary>
internal sealed record NewSharer(OrganisationId Organisation, decimal Weight, long FloorPence, long? CapPence, bool ZeroTier);

/// <summary>Keeps the shared costs, how they are shared, and who gave what. Those who convene do it.</summary>
internal sealed class MoneyService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IOrganisations organisations, IAuditTrail audit, TimeProvider clock)
{
    public const string Changed = "Somebody else changed this in the meantime. What you typed still stands in the form; what is saved now stands on the page about money. Nothing was written over it.";

    private const int LongestYears = 10;

    /// <exception cref="InputRefusedException">A field cannot be taken, or somebody else changed it.</exception>
    public async Task CostAsync(Guid? id, NewCost asked, int known, CancellationToken ct)
    {
        Check();
        var what = FormFields.Text(asked.What, "what it costs money or time for", MoneyRules.TitleLength);
        await using var transaction = await turn.TakeAsync(ct);
        await BegunAsync(ct);
        var line = id is null ? null : await db.Set<CostLine>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new InputRefusedException("There is no such line.");
        if ((line?.Version ?? 0) != known)
            throw new InputRefusedException(Changed);
        var a = asked.Amount;
        if (line is null)
            db.Add(line = new() { Id = Guid.CreateVersion7(), Year = asked.Year, What = what, Kind = a.Kind, Pence = a.Pence });
        (line.Year, line.What, line.Kind, line.Pence, line.Hours, line.HourPence) = (asked.Year, what, a.Kind, a.Pence, a.Hours, a.HourPence);
        await audit.SaveAsync(ct, new AuditFact("change", "cost-line", line.Id.ToString(), Detail: FinancialYears.Name(asked.Year)));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">There is none, or somebody else changed it.</exception>
    public async Task RemoveCostAsync(Guid id, int known, CancellationToken ct)
    {
        Check();
        var line = await db.Set<CostLine>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new InputRefusedException("There is no such line.");
        if (line.Version != known)
            throw new InputRefusedException(Changed);
        db.Remove(line);
        await audit.SaveAsync(ct, new AuditFact("remove", "cost-line", id.ToString(), Detail: $"{line.What}, {MoneyRules.Pounds(line.Pence)}"));
    }

    /// <summary>Sets how the money cost of a year is shared. It must come out exactly; otherwise nothing is changed.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, it does not come out, or somebody else changed it.</exception>
    public async Task ShareAsync(int year, FundingOption option, SharedBy by, string? note, IReadOnlyList<NewSharer> sharers, int known, CancellationToken ct)
    {
        Check();
        var why = FormFields.OptionalText(note, "what the weights are", MoneyRules.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        await BegunAsync(ct);
        var rule = await db.Set<SharingRule>().SingleOrDefaultAsync(r => r.Year == year, ct);
        if ((rule?.Version ?? 0) != known)
            throw new InputRefusedException(Changed);
        var names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        if (sharers.Count == 0 || sharers.Any(s => !names.ContainsKey(s.Organisation)) || sharers.DistinctBy(s => s.Organisation).Count() != sharers.Count)
            throw new InputRefusedException("Choose the organisations of this locality that share, each once.");
        var total = await db.Set<CostLine>().Where(c => c.Year == year && c.Kind == CostKind.Cash).SumAsync(c => c.Pence, ct);
        CheckWords(by, sharers);
        Shares.Split(total, [.. sharers.Select(s => new CostSharer(names[s.Organisation], s.Weight, s.FloorPence, s.CapPence, s.ZeroTier))]);
        // The version goes up with every change of a share too, so that nobody saves over another's.
        if (rule is null)
            db.Add(rule = new() { Year = year, Option = option, By = by });
        else
            db.Entry(rule).State = EntityState.Modified;
        (rule.Option, rule.By, rule.Note) = (option, by, why);
        var kept = await db.Set<Sharer>().Where(s => s.Year == year).ToListAsync(ct);
        db.RemoveRange(kept.Where(k => sharers.All(s => s.Organisation != k.OrganisationId)));
        for (var place = 0; place < sharers.Count; place++)
        {
            var s = sharers[place];
            var row = kept.Find(k => k.OrganisationId == s.Organisation);
            if (row is null)
                db.Add(row = new() { Year = year, OrganisationId = s.Organisation, Place = place, Weight = s.Weight, FloorPence = s.FloorPence, ZeroTier = s.ZeroTier });
            (row.Place, row.Weight, row.FloorPence, row.CapPence, row.ZeroTier) = (place, s.Weight, s.FloorPence, s.CapPence, s.ZeroTier);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "sharing-rule", FinancialYears.Name(year)));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">A field cannot be taken, or somebody else changed it.</exception>
    public async Task GiveAsync(Guid? id, NewGiven asked, int known, CancellationToken ct)
    {
        Check();
        var note = FormFields.OptionalText(asked.Note, "the note", MoneyRules.TextLength);
        CheckPeriod(asked.From, asked.To);
        await using var transaction = await turn.TakeAsync(ct);
        await BegunAsync(ct);
        var given = id is null ? null : await db.Set<MoneyGiven>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new InputRefusedException("There is no such contribution.");
        if ((given?.Version ?? 0) != known)
            throw new InputRefusedException(Changed);
        if (given is not null && given.OrganisationId != asked.Organisation)
            throw new InputRefusedException("The organisation of a contribution stays. Add another for another organisation.");
        if ((await organisations.AllAsync(ct)).All(o => o.Id != asked.Organisation))
            throw new InputRefusedException("Choose an organisation of this locality.");
        var (a, today) = (asked.Amount, clock.Today());
        if (given is null)
            db.Add(given = new() { Id = Guid.CreateVersion7(), OrganisationId = asked.Organisation, Kind = a.Kind, Pence = a.Pence, FromDay = asked.From, ToDay = asked.To, State = asked.State, StateSince = today });
        given.StateSince = given.State == asked.State ? given.StateSince : today;
        (given.Kind, given.Pence, given.Hours, given.HourPence) = (a.Kind, a.Pence, a.Hours, a.HourPence);
        (given.FromDay, given.ToDay, given.State, given.Note) = (asked.From, asked.To, asked.State, note);
        await audit.SaveAsync(ct, new AuditFact("change", "contribution", given.Id.ToString(), Detail: asked.State.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>The rule's words stand above the shares: they must be what the shares are.</summary>
    private static void CheckWords(SharedBy by, IReadOnlyList<NewSharer> sharers)
    {
        var paying = sharers.Where(s => !s.ZeroTier).ToList();
        if (by == SharedBy.Equally && (paying.Count < sharers.Count || paying.Any(s => s.FloorPence > 0 || s.CapPence is not null) || paying.Select(s => s.Weight).Distinct().Count() > 1))
            throw new InputRefusedException("Equal shares are the same weight for everybody, without limits, and nobody pays nothing. Make them so, or choose another way than “Equal shares”.");
        if (by == SharedBy.AnchorPays && paying.Count(s => s.Weight > 0 || s.FloorPence > 0) != 1)
            throw new InputRefusedException("“The anchor pays” has one organisation that pays. Leave the others without a weight or let them pay nothing, or choose another way.");
    }

    internal static void CheckPeriod(DateOnly from, DateOnly to)
    {
        if (to < from || to > from.AddYears(LongestYears))
            throw new InputRefusedException($"The last day comes after the first, within {LongestYears} years.");
    }

    private void Check()
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene keep the money.");
    }

    private async Task BegunAsync(CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
    }
}

/// <summary>The exact shares; what the rule cannot divide is said as a refusal.</summary>
internal static class Shares
{
    /// <exception cref="InputRefusedException">The weights, floors and caps do not come out.</exception>
    public static IReadOnlyList<long> Split(long total, IReadOnlyList<CostSharer> sharers)
    {
        try
        {
            // Two organisations may bear one name; the rule tells them apart by it.
            Dictionary<string, int> seen = new(StringComparer.Ordinal);
            return CostSharing.Split(total, [.. sharers.Select(s => (seen[s.Organisation] = seen.GetValueOrDefault(s.Organisation) + 1) is > 1 and var n ? s with { Organisation = $"{s.Organisation} ({n})" } : s)]);
        }
        catch (ArgumentException why)
        {
            // The framework adds the parameter's name in a sentence of its own.
            throw new InputRefusedException(why.Message.Split(" (Parameter", 2)[0], why);
        }
    }
}
