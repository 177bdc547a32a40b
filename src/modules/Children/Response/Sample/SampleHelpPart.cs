using System.Globalization;
using Headwater.Data;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Response.Sample;

/// <summary>The list of help of a made-up locality; its stages are the usual ones.</summary>
internal sealed class SampleHelpPart(HeadwaterDb db) : ISamplePart
{
    public int Order => 29;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var help = MadeUpPlans.Help(order);
        await db.InsertManyAsync(help, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{help.Count} kinds of help on offer");
    }
}
