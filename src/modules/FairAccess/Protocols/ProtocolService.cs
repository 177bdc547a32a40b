using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Protocols;

/// <summary>A category as it was typed.</summary>
internal sealed record TypedCategory(Category Letter, string? Words, bool IsUsed, int Points);

/// <summary>A school as it was typed.</summary>
internal sealed record TypedSchool(OrganisationId School, int? AdmissionNumber, int OpeningBalance, string? OpeningReason, int? ContextScore = null);

/// <summary>
/// Writes of protocols: the local lead makes versions, the schools answer, the local lead settles what the majority agrees to. Only a
/// draft changes; everything else is another version.
/// </summary>
internal sealed class ProtocolService(HeadwaterDb db, ProtocolQueries queries, IOrganisations organisations, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public bool MayKeep => actor.Can(Capability.LeadLocality);

    /// <summary>A new draft of a track, made from the version in force, or the newest that was settled, or from nothing.</summary>
    /// <exception cref="InputRefusedException">There is a draft or a consultation of the track already.</exception>
    public async Task<Guid> AddAsync(Track track, string? why, CancellationToken ct)
    {
        Keep();
        await using var mine = await turn.TakeAsync(ct);
        var all = await db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Track == track).ToListAsync(ct);
        if (all.Find(v => v.Stage != ProtocolStage.Settled) is { } open)
            throw new InputRefusedException($"{ProtocolWords.Of(open)} is not settled yet. Finish it first: there is one at a time.");
        var from = all.MaxBy(v => v.Number) is { } last ? await queries.ContentAsync(last.Id, ct) : null;
        var now = clock.GetUtcNow().UtcDateTime;
        var made = new ProtocolVersion { Id = Guid.CreateVersion7(), Track = track, Number = (from?.Head.Number ?? 0) + 1, MadeFrom = from?.Head.Id, Why = FormFields.OptionalText(why, "the reason for a new version", ProtocolVersion.TextLength), MadeBy = actor.Person!.Value, MadeAtUtc = now, ChangedAtUtc = now };
        if (from is not null)
            Copy(from.Head, made);
        db.Add(made);
        foreach (var letter in Enum.GetValues<Category>())
        {
            var held = from?.Of(letter);
            db.Add(new ProtocolCategory { VersionId = made.Id, Letter = letter, Words = held?.Words ?? CategoryWords.Of(letter), IsUsed = held?.IsUsed ?? true, Points = held?.Points ?? 1 });
        }

        foreach (var school in from?.Schools ?? [])
            db.Add(new ProtocolSchool { VersionId = made.Id, SchoolId = school.SchoolId, AdmissionNumber = school.AdmissionNumber, OpeningBalance = school.OpeningBalance, OpeningReason = school.OpeningReason, ContextScore = school.ContextScore });
        await audit.SaveAsync(ct, new AuditFact("add", "protocol", made.Id.ToString(), Detail: ProtocolWords.Of(made)));
        await mine.CommitAsync(ct);
        return made.Id;
    }

    /// <summary>Changes what a draft says.</summary>
    /// <exception cref="InputRefusedException">It is no draft any more, somebody else changed it, or a number cannot be.</exception>
    public async Task<bool> ChangeAsync(Guid id, int version, Action<ProtocolVersion> put, CancellationToken ct)
    {
        if (await DraftAsync(id, version, ct) is not { } held)
            return false;
        put(held);
        ProtocolRules.Refuse(held);
        await audit.SaveAsync(ct, new AuditFact("change", "protocol", id.ToString()));
        return true;
    }

    /// <summary>Changes the categories of a draft.</summary>
    /// <exception cref="InputRefusedException">As for <see cref="ChangeAsync"/>.</exception>
    public async Task<bool> CategoriesAsync(Guid id, int version, IReadOnlyList<TypedCategory> typed, CancellationToken ct)
    {
        if (await DraftAsync(id, version, ct) is null)
            return false;
        var held = await db.Set<ProtocolCategory>().Where(c => c.VersionId == id).ToDictionaryAsync(c => c.Letter, ct);
        foreach (var one in typed)
        {
            var (letter, category) = (CategoryWords.Letter(one.Letter), held[one.Letter]);
            var points = ProtocolRules.Within(one.Points, 1, ProtocolRules.MostPoints, $"points of category {letter}");
            (category.Words, category.IsUsed, category.Points) = (FormFields.Text(one.Words, $"the words of category {letter}", ProtocolCategory.WordsLength), one.IsUsed, points);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "protocol", id.ToString(), Detail: "categories"));
        return true;
    }

    /// <summary>Says which schools take part in a draft, each with its admission number and opening balance.</summary>
    /// <exception cref="InputRefusedException">As for <see cref="ChangeAsync"/>, or one is no school of the locality.</exception>
    public async Task<bool> SchoolsAsync(Guid id, int version, IReadOnlyList<TypedSchool> typed, CancellationToken ct)
    {
        if (await DraftAsync(id, version, ct) is null)
            return false;
        var names = (await organisations.AllAsync(ct)).Where(o => o.IsSchool).ToDictionary(o => o.Id, o => o.Name);
        var held = await db.Set<ProtocolSchool>().Where(s => s.VersionId == id).ToDictionaryAsync(s => s.SchoolId, ct);
        db.RemoveRange(held.Values.Where(h => typed.All(t => t.School != h.SchoolId)));
        foreach (var one in typed)
        {
            if (!names.TryGetValue(one.School, out var name))
                throw new InputRefusedException("Choose schools of this locality.");
            if (one.AdmissionNumber is { } places)
                ProtocolRules.Within(places, 1, ProtocolRules.MostAdmissionNumber, $"admission number of {name}");
            if (one.ContextScore is { } score)
                ProtocolRules.Within(score, 0, ProtocolRules.MostBalance, $"context score of {name}");
            ProtocolRules.Within(one.OpeningBalance, -ProtocolRules.MostBalance, ProtocolRules.MostBalance, $"opening balance of {name}");
            var reason = FormFields.OptionalText(one.OpeningReason, $"the reason for the opening balance of {name}", ProtocolSchool.ReasonLength);
            if (one.OpeningBalance != 0 && reason is null)
                throw new InputRefusedException($"Give the reason for the opening balance of {name}: the other schools read it.");
            if (!held.TryGetValue(one.School, out var school))
                db.Add(school = new() { VersionId = id, SchoolId = one.School });
            (school.AdmissionNumber, school.OpeningBalance, school.OpeningReason, school.ContextScore) = (one.AdmissionNumber, one.OpeningBalance, reason, one.ContextScore);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "protocol", id.ToString(), Detail: "schools"));
        return true;
    }

    /// <summary>Puts a draft to the schools. From now on nothing in it changes.</summary>
    /// <exception cref="InputRefusedException">Something is missing.</exception>
    public async Task<bool> ConsultAsync(Guid id, int version, CancellationToken ct)
    {
        if (await DraftAsync(id, version, ct) is not { } held)
            return false;
        if (ProtocolRules.Missing((await queries.ContentAsync(id, ct))!).FirstOrDefault() is { } missing)
            throw new InputRefusedException(missing);
        (held.Stage, held.ConsultedAtUtc) = (ProtocolStage.InConsultation, clock.GetUtcNow().UtcDateTime);
        await audit.SaveAsync(ct, new AuditFact("consult", "protocol", id.ToString()));
        return true;
    }

    /// <summary>Takes it back to a draft; what the schools said was to what it said then.</summary>
    public async Task<bool> TakeBackAsync(Guid id, int version, CancellationToken ct)
    {
        if (await HeldAsync(id, version, ct) is not { Stage: ProtocolStage.InConsultation } held)
            return false;
        (held.Stage, held.ConsultedAtUtc, held.ChangedAtUtc) = (ProtocolStage.Draft, null, clock.GetUtcNow().UtcDateTime);
        await audit.SaveAsync(ct, new AuditFact("take-back", "protocol", id.ToString()));
        return true;
    }

    /// <summary>Sets the day from which it holds, once the majority of the schools agrees.</summary>
    /// <exception cref="InputRefusedException">It may not.</exception>
    public async Task<bool> SettleAsync(Guid id, int version, DateOnly from, CancellationToken ct)
    {
        Keep();
        await using var mine = await turn.TakeAsync(ct);
        if (await HeldAsync(id, version, ct) is not { } held || await queries.FindAsync(id, ct) is not { } view)
            return false;
        if (ProtocolRules.WhyNotFrom(held, view.Agreement, view.Track, from, clock.Today()) is { } why)
            throw new InputRefusedException(why);
        (held.Stage, held.FromDay, held.ChangedAtUtc) = (ProtocolStage.Settled, from, clock.GetUtcNow().UtcDateTime);
        await audit.SaveAsync(ct, new AuditFact("settle", "protocol", id.ToString(), Detail: $"from {from:yyyy-MM-dd}; {view.Agreement.Agree} of {view.Agreement.Schools} agree"));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>A school agrees or objects, by its headteacher.</summary>
    /// <exception cref="InputRefusedException">It objects and does not say why.</exception>
    public async Task<bool> AnswerAsync(Guid id, OrganisationId school, bool agrees, string? words, CancellationToken ct)
    {
        if (!actor.Can(Capability.RecordExclusions, school) || !await db.Set<ProtocolVersion>().AnyAsync(v => v.Id == id && v.Stage == ProtocolStage.InConsultation, ct)
            || !await db.Set<ProtocolSchool>().AnyAsync(s => s.VersionId == id && s.SchoolId == school, ct))
            return false;
        var said = FormFields.OptionalText(words, "what the school says", SchoolAnswer.WordsLength);
        if (!agrees && said is null)
            throw new InputRefusedException("Say why the school objects: what would have to be otherwise.");
        db.Add(new SchoolAnswer { Id = Guid.CreateVersion7(), VersionId = id, SchoolId = school, Agrees = agrees, Words = said, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime });
        await audit.SaveAsync(ct, new AuditFact("answer", "protocol", id.ToString(), Detail: $"{school} {(agrees ? "agrees" : "objects")}"));
        return true;
    }

    /// <summary>Exempts a school, or one year group of it, for a time.</summary>
    /// <exception cref="InputRefusedException">The days cannot be, there is no reason, or it is no school here.</exception>
    public async Task ExemptAsync(Track track, OrganisationId school, int? yearGroup, string? reason, DateOnly from, DateOnly to, CancellationToken ct)
    {
        Keep();
        if ((await organisations.AllAsync(ct)).All(o => o.Id != school || !o.IsSchool))
            throw new InputRefusedException("Choose the school.");
        if (yearGroup is < 0 or > 13)
            throw new InputRefusedException("Choose the year group from the list.");
        if (to < from)
            throw new InputRefusedException("The exemption ends before it begins. Correct one of the days.");
        if (to < clock.Today())
            throw new InputRefusedException("The exemption would be over already. Correct the last day.");
        if (from > clock.Today().AddYears(1))
            throw new InputRefusedException("The first day lies more than a year ahead. Correct it.");
        if (to > from.AddYears(2))
            throw new InputRefusedException("An exemption lasts two years at most. Choose an earlier last day; it can be given again.");
        var row = new Exemption { Id = Guid.CreateVersion7(), Track = track, SchoolId = school, YearGroup = yearGroup, Reason = FormFields.Text(reason, "the reason: the other schools read it", Exemption.ReasonLength), FromDay = from, ToDay = to, GivenBy = actor.Person!.Value, GivenAtUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("add", "exemption", row.Id.ToString(), Detail: $"{school} until {to:yyyy-MM-dd}"));
    }

    /// <summary>Ends an exemption today, with the reason; one that has not begun never does.</summary>
    /// <exception cref="InputRefusedException">There is no reason.</exception>
    public async Task<bool> EndExemptionAsync(Guid id, string? because, CancellationToken ct)
    {
        Keep();
        var today = clock.Today();
        if (await db.Set<Exemption>().SingleOrDefaultAsync(e => e.Id == id && e.ToDay >= today, ct) is not { } held)
            return false;
        held.EndedBecause = FormFields.Text(because, "why it ends", Exemption.ReasonLength);
        held.ToDay = held.FromDay > today.AddDays(-1) ? held.FromDay.AddDays(-1) : today.AddDays(-1);
        await audit.SaveAsync(ct, new AuditFact("end", "exemption", id.ToString()));
        return true;
    }

    private static void Copy(ProtocolVersion from, ProtocolVersion to) =>
        (to.Strategy, to.DecayPercent, to.CapExtra, to.CapPer, to.ReachMetres, to.TravelNote, to.Order, to.FairAccessCounts, to.ExclusionPoints, to.ManagedMovePoints, to.ReintegrationPoints, to.ResponseDays, to.SilenceAllocates, to.Quorum) =
        (from.Strategy, from.DecayPercent, from.CapExtra, from.CapPer, from.ReachMetres, from.TravelNote, from.Order, from.FairAccessCounts, from.ExclusionPoints, from.ManagedMovePoints, from.ReintegrationPoints, from.ResponseDays, from.SilenceAllocates, from.Quorum);

    private void Keep()
    {
        if (!MayKeep)
            throw new InputRefusedException("The local lead of the area keeps the protocol.");
    }

    /// <summary>A draft that is to be changed; marked as changed, so that of two people at once the second is told.</summary>
    private async Task<ProtocolVersion?> DraftAsync(Guid id, int version, CancellationToken ct)
    {
        if (await HeldAsync(id, version, ct) is not { Stage: ProtocolStage.Draft } held)
            return null;
        held.ChangedAtUtc = clock.GetUtcNow().UtcDateTime;
        db.Entry(held).State = EntityState.Modified;
        return held;
    }

    private async Task<ProtocolVersion?> HeldAsync(Guid id, int version, CancellationToken ct)
    {
        Keep();
        var held = await db.Set<ProtocolVersion>().SingleOrDefaultAsync(v => v.Id == id, ct);
        return held is null || held.Version == version ? held : throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
    }
}
