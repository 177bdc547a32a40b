using System.Globalization;
using Headwater.Interface;

namespace Headwater.FairAccess.Protocols;

/// <summary>Where the pages are.</summary>
internal static class ProtocolLinks
{
    public const string List = "/fair-access/protocols";
    public const string Exemptions = "/fair-access/exemptions";

    public static string One(Guid version) => $"/fair-access/protocols/{version}";

    public static string Change(Guid version) => $"/fair-access/protocols/{version}/change";

    public static string Categories(Guid version) => $"/fair-access/protocols/{version}/categories";

    public static string Schools(Guid version) => $"/fair-access/protocols/{version}/schools";

    public static string Compare(Guid version) => $"/fair-access/protocols/{version}/compare";
}

/// <summary>What things are called on screen.</summary>
internal static class ProtocolWords
{
    public static string Of(Track track) => track == Track.Mainstream ? "Mainstream schools" : "Alternative provision";

    /// <summary><c>Mainstream schools, version 2</c>.</summary>
    public static string Of(ProtocolVersion v) => string.Create(CultureInfo.InvariantCulture, $"{Of(v.Track)}, version {v.Number}");

    public static (string Words, string Tag) Of(Standing standing) => standing switch
    {
        Standing.Draft => ("Draft", "govuk-tag--grey"),
        Standing.InConsultation => ("In consultation", "govuk-tag--yellow"),
        Standing.Coming => ("Agreed", "govuk-tag--blue"),
        Standing.InForce => ("In force", "govuk-tag--green"),
        _ => ("Replaced", "govuk-tag--grey"),
    };

    /// <summary>Where a version stands, in a sentence.</summary>
    public static string Sentence(ProtocolVersion v, Standing standing) => standing switch
    {
        Standing.Draft => "A draft. The local lead of the area is still writing it.",
        Standing.InConsultation => $"Before the schools since {Words.Date(v.ConsultedAtUtc!.Value)}. Each school agrees or objects on this page.",
        Standing.Coming => $"Agreed. It holds from {Words.Date(v.FromDay!.Value)}.",
        Standing.InForce => $"In force since {Words.Date(v.FromDay!.Value)}.",
        _ => $"It held from {Words.Date(v.FromDay!.Value)}, and a newer version is in its place.",
    };

    public static IReadOnlyList<(string Value, string Words)> Strategies { get; } =
    [
        (nameof(Strategy.Credit), "Credit: each child placed adds points to the school’s balance, and low balances come first"),
        (nameof(Strategy.Rotation), "Rotation: schools take turns"),
        (nameof(Strategy.ContextScore), "Context score: schools with an easier intake come first"),
        (nameof(Strategy.Panel), "Panel: the panel decides case by case, and the balances are only shown"),
    ];

    public static string Of(Strategy strategy) => Strategies.First(s => s.Value == strategy.ToString()).Words;

    public static IReadOnlyList<(string Value, string Words)> Orders { get; } =
    [
        (nameof(ObjectiveOrder.BurdenPreferenceDistance), "Fair shares, then the family’s wishes, then distance"),
        (nameof(ObjectiveOrder.BurdenDistancePreference), "Fair shares, then distance, then the family’s wishes"),
        (nameof(ObjectiveOrder.PreferenceBurdenDistance), "The family’s wishes, then fair shares, then distance"),
        (nameof(ObjectiveOrder.PreferenceDistanceBurden), "The family’s wishes, then distance, then fair shares"),
        (nameof(ObjectiveOrder.DistanceBurdenPreference), "Distance, then fair shares, then the family’s wishes"),
        (nameof(ObjectiveOrder.DistancePreferenceBurden), "Distance, then the family’s wishes, then fair shares"),
    ];

    public static string Of(ObjectiveOrder order) => Orders.First(o => o.Value == order.ToString()).Words;

    public static string Points(int points) => points == 1 ? "1 point" : string.Create(Words.English, $"{points:N0} points");

    public static string Counted(int? points) => points is { } given ? Points(given) : "does not count";

    public static string Cap(ProtocolVersion v) => string.Create(CultureInfo.InvariantCulture, $"{v.CapExtra} more {(v.CapExtra == 1 ? "child" : "children")} for every {v.CapPer} of the published admission number, rounded up");

    public static string Reach(ProtocolVersion v) => (v.ReachMetres, v.TravelNote) switch
    {
        (null, null) => "no limit",
        (null, { } note) => note,
        ({ } metres, null) => Kilometres(metres),
        ({ } metres, { } note) => $"{Kilometres(metres)}; {note}",
    };

    /// <summary><c>5 km</c>, <c>7.5 km</c>.</summary>
    public static string Kilometres(int metres) => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000m:0.###} km");

    public static string Decay(ProtocolVersion v) => v.DecayPercent == 0 ? "none: balances stay" : string.Create(CultureInfo.InvariantCulture, $"{v.DecayPercent} per cent a year");

    public static string Answering(ProtocolVersion v) => string.Create(CultureInfo.InvariantCulture, $"{v.ResponseDays} school {(v.ResponseDays == 1 ? "day" : "days")}; {(v.SilenceAllocates ? "a school that says nothing has the child" : "a school that says nothing is asked again by the panel")}");

    public static string Of(ProtocolCategory c) => c.IsUsed ? $"{c.Words}: {Points(c.Points)}" : "not used";

    public static string Of(ProtocolSchool s) => string.Create(CultureInfo.InvariantCulture, $"admission number {(s.AdmissionNumber is { } number ? Words.Count(number) : "not given")}, opening balance {s.OpeningBalance}{(s.OpeningReason is { } why ? $" ({why})" : "")}{(s.ContextScore is { } score ? $", context score {score}" : "")}");

    /// <summary>What a version says, line by line, without categories and schools.</summary>
    public static IEnumerable<(string Label, string Value)> Lines(ProtocolVersion v) =>
    [
        ("Whose turn it is", Of(v.Strategy)),
        ("What comes first", $"As many children placed as can be; then: {LowerFirst(Of(v.Order))}"),
        ("A child placed by this protocol", v.FairAccessCounts ? "counts, by the points of the category" : "does not count"),
        ("A child taken after a permanent exclusion", Counted(v.ExclusionPoints)),
        ("A child taken by a managed move", Counted(v.ManagedMovePoints)),
        ("A child taken back from alternative provision", Counted(v.ReintegrationPoints)),
        ("Balances go down by", Decay(v)),
        ("At most in a year group", Cap(v)),
        ("How far a child travels", Reach(v)),
        ("A school has, to answer", Answering(v)),
        ("The panel decides with", string.Create(CultureInfo.InvariantCulture, $"{v.Quorum} members or more")),
    ];

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
