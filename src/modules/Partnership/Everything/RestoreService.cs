using System.Reflection;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Network;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Everything;

/// <summary>What restoring would do, or did.</summary>
internal sealed record RestoreResult(EverythingSchema Schema, int Rows, int Withdrawn, IReadOnlyList<RestoreProblem> Problems, IReadOnlyList<string> ByName);

/// <summary>Puts a collaborative back from its file into a locality that has none: all of it, or nothing.</summary>
internal sealed class RestoreService(HeadwaterDb db, LocalityTurn turn, CurrentActor actor, RestoreNames names, IPeople people, IAuditTrail audit, TimeProvider clock)
{
    private const string Unanswered = "Answers of a survey are in no file that is taken along. Ask it again.";

    /// <summary>Looks, and writes if nothing is in the way and it is no dry run.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to do, there is a collaborative here, or it is no such file.</exception>
    public async Task<RestoreResult> RunAsync(Stream file, string sha256, bool dryRun, bool unnamed, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene put a collaborative back.");
        var model = new CarriedModel(db);
        var reading = new EverythingReader(model).Read(file);
        await using var transaction = await turn.TakeAsync(ct);
        await EmptyAsync(model, ct);
        var found = await names.FindAsync(reading, unnamed, ct);
        var withdrawn = Rekey(reading, found);
        RestoreChecks.Add(reading);
        await NoFacilitatorSitsAsync(reading, ct);
        var result = new RestoreResult(reading.Schema, reading.Rows.Count, withdrawn, reading.Problems, found.ByName);
        if (dryRun || result.Problems.Count > 0)
            return result;
        db.AddRange(reading.Rows.Select(r => r.Row));
        await audit.SaveAsync(ct, new AuditFact("restore", "collaborative", Detail: $"{reading.Rows.Count} rows of {reading.Schema.Area.Code}, made {reading.Schema.Made:yyyy-MM-dd}, SHA-256 {sha256}"));
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task EmptyAsync(CarriedModel model, CancellationToken ct)
    {
        foreach (var table in model.Tables)
        {
            var any = (Task<bool>)typeof(RestoreService).GetMethod(nameof(AnyAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(table.Entity.ClrType).Invoke(this, [ct])!;
            if (await any)
                throw new InputRefusedException("There is a collaborative in this locality already, or what is left of one. It is restored into an empty one only; nothing was changed.");
        }
    }

    private Task<bool> AnyAsync<T>(CancellationToken ct) where T : class => db.Set<T>().AnyAsync(ct);

    /// <summary>Ids of people and organisations become those that they have here; surveys whose answers did not come are withdrawn.</summary>
    private int Rekey(EverythingReading reading, FoundNames found)
    {
        var withdrawn = 0;
        var told = reading.People.Select(p => p.Id).Concat(reading.Organisations.Select(o => o.Id)).ToHashSet();
        foreach (var (table, line, row) in reading.Rows)
        {
            foreach (var field in table.Fields)
            {
                var property = Settable(field);
                var (id, here) = property.GetValue(row) switch
                {
                    PersonId person => (person.Value, found.People.TryGetValue(person, out var who) ? who : (object?)null),
                    OrganisationId organisation => (organisation.Value, found.Organisations.TryGetValue(organisation, out var at) ? at : null),
                    _ => (Guid.Empty, null),
                };
                if (here is not null)
                    property.SetValue(row, here);
                // Who is told of and not known here is named once already.
                else if (id != Guid.Empty && !told.Contains(id))
                    reading.Problems.Add(new($"{table.JsonLines}, line {line}", $"{field.Name} names somebody of whom neither people.jsonl nor organisations.jsonl tells."));
            }

            // The facilitator's key and a constituency's stay; an organisation's is its id.
            if (row is WaveMember member && Guid.TryParse(member.Key, out var key) && found.Organisations.TryGetValue(new(key), out var place))
                typeof(WaveMember).GetProperty(nameof(WaveMember.Key))!.SetValue(row, place.ToString());
            // Nobody sits in a seat who is not here: it would count as filled.
            if (row is SeatHolding holding && found.Absent.Contains(holding.PersonId))
                EndHere(holding);
            if (row is NetworkWave { State: WaveState.Closed } wave)
            {
                (wave.State, wave.WithdrawnOn, wave.WithdrawnBy, wave.WithdrawnWhy) = (WaveState.Withdrawn, clock.Today(), actor.Person, Unanswered);
                withdrawn++;
            }
        }

        return withdrawn;
    }

    private void EndHere(SeatHolding holding)
    {
        var today = clock.Today();
        if (holding.State == HoldingState.Offered)
            holding.State = HoldingState.Withdrawn;
        else if (holding.State == HoldingState.Held && (holding.EndedOn is null || holding.EndedOn > today))
            (holding.EndedOn, holding.EndedBy, holding.Exit) = (holding.FromDay > today ? holding.FromDay : today, actor.Person, ExitKind.MovedOn);
    }

    private async Task NoFacilitatorSitsAsync(EverythingReading reading, CancellationToken ct)
    {
        var today = clock.Today();
        var facilitators = (await people.SpansAsync(Capability.Facilitate, ct)).Where(f => f.IsNowOrToCome(today)).Select(f => f.Person).ToHashSet();
        foreach (var (table, line, row) in reading.Rows)
        {
            if (row is SeatHolding holding && facilitators.Contains(holding.PersonId) && (holding.State == HoldingState.Offered || (holding.State == HoldingState.Held && (holding.EndedOn is null || holding.EndedOn > today))))
                reading.Problems.Add(new($"{table.JsonLines}, line {line}", "would put the facilitator into a seat, and the facilitator holds none."));
        }
    }

    internal static PropertyInfo Settable(CarriedField field) => field.Property.PropertyInfo!.DeclaringType!.GetProperty(field.Property.Name)!;
}
