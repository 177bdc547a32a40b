using Headwater.Children.Records;
using Headwater.Kernel;

namespace Headwater.Children.Keeping;

/// <summary>Finds the record a page of this folder is about: one that the actor's school keeps. Any other is not there.</summary>
internal sealed class KeptRecords(ChildQueries children, RecordKeeping keeping)
{
    /// <summary>As <see cref="FindAsync"/>, for what the school decides about the child: about their own nobody does.</summary>
    public async Task<Child?> FindToDecideAsync(string id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } child && !await keeping.IsFamilyAsync(child.ChildId, ct) ? child : null;

    public async Task<Child?> FindAsync(string id, CancellationToken ct) =>
        ChildId.TryParse(id, null, out var child) && await keeping.KeeperAsync(child, ct) is not null ? await children.FindAsync(child, ct) : null;
}
