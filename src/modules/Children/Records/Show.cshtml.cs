using Headwater.Access.Contracts;
using Headwater.Children.Away;
using Headwater.Children.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Journeys;
using Headwater.Children.Movement;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Records;

internal sealed class ShowModel(RecordQueries records, ChildNowQueries nows, RecordKeeping keeping, FamilyDoor door, CurrentActor actor, IPeople people, IEnumerable<IChildPages> others, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    public RecordView Record { get; private set; } = null!;

    public DateOnly Today => db.Reader.Today;

    public IReadOnlyList<WhoSees> WhoSees { get; private set; } = [];

    /// <summary>Where things stand, for professionals; the family has a page of its own that says so.</summary>
    public ChildNow? Now { get; private set; }

    /// <summary>Only the headteacher of a school that has the child on its roll suspends or excludes (rule 1.1).</summary>
    public bool MayExclude => Record.Child.JoinedToId is null && Record.SchoolsOn(Today).Any(r => actor.Can(Capability.RecordExclusions, r.SchoolId));

    /// <summary>What keeps the child out and can still be cancelled by the reader: as easy to find as recording one.</summary>
    public RecordedExclusion? MayCancel => Now?.Out is { BoardDecision: null } x && !(x.BoardMeetingOn <= Today) && actor.Can(Capability.RecordExclusions, x.SchoolId) ? x : null;

    /// <summary>Who holds the case, by name.</summary>
    public string? Holder => Record.Holder is { } held ? $"{Writers.GetValueOrDefault(held.HolderId, "Somebody no longer on record")}, {Record.Name(held.OrganisationId)}" : null;

    /// <summary>Who wrote the own words down, and who holds the case.</summary>
    public IReadOnlyDictionary<PersonId, string> Writers { get; private set; } = new Dictionary<PersonId, string>();

    /// <summary>The actor's school has the child on its roll, so that the record is theirs to keep.</summary>
    public bool Keeps { get; private set; }

    /// <summary>The reader is of the child's family, and has a page of their own.</summary>
    public bool IsFamily { get; private set; }

    /// <summary>What of the record is open to the reader: what is not is said to be so, and not offered.</summary>
    public OpenKinds Open { get; private set; } = new(EntryKinds.None, EntryKinds.None, EntryKinds.None);

    /// <summary>Pages of entries that open for the reader.</summary>
    public IReadOnlyList<(string Words, string Address)> Entries { get; private set; } = [];

    /// <summary>Whether this kind is open to the reader at all.</summary>
    public bool Reads(EntryKinds kind) => (Open.Reads & kind) != EntryKinds.None;

    /// <summary>Plans and what was tried open for the reader.</summary>
    public bool ReadsPlans => Reads(EntryKinds.Support) && (actor.Can(Capability.WriteEntries) || actor.Can(Capability.BeFamily));

    /// <summary>What the reader may do about who sees the record.</summary>
    public IReadOnlyList<(string Words, string Address)> Trust { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        // Whatever is not an id of a child the reader sees is the same answer: there is nothing here.
        if (!ChildId.TryParse(id, null, out var child) || await records.FindAsync(child, ct) is not { } found)
            return NotFound();
        Record = found;
        Keeps = found.Child.JoinedToId is null && found.SchoolsOn(Today).Any(r => actor.Can(Capability.KeepRecords, r.SchoolId));
        Open = await keeping.OpenAsync(child, ct);
        IsFamily = actor.Can(Capability.BeFamily) && await door.OpenAsync(id, ct) is not null;
        Entries = [.. EntriesOf(child)];
        WhoSees = await people.WhoSeesAsync(child, ct);
        List<PersonId> named = [.. found.Words.Select(w => w.WrittenBy), .. found.Holder is { } holder ? [holder.HolderId] : Array.Empty<PersonId>()];
        if (named.Count > 0)
            Writers = await people.NamesAsync(named, ct);
        if (found.Child.JoinedToId is null && (Open.Professionals != EntryKinds.None || !actor.Can(Capability.BeFamily)))
            Now = await nows.OfAsync(found, ReadsPlans, Reads(EntryKinds.Exclusions), ct);
        Trust = [.. TrustOf(child)];
        await audit.ReadAsync(new("see", "child", child.ToString(), child), ct);
        return Page();
    }

    private IEnumerable<(string Words, string Address)> EntriesOf(ChildId child)
    {
        var joined = Record.Child.JoinedToId is not null;
        if (IsFamily && !joined)
            yield return ("Your page: what happens now, the plan, your view, your consent", FamilyLinks.Page(child));
        if (!joined && (Open.Writes & EntryKinds.OwnWords) != EntryKinds.None)
            yield return ("Add or take back words", ChildLinks.Of(child, "words"));
        if (ReadsPlans)
            yield return ("Support plan and what was tried", ResponseLinks.Now(child));
        if (Reads(EntryKinds.Documents) && (actor.Can(Capability.WriteEntries) || actor.Can(Capability.BeFamily)))
            yield return ("Documents", ChildLinks.Of(child, "documents"));
        yield return ("Journey: all of it in order, and who holds the case", JourneyLinks.Of(child));
        if (Reads(EntryKinds.Exclusions))
            yield return ("Suspensions and exclusions, and what is due after them", ExclusionLinks.Of(child));
        if (Reads(EntryKinds.Exclusions))
            yield return ("Time out of class that is no suspension", AwayLinks.Of(child));
        if (Reads(EntryKinds.Movement))
            yield return ("Moves to other places", MovementLinks.Of(child));
        foreach (var page in others.SelectMany(o => o.Of(child, Open.Reads)))
            yield return (page.Words, page.Address);
        if (!joined && (Open.Professionals & EntryKinds.Flags) != EntryKinds.None)
            yield return ("Flags", ChildLinks.Of(child, "flags"));
        if (!joined && (Open.Writes & EntryKinds.Notes) != EntryKinds.None)
            yield return ("Notes", ChildLinks.Of(child, "notes"));
        if (!joined && (Open.Professionals & EntryKinds.Help) != EntryKinds.None)
            yield return ("Consent: ask the family, and read what it said", FamilyLinks.Consents(child));
    }

    private IEnumerable<(string Words, string Address)> TrustOf(ChildId child)
    {
        if (actor.Can(Capability.Involve))
            yield return ("Open this record to somebody, or end that", ChildTrustLinks.Involve(child));
        if (actor.Can(Capability.Share))
            yield return ("Share something about the child, or record why not", ChildTrustLinks.Share(child));
        if (actor.Can(Capability.BeFamily))
            yield return ("What was shared about the child, with whom and why", ChildTrustLinks.Shared(child));
        if (actor.Can(Capability.ReadAudit))
            yield return ("Who opened this record", ChildTrustLinks.Looks(child));
    }
}
