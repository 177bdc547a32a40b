using Headwater.Children.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>The locality's own small list of help.</summary>
internal sealed class OfferedHelpList(HeadwaterDb db) : IOfferedHelp
{
    public async Task<IReadOnlyList<HelpOnOffer>> AllAsync(CancellationToken ct)
    {
        var rows = await db.Set<OfferedHelp>().AsNoTracking().Where(h => h.EndedOn == null).ToListAsync(ct);
        return [.. rows.OrderBy(h => h.StageNumber).ThenBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Id).Select(h => new HelpOnOffer(h.Id, h.Name, h.OfferedBy, h.StageNumber, h.NeedList, h.HowToAsk, h.HowLong))];
    }
}
