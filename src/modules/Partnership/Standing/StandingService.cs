using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Standing;

/// <summary>Begins a locality's collaborative, and keeps its phase and sectors.</summary>
internal sealed class StandingService(HeadwaterDb db, LocalityTurn turn, IOrganisations organisations, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">There is one already, or a field cannot be taken.</exception>
    public async Task BeginAsync(string? name, OrganisationId anchor, DateOnly startedOn, CancellationToken ct)
    {
        var called = FormFields.Text(name, "a name for the collaborative", Collaborative.NameLength);
        var today = clock.Today();
        if (startedOn > today || startedOn < today.AddYears(-20))
            throw new InputRefusedException("Enter the day on which the work began: today or in the last twenty years.");
        await using var transaction = await turn.TakeAsync(ct);
        if (await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("There is a collaborative here already. Nothing was changed.");
        var host = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == anchor) ?? throw new InputRefusedException("Choose the organisation that hosts the collaborative.");
        db.Add(new Collaborative { Name = called, AnchorId = anchor, Phase = Phase.Convening, StartedOn = startedOn, Stage = FacilitationStage.Leads, StageSince = startedOn });
        db.AddRange(UsualSectors.All(UsualSectors.Of(host.Kind)));
        await audit.SaveAsync(ct, new AuditFact("begin", "collaborative"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">There is none, it is there already, or somebody else moved it.</exception>
    public async Task MoveAsync(Phase phase, int known, CancellationToken ct)
    {
        var collaborative = await db.Set<Collaborative>().SingleOrDefaultAsync(ct) ?? throw new InputRefusedException("There is no collaborative here yet.");
        if (collaborative.Version != known)
            throw new InputRefusedException($"Somebody else changed this in the meantime: it stands at {StandingWords.Of(collaborative.Phase).ToLowerInvariant()} now. Nothing was changed.");
        if (collaborative.Phase == phase)
            throw new InputRefusedException("It is in that phase already.");
        collaborative.Phase = phase;
        await audit.SaveAsync(ct, new AuditFact("move", "collaborative", Detail: phase.ToString()));
    }

    /// <summary>Ends the collaborative. Everything can still be read; what it kept is deleted when its time is over, counted from that day.</summary>
    /// <exception cref="InputRefusedException">There is none that runs, somebody else changed it, the day cannot be, or no reason is given.</exception>
    public async Task CloseAsync(DateOnly day, string? why, int known, CancellationToken ct)
    {
        var reason = FormFields.Text(why, "why it ends, and who carries on what", Collaborative.WhyLength);
        var collaborative = await RunningAsync(known, ct);
        if (collaborative.ClosedOn is not null)
            throw new InputRefusedException("It is closed already.");
        if (day > clock.Today() || day < collaborative.StartedOn)
            throw new InputRefusedException("Enter the last day: today or before, and after it began.");
        (collaborative.ClosedOn, collaborative.CloseWhy) = (day, reason);
        await audit.SaveAsync(ct, new AuditFact("close", "collaborative"));
    }

    /// <summary>Takes the end back.</summary>
    /// <exception cref="InputRefusedException">It is not closed, or somebody else changed it.</exception>
    public async Task ReopenAsync(int known, CancellationToken ct)
    {
        var collaborative = await RunningAsync(known, ct);
        if (collaborative.ClosedOn is null)
            throw new InputRefusedException("It is not closed.");
        (collaborative.ClosedOn, collaborative.CloseWhy) = (null, null);
        await audit.SaveAsync(ct, new AuditFact("reopen", "collaborative"));
    }

    private async Task<Collaborative> RunningAsync(int known, CancellationToken ct)
    {
        var collaborative = await db.Set<Collaborative>().SingleOrDefaultAsync(ct) ?? throw new InputRefusedException("There is no collaborative here yet.");
        return collaborative.Version == known ? collaborative : throw new InputRefusedException("Somebody else changed the collaborative in the meantime. Look at how it stands now; nothing was changed.");
    }

    /// <summary>Adds a sector, or changes one.</summary>
    /// <exception cref="InputRefusedException">The label cannot be taken or is there already, or somebody else changed the sector.</exception>
    public async Task KeepSectorAsync(string? code, string? label, bool core, bool key, bool anchor, int known, CancellationToken ct)
    {
        var called = FormFields.Text(label, "what the sector is called", Sector.LabelLength);
        await using var transaction = await turn.TakeAsync(ct);
        var sectors = await db.Set<Sector>().ToListAsync(ct);
        if (sectors.Exists(s => s.Code != code && string.Equals(s.Label, called, StringComparison.OrdinalIgnoreCase)))
            throw new InputRefusedException("There is a sector of that name already.");
        var sector = string.IsNullOrEmpty(code) ? null : sectors.Find(s => s.Code == code) ?? throw new InputRefusedException("There is no such sector.");
        if (sector is not null && sector.Version != known)
            throw new InputRefusedException($"Somebody else changed the sector {sector.Label} in the meantime. Look at how it stands now; what you typed is still in the form.");
        if (sector is null)
            db.Add(sector = new() { Code = CodeOf(called, sectors), Label = called, Order = sectors.Select(s => s.Order).DefaultIfEmpty().Max() + 1 });
        (sector.Label, sector.IsCore, sector.IsKey) = (called, core, key);
        foreach (var other in sectors.Where(s => anchor && s.IsAnchor))
            other.IsAnchor = false;
        sector.IsAnchor = anchor;
        await audit.SaveAsync(ct, new AuditFact("change", "sector", sector.Code));
        await transaction.CommitAsync(ct);
    }

    private static string CodeOf(string label, List<Sector> sectors)
    {
        var plain = string.Join('-', string.Concat(label.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var code = plain.Length == 0 ? "sector" : plain[..Math.Min(plain.Length, Sector.CodeLength - 4)];
        return sectors.Exists(s => s.Code == code) ? $"{code}-{sectors.Count + 1}" : code;
    }
}

internal sealed class StandingQueries(HeadwaterDb db)
{
    /// <summary>The collaborative; null where none was begun.</summary>
    public Task<Collaborative?> CollaborativeAsync(CancellationToken ct) => db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct);

    /// <summary>Its sectors in their order.</summary>
    public async Task<IReadOnlyList<Sector>> SectorsAsync(CancellationToken ct) => await db.Set<Sector>().AsNoTracking().OrderBy(s => s.Order).ThenBy(s => s.Code).ToListAsync(ct);
}

internal static class StandingRegistration
{
    public static IServiceCollection AddStanding(this IServiceCollection services)
    {
        services.AddScoped<StandingService>();
        services.AddScoped<StandingQueries>();
        services.AddSingleton(new Shared.PartnershipTab("Overview", Shared.PartnershipLinks.Overview, 10));
        return services.AddRetention(RetentionClasses.Partnership, "partnership_collaborative", "partnership_sector");
    }
}
