using Headwater.Support.Services;

namespace Headwater.Support.Import;

/// <summary>Fields side by side. Shown by <c>/Import/_Differences.cshtml</c>.</summary>
/// <param name="Caption">What is compared.</param>
/// <param name="Before">What stands in the first column of the two.</param>
/// <param name="After">What stands in the second.</param>
internal sealed record DifferenceTable(string Caption, string Before, string After, IReadOnlyList<VersionDifference> Rows);
