using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>
/// What is written on an enquiry beside its steps and replies: internal notes, follow-ups, what it was about, and the child it names.
/// </summary>
internal sealed class EnquiryWriting(HeadwaterDb db, EnquiryService service, EnquiryQueries queries, IChildSummaries children, IInvolvements involvements, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Adds an internal note.</summary>
    /// <exception cref="InputRefusedException">It stands still, or nothing is typed.</exception>
    public async Task<bool> NoteAsync(Guid id, Guid key, string? text, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view)
            return false;
        if (await db.Set<EnquiryNote>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == key, ct) is { } made)
            return Same(made.EnquiryId == id && made.By == actor.Person && made.Text == FormFields.OptionalText(text, "the note", HelplineEnquiry.TextLength));
        if (view.Enquiry.StoppedAtUtc is not null)
            throw new InputRefusedException(EnquiryRules.Stopped);
        db.Add(new EnquiryNote { Id = Minted(key), EnquiryId = id, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Text = FormFields.Text(text, "the note", HelplineEnquiry.TextLength) });
        await audit.SaveAsync(ct, new AuditFact("note", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Promises something for a day.</summary>
    /// <exception cref="InputRefusedException">The day is past, nothing is typed, it stands still, or somebody else changed it.</exception>
    public async Task<bool> PromiseAsync(Guid id, Guid key, int version, string? day, string? what, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is null)
            return false;
        if (await db.Set<EnquiryFollowUp>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == key, ct) is { } made)
            return Same(made.EnquiryId == id && made.By == actor.Person && made.Day == FormFields.Day(day, "day of the follow-up") && made.What == FormFields.OptionalText(what, "what is to be done", HelplineEnquiry.ReasonLength));
        var row = await service.OpenAsync(id, version, ct);
        var on = FormFields.Day(day, "day of the follow-up");
        if (on < clock.Today())
            throw new InputRefusedException("The day of the follow-up is past. Enter one from today on.");
        db.Add(new EnquiryFollowUp { Id = Minted(key), EnquiryId = id, Day = on, What = FormFields.Text(what, "what is to be done", HelplineEnquiry.ReasonLength), By = actor.Person!.Value });
        await service.AddStepAsync(row, StepKind.FollowUp, row.Stage, $"Promised for {Interface.Words.Date(on)}.", ct);
        await audit.SaveAsync(ct, new AuditFact("promise", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Says that a follow-up was done.</summary>
    public async Task<bool> KeepAsync(Guid id, int version, Guid followUp, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await service.FindAsync(id, version, ct) is not var (view, row) || view.FollowUps.All(f => f.Id != followUp) || await db.Set<EnquiryFollowUp>().SingleOrDefaultAsync(f => f.Id == followUp, ct) is not { } promised)
            return false;
        if (row.StoppedAtUtc is not null)
            throw new InputRefusedException(EnquiryRules.Stopped);
        if (promised.DoneOn is not null)
            return true;
        promised.DoneOn = clock.Today();
        await service.AddStepAsync(row, StepKind.FollowUp, row.Stage, $"Done what was promised for {Interface.Words.Date(promised.Day)}.", ct);
        await audit.SaveAsync(ct, new AuditFact("keep", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Says what it was about, and what could not be answered.</summary>
    /// <exception cref="InputRefusedException">The need is not of the list, it stands still, or somebody else changed it.</exception>
    public async Task<bool> AboutAsync(Guid id, int version, string? need, string? unanswered, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await service.FindAsync(id, version, ct) is not var (_, row))
            return false;
        if (row.StoppedAtUtc is not null)
            throw new InputRefusedException(EnquiryRules.Stopped);
        if (!string.IsNullOrEmpty(need) && NeedWords.Of(need) is null)
            throw new InputRefusedException("Choose what it was about from the list.");
        (row.Need, row.Unanswered) = (string.IsNullOrEmpty(need) ? null : need, FormFields.OptionalText(unanswered, "what could not be answered", HelplineEnquiry.ReasonLength));
        await service.AddStepAsync(row, StepKind.Themes, row.Stage, row.Unanswered is null ? "It could be answered." : "Something could not be answered.", ct);
        await audit.SaveAsync(ct, new AuditFact("change", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Names the child it is about: one on record to whom the actor is let through already. Nobody gains sight of a child by it.</summary>
    /// <param name="id">Which enquiry.</param>
    /// <param name="version">How often it had been changed.</param>
    /// <param name="record">The address of the child's record, or its id.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">There is no such record for the actor, a child is named already, or somebody else changed it.</exception>
    public async Task<bool> NameChildAsync(Guid id, int version, string? record, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view)
            return false;
        var row = await service.OpenAsync(id, version, ct);
        if (view.Child is not null)
            throw new InputRefusedException("This enquiry names a child already.");
        var last = record?.Trim().TrimEnd('/').Split('/')[^1];
        if (!ChildId.TryParse(last, null, out var child) || await children.OfAsync(child, ct) is not { IsJoined: false } || await WriterAsync(child, ct) is not { } writer || view.HasChild)
            throw new InputRefusedException("No record that is open to you is at this address. Open the child’s record, and copy its address from there.");
        db.Add(new EnquiryChild { Id = Guid.CreateVersion7(), EnquiryId = id, ChildId = child, Visibility = Visibility.Professionals, OwnerId = writer, NamedBy = actor.Person!.Value });
        await service.AddStepAsync(row, StepKind.Child, row.Stage, "A child on record was named.", ct);
        await audit.SaveAsync(ct, new AuditFact("name-child", "enquiry", id.ToString(), child));
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<OrganisationId?> WriterAsync(ChildId child, CancellationToken ct)
    {
        foreach (var organisation in actor.Where(Capability.WriteEntries))
        {
            if (await involvements.ReachesAsync(child, EntryKinds.Help, Visibility.Organisation, organisation, ct))
                return organisation;
        }

        return null;
    }

    /// <summary>The key of a form, which it must have.</summary>
    public static Guid Minted(Guid key) => key == Guid.Empty ? throw new InputRefusedException("This form cannot be read. Open the page again.") : key;

    /// <summary>A form that was sent before: the same again, or a mistake that is named.</summary>
    public static bool Same(bool same) => same ? true : throw new InputRefusedException("This form was sent already, with other words. Copy what you typed, open the page again, and write it there.");
}
