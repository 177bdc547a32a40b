namespace Headwater.Interface.Charts;

/// <summary>One line: a value for each category of its chart, null where none is published (the line has a gap there).</summary>
/// <param name="Name">What stands beside the line's end.</param>
/// <param name="Tone">Whose line it is.</param>
/// <param name="Values">As many as the chart has categories; finite and not below 0.</param>
public sealed record ChartSeries(string Name, ChartTone Tone, IReadOnlyList<double?> Values);

/// <summary>Lines over time, from 0 upwards.</summary>
/// <param name="Id">Unique on the page; letters, digits, hyphen and underscore.</param>
/// <param name="Title">Shown above the drawing and read out as its name.</param>
/// <param name="Description">One or two sentences that say what the drawing shows, for those who hear it.</param>
/// <param name="Categories">What lies along the bottom, oldest first.</param>
/// <param name="Series">The lines.</param>
/// <param name="Unit">What a value counts, such as "per 100 pupils".</param>
/// <param name="SharedMax">A height the axis reaches at least, so that charts side by side can be compared.</param>
/// <param name="Small">A smaller drawing, for several beside each other.</param>
/// <param name="Decimals">Places of the values beside the lines; null lets the size of the values decide.</param>
/// <param name="Absent">What stands in a drawing without any value; null says that nothing is published.</param>
public sealed record LineChart(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    string Unit,
    double? SharedMax = null,
    bool Small = false,
    int? Decimals = null,
    string? Absent = null);

/// <summary>One bar; a null value is said in words.</summary>
/// <param name="Label">What stands before the bar.</param>
/// <param name="Value">Finite and not below 0; null when not published.</param>
/// <param name="Tone">Whose bar it is.</param>
/// <param name="Note">A few more words under the label.</param>
/// <param name="Absent">What stands for a null value; null says that it is not published.</param>
public sealed record Bar(string Label, double? Value, ChartTone Tone, string? Note = null, string? Absent = null);

/// <summary>Bars one under another, from 0, in the order given.</summary>
/// <param name="Id">Unique on the page; letters, digits, hyphen and underscore.</param>
/// <param name="Title">Shown above the drawing and read out as its name.</param>
/// <param name="Description">One or two sentences that say what the drawing shows.</param>
/// <param name="Bars">The bars.</param>
/// <param name="Unit">What a value counts.</param>
/// <param name="Decimals">Places of the values; null lets their size decide.</param>
public sealed record BarChart(
    string Id, string Title, string Description, IReadOnlyList<Bar> Bars, string Unit, int? Decimals = null);

/// <summary>How many times as often something happens to one group as to another.</summary>
/// <param name="Label">The group.</param>
/// <param name="Ratio">1 means as often.</param>
/// <param name="Low">Lower end of the interval, if known.</param>
/// <param name="High">Upper end of the interval, if known.</param>
/// <param name="Approximate">Worked out from rounded rates only: drawn hollow with dashed whiskers.</param>
public sealed record RatioDot(string Label, double Ratio, double? Low, double? High, bool Approximate);

/// <summary>Ratios as dots with their intervals, on a scale where twice and half are equally far from the same.</summary>
/// <param name="Id">Unique on the page; letters, digits, hyphen and underscore.</param>
/// <param name="Title">Shown above the drawing and read out as its name.</param>
/// <param name="Description">One or two sentences that say what the drawing shows.</param>
/// <param name="Dots">One row each, in the order given.</param>
/// <param name="ReferenceLabel">What a ratio of 1 means, such as "same as pupils without SEN".</param>
public sealed record RatioChart(
    string Id, string Title, string Description, IReadOnlyList<RatioDot> Dots, string ReferenceLabel);

/// <summary>One area of a map.</summary>
/// <param name="Code">The area's code, given to the map's link function.</param>
/// <param name="Name">The area's name.</param>
/// <param name="Rings">Closed outlines and holes as longitude (X) and latitude (Y) in degrees.</param>
/// <param name="Class">0 for the lowest class, up to 4; null when there is no figure.</param>
/// <param name="ValueText">The figure in words, such as "17.69 per 100 pupils".</param>
public sealed record MapArea(
    string Code, string Name, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings, int? Class, string ValueText);

/// <summary>Areas shaded and patterned by class.</summary>
/// <param name="Id">Unique on the page; letters, digits, hyphen and underscore.</param>
/// <param name="Title">Shown above the drawing and read out as its name.</param>
/// <param name="Description">One or two sentences that say what the drawing shows.</param>
/// <param name="Areas">The areas.</param>
/// <param name="ClassLabels">One to five, lowest class first, such as "under 5".</param>
/// <param name="Href">The address of an area's page by its code; null for a map without links.</param>
public sealed record AreaMap(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<MapArea> Areas,
    IReadOnlyList<string> ClassLabels,
    Func<string, string>? Href);
