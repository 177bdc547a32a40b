using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>A child's graduated response as somebody opened it.</summary>
/// <param name="View">What they are let through to.</param>
/// <param name="IsProfessional">They read it for their work, not as family.</param>
/// <param name="MayWrite">They may add to it.</param>
/// <param name="SeesWords">What the child and the parents said is open to them.</param>
internal sealed record OpenResponse(ResponseView View, bool IsProfessional, bool MayWrite, bool SeesWords)
{
    public Child Child => View.Child;

    /// <summary>The kinds of entries that are open to them.</summary>
    public EntryKinds Reads { get; init; }

    /// <summary>One of the plans; null when there is none of this id for the reader.</summary>
    public PlanView? Plan(string id) => Guid.TryParse(id, out var known) ? View.Plans.FirstOrDefault(p => p.Plan.Id == known) : null;
}

/// <summary>Finds what a page of this folder is about. Whatever the reader is not let through to is not there.</summary>
internal sealed class PlanDesk(ResponseQueries queries, ExclusionService exclusions, RecordKeeping keeping, IPeople people, CurrentActor actor)
{
    public async Task<OpenResponse?> OpenAsync(string id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } found && (found.Open.Reads & EntryKinds.Support) != EntryKinds.None ? found.Open : null;

    /// <summary>
    /// As <see cref="OpenAsync"/>, for those who judge by it: professionals who read the support, and governors and clerks who were let
    /// in to the case, whatever of the record was opened to them.
    /// </summary>
    public async Task<OpenResponse?> ToJudgeAsync(string id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } found && (found.Open.IsProfessional || found.Rights.Considers) ? found.Open : null;

    private async Task<(OpenResponse Open, CaseRights Rights)?> FindAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.FindAsync(child, ct) is not { } view)
            return null;
        var (open, rights) = (await keeping.OpenAsync(child, ct), await exclusions.RightsAsync(child, ct));
        if (rights.IsBarred)
            return null;
        var professional = (open.Professionals & EntryKinds.Support) != EntryKinds.None;
        return (new(view, professional, professional && view.Child.JoinedToId is null, (open.Reads & EntryKinds.OwnWords) != EntryKinds.None) { Reads = open.Reads }, rights);
    }

    /// <summary>As <see cref="OpenAsync"/>, for somebody who may add to it.</summary>
    public async Task<OpenResponse?> ToWriteAsync(string id, CancellationToken ct) => await OpenAsync(id, ct) is { MayWrite: true } open ? open : null;

    /// <summary>People of the actor's organisation who write in records, by name, the actor first; and somebody else who is named already.</summary>
    public async Task<IReadOnlyList<(string Value, string Words)>> PeopleAsync(ChildId child, PersonId? also, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Support, ct) is not { } writer)
            return [];
        var holders = await people.HoldersAsync(Capability.WriteEntries, writer, ct);
        var names = await people.NamesAsync([.. holders.Concat(also is { } named ? [named] : []).Distinct()], ct);
        return [.. names.OrderByDescending(n => n.Key == actor.Person).ThenBy(n => n.Value, StringComparer.Ordinal).Select(n => (n.Key.ToString(), n.Value))];
    }
}
