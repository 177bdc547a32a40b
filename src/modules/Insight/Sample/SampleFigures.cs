using Headwater.Insight.Contracts;
using Headwater.Localities.Contracts;

namespace Headwater.Insight.Sample;

/// <summary>The sample locality's own rows, made when they are first asked for and kept.</summary>
internal sealed class SampleFigures : ILocalFigures
{
    public const string Source = "made-up figures of the sample locality";

    private readonly Lazy<LocalChildren> made = new(() => new(SampleChildren.Make(SampleChildren.Seed), Source, "1"));

    public Task<LocalChildren?> OfAsync(Area area, CancellationToken ct) =>
        Task.FromResult(area.Code == AreaRegister.FictionalCode ? made.Value : null);
}
