using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Network;

/// <summary>What a file of answers would do, in counts.</summary>
internal sealed record WaveLook(int Asked, int Answered, int Ratings, int Ties, IReadOnlyList<WaveRowError> Errors);

/// <summary>Plans waves, takes their answers in once, and takes a wave back with a reason.</summary>
internal sealed class NetworkService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, NetworkQueries queries, IPeople people, IAuditTrail audit, TimeProvider clock)
{
    public const int FewestAsked = 3;

    /// <summary>Who may run a wave, by name: whoever takes part, facilitates or evaluates; not the anchor's lead nor its administrator.</summary>
    public async Task<IReadOnlyList<(PersonId Person, string Name)>> KeepersAsync(CancellationToken ct)
    {
        HashSet<PersonId> may = [.. await people.HoldersAsync(Capability.TakePart, null, ct), .. await people.HoldersAsync(Capability.Facilitate, null, ct), .. await people.HoldersAsync(Capability.Evaluate, null, ct)];
        may.ExceptWith(await people.HoldersAsync(Capability.LeadLocality, null, ct));
        may.ExceptWith(await people.HoldersAsync(Capability.Administer, null, ct));
        return [.. (await people.NamesAsync(may, ct)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];
    }

    /// <summary>Plans a wave: whom it asks is the table as it is now.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, another wave is open, or too few sit at the table.</exception>
    public async Task<Guid> PlanAsync(string? title, DateOnly askedOn, PersonId keeper, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene) && !actor.Can(Capability.Evaluate))
            throw new InputRefusedException("Those who convene or evaluate plan a survey.");
        var called = FormFields.Text(title, "a title", NetworkWave.TitleLength);
        if (askedOn > clock.Today().AddYears(1) || askedOn < clock.Today().AddYears(-5))
            throw new InputRefusedException("Enter the day on which you ask: within the last five years or the next one.");
        if ((await KeepersAsync(ct)).All(k => k.Person != keeper))
            throw new InputRefusedException("Choose who runs it: somebody who takes part, facilitates or evaluates, and who neither leads for the anchor nor keeps this site.");
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        if (await db.Set<NetworkWave>().AnyAsync(w => w.State == WaveState.Open, ct))
            throw new InputRefusedException("A survey is open already. Take its answers in, or withdraw it, first.");
        var wave = new NetworkWave
        {
            Id = Guid.CreateVersion7(), Title = called, AskedOn = askedOn, KeeperId = keeper, State = WaveState.Open,
            RunByMember = !(await people.HoldersAsync(Capability.Facilitate, null, ct)).Contains(keeper) && (await people.HoldersAsync(Capability.TakePart, null, ct)).Contains(keeper),
        };
        var members = await queries.ToAskAsync(wave.Id, ct);
        if (members.Count - 1 < FewestAsked)
            throw new InputRefusedException($"A survey needs {FewestAsked} organisations or constituencies with a held seat; there are {members.Count - 1}.");
        db.Add(wave);
        db.AddRange(members);
        await audit.SaveAsync(ct, new AuditFact("plan", "network-wave", wave.Id.ToString()));
        await transaction.CommitAsync(ct);
        return wave.Id;
    }

    /// <summary>Whether the acting person runs this wave, and so may take its answers in.</summary>
    public bool Keeps(NetworkWave wave) => actor.Person == wave.KeeperId && !actor.Can(Capability.LeadLocality) && !actor.Can(Capability.Administer);

    /// <summary>What a file would do. Nothing is written.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, the wave is closed, or it is no such file.</exception>
    public async Task<WaveLook> LookAsync(Guid id, string text, CancellationToken ct)
    {
        _ = await OpenAsync(id, ct);
        var members = await queries.MembersAsync(id, ct);
        return Told(members, new WaveFile(members).Read(text));
    }

    /// <summary>Takes the answers in and closes the wave.</summary>
    /// <exception cref="InputRefusedException">As <see cref="LookAsync"/>, or a row cannot be taken.</exception>
    public async Task<WaveLook> TakeAsync(Guid id, string text, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var wave = await OpenAsync(id, ct);
        var members = await db.Set<WaveMember>().Where(m => m.WaveId == id).OrderBy(m => m.Number).ToListAsync(ct);
        var answers = new WaveFile(members).Read(text);
        if (answers.Errors.Count > 0)
            throw new InputRefusedException($"{answers.Errors.Count} {(answers.Errors.Count == 1 ? "row" : "rows")} cannot be taken; nothing was written.");
        foreach (var member in members)
            member.Answered = answers.Answered.Contains(member.Number);
        db.AddRange(answers.Ratings.Select(r => new TieRating { WaveId = id, Rater = r.Rater, Rated = r.Rated, Reliability = r.Reliability, Mission = r.Mission, Openness = r.Openness }));
        db.AddRange(answers.Ties.Select(t => new NetworkTie { WaveId = id, From = t.From, To = t.To }));
        (wave.State, wave.ClosedOn) = (WaveState.Closed, clock.Today());
        var look = Told(members, answers);
        await audit.SaveAsync(ct, new AuditFact("import", "network-wave", id.ToString(), Detail: $"{look.Answered} of {look.Asked} answered"));
        await transaction.CommitAsync(ct);
        return look;
    }

    /// <summary>Takes a wave back: it stays in the list with the reason, and counts for nothing.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, withdrawn already, or no reason is given.</exception>
    public async Task WithdrawAsync(Guid id, string? why, CancellationToken ct)
    {
        var reason = FormFields.Text(why, "why it is withdrawn", NetworkWave.WhyLength);
        await using var transaction = await turn.TakeAsync(ct);
        var wave = await db.Set<NetworkWave>().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new InputRefusedException("There is no such survey.");
        if (!actor.Can(Capability.Convene) && !Keeps(wave))
            throw new InputRefusedException("Whoever runs it, or those who convene, withdraw it.");
        if (wave.State == WaveState.Withdrawn)
            throw new InputRefusedException("It was withdrawn already.");
        (wave.State, wave.WithdrawnOn, wave.WithdrawnBy, wave.WithdrawnWhy) = (WaveState.Withdrawn, clock.Today(), actor.Person, reason);
        await audit.SaveAsync(ct, new AuditFact("withdraw", "network-wave", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    private static WaveLook Told(IReadOnlyList<WaveMember> members, WaveAnswers answers) => new(members.Count - 1, answers.Answered.Count, answers.Ratings.Count, answers.Ties.Count, answers.Errors);

    private async Task<NetworkWave> OpenAsync(Guid id, CancellationToken ct)
    {
        var wave = await db.Set<NetworkWave>().SingleOrDefaultAsync(w => w.Id == id, ct);
        if (wave is null || !Keeps(wave))
            throw new InputRefusedException("Only whoever runs this survey takes its answers in.");
        return wave.State == WaveState.Open ? wave : throw new InputRefusedException("This survey is closed: its answers are never written over. Withdraw it with a reason, plan it again, and take the right file in.");
    }
}
