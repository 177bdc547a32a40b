using Headwater.Kernel;

namespace Headwater.Insight.Contracts;

/// <summary>The newest published rates of a place, for every 100 pupils on the roll of all its state-funded schools. Null where a rate was not published.</summary>
/// <param name="Place">The authority's name, or England.</param>
/// <param name="Year">The school year.</param>
/// <param name="Suspensions">Suspensions.</param>
/// <param name="PupilsSuspended">Pupils suspended at least once.</param>
/// <param name="PermanentExclusions">Permanent exclusions.</param>
/// <param name="Source">The publication and its release.</param>
/// <param name="Licence">Under which it may be used.</param>
public sealed record PublishedRates(string Place, AcademicYear Year, double? Suspensions, double? PupilsSuspended, double? PermanentExclusions, string Source, string Licence);

/// <summary>Answers published rates; no figure of a locality's own is among them.</summary>
public interface IPublishedRates
{
    /// <summary>The newest of an authority by its three-digit code; null where nothing was imported of it.</summary>
    PublishedRates? NewestOf(string areaCode);

    /// <summary>Those of England in a school year, or without it the newest; null where there are none.</summary>
    PublishedRates? OfEngland(AcademicYear? year);
}
