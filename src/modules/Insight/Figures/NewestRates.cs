using Headwater.Insight.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Insight.Figures;

/// <summary>Published rates for other modules, from the figures in memory.</summary>
internal sealed class NewestRates(FigureStore figures, AreaRegister areas) : IPublishedRates
{
    public PublishedRates? NewestOf(string areaCode) => areas.ByCode(areaCode) is { } area ? Of(area.Code, area.Name, null) : null;

    public PublishedRates? OfEngland(AcademicYear? year) => Of(FigureTable.England, "England", year);

    private PublishedRates? Of(string place, string name, AcademicYear? asked)
    {
        var table = figures.Current();
        if ((asked?.StartYear ?? table.Series(place, Measure.Suspensions, SchoolPhase.All).Select(p => (int?)p.Year).Max()) is not { } year
            || table.Get(place, Measure.Suspensions, SchoolPhase.All, year) is not { IsEmpty: false } suspensions)
            return null;
        double? Rate(Measure measure) => table.Get(place, measure, SchoolPhase.All, year).Rate;
        var source = table.Sources[suspensions.Source];
        return new(name, new(year), suspensions.Rate, Rate(Measure.PupilsSuspended), Rate(Measure.PermanentExclusions), $"{source.Publication}, {source.Release}", source.Licence);
    }
}
