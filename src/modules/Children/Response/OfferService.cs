using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>A stage as it was typed.</summary>
internal sealed record TypedResponseStage(string? Name, string? Expected, string? Actions);

/// <summary>Help as it was typed.</summary>
internal sealed record TypedHelp(string? Name, string? OfferedBy, int Stage, IReadOnlyCollection<string> Needs, string? HowToAsk, string? HowLong);

/// <summary>The locality's stages, help and numbers: for those who lead it.</summary>
internal sealed class OfferService(HeadwaterDb db, CurrentActor actor, RecordKeeping keeping, ResponseQueries queries, TimeProvider clock)
{
    private const decimal MostDays = 45;

    /// <param name="number">A stage that there is, or the next one.</param>
    /// <param name="version">0 where the usual one holds, or none.</param>
    /// <param name="asked">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> SetStageAsync(int number, int version, TypedResponseStage asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.LeadLocality) || number < 1 || number > ResponseStage.Most || number > (await queries.StagesAsync(ct)).Max(s => s.Number) + 1)
            return Outcome.NotThere;
        var held = await db.Set<ResponseStage>().SingleOrDefaultAsync(s => s.Number == number, ct);
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        var (name, expected, actions) = (Typed.Line(asked.Name, "name of the stage", ResponseStage.NameLength), Typed.Text(asked.Expected, "text of what is expected", ResponseStage.TextLength), Typed.Text(asked.Actions, "expected actions", ResponseStage.TextLength));
        if (held is null)
            db.Add(new ResponseStage { Number = number, Name = name, Expected = expected, Actions = actions });
        else
            (held.Name, held.Expected, held.Actions) = (name, expected, actions);
        return await keeping.SaveAsync(ct, new AuditFact("change", "response-stage", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Adds help, or changes it when an id is given.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> SetHelpAsync(Guid? id, int version, TypedHelp asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.LeadLocality) || (id is not null && await FindHelpAsync(id.Value, ct) is null))
            return Outcome.NotThere;
        var held = id is { } known ? await FindHelpAsync(known, ct) : null;
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        if ((await queries.StagesAsync(ct)).All(s => s.Number != asked.Stage))
            throw new InputRefusedException("Choose the stage from which it is meant.");
        List<string> needs = [];
        foreach (var need in asked.Needs.Distinct(StringComparer.Ordinal))
            needs.Add(NationalCodes.PrimaryNeed.Read(need, clock.Today(), out var why) ?? throw new InputRefusedException($"Need: {why}"));
        var (name, by) = (Typed.Line(asked.Name, "name of the help", OfferedHelp.NameLength), Typed.Line(asked.OfferedBy, "name of who offers it", OfferedHelp.NameLength));
        var (how, takes) = (Typed.Text(asked.HowToAsk, "way to ask for it", OfferedHelp.TextLength), Typed.Line(asked.HowLong, "time until it begins", OfferedHelp.TextLength));
        if (held is null)
            db.Add(held = new() { Id = Guid.CreateVersion7(), Name = name, OfferedBy = by, StageNumber = asked.Stage, Needs = "", HowToAsk = how, HowLong = takes });
        else
            (held.Name, held.OfferedBy, held.StageNumber, held.HowToAsk, held.HowLong) = (name, by, asked.Stage, how, takes);
        held.Needs = string.Join(',', needs);
        return await keeping.SaveAsync(ct, new AuditFact("change", "offered-help", held.Id.ToString()));
    }

    /// <summary>Takes help off the list; plans that used it still say so.</summary>
    public async Task<Outcome> EndHelpAsync(Guid id, int version, CancellationToken ct)
    {
        if (!actor.Can(Capability.LeadLocality) || await FindHelpAsync(id, ct) is not { } held)
            return Outcome.NotThere;
        if (held.Version != version)
            return Outcome.ChangedMeanwhile;
        held.EndedOn = clock.Today();
        return await keeping.SaveAsync(ct, new AuditFact("end", "offered-help", id.ToString()));
    }

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> SetLimitsAsync(int version, decimal primary, decimal secondary, string? source, CancellationToken ct)
    {
        if (!actor.Can(Capability.LeadLocality))
            return Outcome.NotThere;
        var held = await db.Set<ResponseLimits>().SingleOrDefaultAsync(ct);
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        // A pupil may be suspended for 45 school days in a school year at most (Education Act 2002, section 51A, and the regulations under it).
        if (primary is <= 0 or > MostDays || secondary is <= 0 or > MostDays || primary * 2 % 1 != 0 || secondary * 2 % 1 != 0)
            throw new InputRefusedException("Give the days as whole or half days, more than none and 45 at most: 4.5, or 10.");
        var from = Typed.Line(source, "source of the numbers", ResponseLimits.SourceLength);
        if (held is null)
            db.Add(new ResponseLimits { PrimaryDays = primary, SecondaryDays = secondary, Source = from });
        else
            (held.PrimaryDays, held.SecondaryDays, held.Source) = (primary, secondary, from);
        return await keeping.SaveAsync(ct, new AuditFact("change", "response-limits"));
    }

    public Task<OfferedHelp?> FindHelpAsync(Guid id, CancellationToken ct) => db.Set<OfferedHelp>().SingleOrDefaultAsync(h => h.Id == id && h.EndedOn == null, ct);
}
