using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>Settings as they were typed.</summary>
internal sealed record TypedSettings(IReadOnlyCollection<string> Days, string? Opens, string? Closes, bool ClosedInHolidays, string? FamilyHours, string? ProfessionalHours, string? CallNumber);

/// <summary>How the helpline is run: hours, promise, the number to call, teams, templates, and what becomes of repeated questions. For the helpline and the local lead.</summary>
internal sealed class HelplineSettingsService(HeadwaterDb db, IOrganisations organisations, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    private const string NotYours = "The helpline and the local lead change this. Ask them.";

    public bool MayKeep => actor.CanAny(Capability.Triage | Capability.LeadLocality);

    /// <summary>Saves the settings. What was promised already stays as it was promised.</summary>
    /// <param name="version">Of the row that was on the screen; 0 where there was none.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">Something cannot be, or somebody else changed it.</exception>
    public async Task SaveAsync(int version, TypedSettings typed, CancellationToken ct)
    {
        Refuse();
        await using var mine = await turn.TakeAsync(ct);
        var row = await db.Set<HelplineSettings>().SingleOrDefaultAsync(ct);
        if ((row?.Version ?? 0) != version)
            throw new InputRefusedException(EnquiryService.Meanwhile);
        var days = string.Concat(typed.Days.Where(d => d.Length == 1 && d[0] is >= '0' and <= '6').Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (days.Length == 0)
            throw new InputRefusedException("Tick at least one day on which the helpline is open.");
        var (opens, closes) = (Minute(typed.Opens, "opens"), Minute(typed.Closes, "closes"));
        if (closes - opens < 60)
            throw new InputRefusedException("The helpline must be open for at least an hour. Enter when it closes later than when it opens.");
        var (family, professional, number) = (Hours(typed.FamilyHours, "families"), Hours(typed.ProfessionalHours, "professionals"), FormFields.Text(typed.CallNumber, "whom to call where a child may be in danger, with the number", HelplineSettings.NumberLength));
        if (row is null)
            db.Add(row = new HelplineSettings());
        else
            db.Entry(row).State = EntityState.Modified;
        (row.Days, row.Opens, row.Closes, row.ClosedInHolidays, row.FamilyHours, row.ProfessionalHours, row.CallNumber) = (days, opens, closes, typed.ClosedInHolidays, family, professional, number);
        await audit.SaveAsync(ct, new AuditFact("change", "helpline-settings"));
        await mine.CommitAsync(ct);
    }

    /// <summary>Adds a team.</summary>
    /// <exception cref="InputRefusedException">There is one of this name, or the organisation is not of this locality.</exception>
    public async Task AddTeamAsync(string? name, string? organisation, CancellationToken ct)
    {
        Refuse();
        var called = FormFields.Text(name, "what the team is called", HelplineTeam.NameLength);
        if (!OrganisationId.TryParse(organisation, null, out var at) || (await organisations.AllAsync(ct)).All(o => o.Id != at))
            throw new InputRefusedException("Choose the organisation of the team.");
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<HelplineTeam>().AnyAsync(t => t.Name == called, ct))
            throw new InputRefusedException("There is a team of this name already. Choose another name.");
        var made = new HelplineTeam { Id = Guid.CreateVersion7(), Name = called, OrganisationId = at };
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "helpline-team", made.Id.ToString()));
        await mine.CommitAsync(ct);
    }

    /// <summary>Ends a team, or takes it up again: nothing new is given to one that has ended, and what it has stays with it.</summary>
    public async Task<bool> EndTeamAsync(Guid id, bool again, CancellationToken ct)
    {
        Refuse();
        if (await db.Set<HelplineTeam>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } team)
            return false;
        team.EndedOn = again ? null : team.EndedOn ?? clock.Today();
        await audit.SaveAsync(ct, new AuditFact("change", "helpline-team", id.ToString()));
        return true;
    }

    /// <summary>Adds a text from which replies are begun.</summary>
    public async Task AddTemplateAsync(string? name, string? text, CancellationToken ct)
    {
        Refuse();
        var made = new HelplineTemplate { Id = Guid.CreateVersion7(), Name = FormFields.Text(name, "what the text is called", HelplineTemplate.NameLength), Text = FormFields.Text(text, "the text", HelplineTemplate.TextLength) };
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<HelplineTemplate>().AnyAsync(t => t.Name == made.Name && t.EndedOn == null, ct))
            throw new InputRefusedException("There is a text of this name already. Withdraw that one first, or choose another name.");
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "helpline-template", made.Id.ToString()));
        await mine.CommitAsync(ct);
    }

    /// <summary>Withdraws a text: it is not offered any more.</summary>
    public async Task<bool> EndTemplateAsync(Guid id, CancellationToken ct)
    {
        Refuse();
        if (await db.Set<HelplineTemplate>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } template)
            return false;
        template.EndedOn ??= clock.Today();
        await audit.SaveAsync(ct, new AuditFact("change", "helpline-template", id.ToString()));
        return true;
    }

    /// <summary>Says what a question that came again and again becomes.</summary>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="need">What it is about, by key.</param>
    /// <param name="kind">A tip, or something to put right in the directory.</param>
    /// <param name="text">In words that name nobody.</param>
    /// <param name="ct">Stops it.</param>
    public async Task LearnAsync(Guid key, string? need, LessonKind kind, string? text, CancellationToken ct)
    {
        Refuse();
        if (need is null || NeedWords.Of(need) is null)
            throw new InputRefusedException("Choose what it is about from the list.");
        var said = FormFields.Text(text, "the tip, or what to put right", HelplineLesson.TextLength);
        await using var mine = await turn.TakeAsync(ct);
        if (key == Guid.Empty || await db.Set<HelplineLesson>().AnyAsync(l => l.Id == key, ct))
            return;
        db.Add(new HelplineLesson { Id = key, Need = need, Kind = kind, Text = said, By = actor.Person!.Value, Day = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("add", "helpline-lesson", key.ToString()));
        await mine.CommitAsync(ct);
    }

    /// <summary>Says that the directory was put right, or that a tip no longer holds.</summary>
    public async Task<bool> FinishAsync(Guid id, CancellationToken ct)
    {
        Refuse();
        if (await db.Set<HelplineLesson>().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } lesson)
            return false;
        lesson.DoneOn ??= clock.Today();
        await audit.SaveAsync(ct, new AuditFact("change", "helpline-lesson", id.ToString()));
        return true;
    }

    private void Refuse()
    {
        if (!MayKeep)
            throw new InputRefusedException(NotYours);
    }

    private static int Minute(string? typed, string what) =>
        TimeOnly.TryParseExact(typed?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && (time.Hour * 60) + time.Minute is >= OpeningHours.Earliest and <= OpeningHours.Latest and var minute
            ? minute
            : throw new InputRefusedException($"Enter when the helpline {what} as a time from 06:00 to 22:00, such as 09:00.");

    private static int Hours(string? typed, string whom) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= HelplineSettings.MostHours ? hours : throw new InputRefusedException($"Enter within how many working hours {whom} are answered, from 1 to {HelplineSettings.MostHours}.");
}
