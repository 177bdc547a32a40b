using Headwater.Localities.Contracts;
using Headwater.Statistics;

namespace Headwater.Insight.Contracts;

/// <summary>The columns every table of <see cref="LocalChildren"/> has, by these names.</summary>
public static class LocalColumns
{
    /// <summary>Categories: the school year, oldest first, written as 2023/24.</summary>
    public const string SchoolYear = "School year";

    /// <summary>Categories: Primary, Secondary, Special, in this order.</summary>
    public const string Phase = "Phase";

    /// <summary>Categories: Reception to the sixth form, youngest first.</summary>
    public const string YearGroup = "Year group";

    /// <summary>Categories: as on the roll.</summary>
    public const string Sex = "Sex";

    /// <summary>Categories: no SEN, SEN support, EHC plan.</summary>
    public const string Sen = "SEN provision";

    /// <summary>Categories: eligible for free school meals or not.</summary>
    public const string FreeMeals = "Free school meals";

    /// <summary>Categories: a handful of groups, "Not recorded" among them.</summary>
    public const string EthnicGroup = "Ethnic group";

    /// <summary>Numbers: suspensions the child was given in the year.</summary>
    public const string Suspensions = "Suspensions";

    /// <summary>Numbers: 1 when the child was suspended at least once in the year, else 0.</summary>
    public const string Suspended = "Suspended";

    /// <summary>Numbers: permanent exclusions of the child in the year.</summary>
    public const string PermanentExclusions = "Permanent exclusions";
}

/// <summary>
/// A locality's own rows: one row is one child on roll in one school year, and no row can be traced to a name.
/// </summary>
/// <param name="Rows">The rows, with the columns of <see cref="LocalColumns"/>.</param>
/// <param name="Source">Where they come from, in words for a page.</param>
/// <param name="Version">Changes whenever the rows do.</param>
public sealed record LocalChildren(ColumnTable Rows, string Source, string Version);

/// <summary>Answers a locality's own rows. What leaves this module is counted and protected first; rows never do.</summary>
public interface ILocalFigures
{
    /// <summary>The rows of a locality, or null when this source has none of it.</summary>
    Task<LocalChildren?> OfAsync(Area area, CancellationToken ct);
}
