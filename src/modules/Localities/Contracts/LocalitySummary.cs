using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>A partnership set up on one area. Local counts under the threshold are withheld.</summary>
public sealed record LocalitySummary(LocalityId Id, string Slug, string Name, string AreaCode, int SuppressionThreshold, bool IsSample);

/// <summary>The localities of this installation.</summary>
public interface ILocalities
{
    /// <summary>The one that public pages speak for: the first real one, else the sample; null before the first start.</summary>
    Task<LocalitySummary?> DefaultAsync(CancellationToken ct);

    Task<LocalitySummary?> BySlugAsync(string slug, CancellationToken ct);

    Task<LocalitySummary?> ByAreaCodeAsync(string areaCode, CancellationToken ct);

    /// <summary>Every locality of this installation, oldest first.</summary>
    Task<IReadOnlyList<LocalitySummary>> AllAsync(CancellationToken ct);
}

/// <summary>What is often asked of localities.</summary>
public static class LocalityQuestions
{
    /// <summary>The number below which a locality withholds counts.</summary>
    /// <exception cref="InvalidOperationException">There is no such locality.</exception>
    public static async Task<int> ThresholdAsync(this ILocalities localities, LocalityId id, CancellationToken ct) => (await localities.AllAsync(ct)).Single(l => l.Id == id).SuppressionThreshold;
}
