using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

internal sealed class ChildNames(HeadwaterDb db) : IChildNames
{
    public async Task<IReadOnlyDictionary<ChildId, string>> OfAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct) =>
        (await db.Set<Child>().AsNoTracking().Where(c => children.Contains(c.ChildId)).ToListAsync(ct)).ToDictionary(c => c.ChildId, c => c.Name);
}
