namespace Headwater.Partnership.Decisions;

/// <summary>Addresses of what is decided, and of the vision.</summary>
internal static class DecisionLinks
{
    public const string Register = "/collaborative/decisions";
    public const string Propose = "/collaborative/decisions/new";
    public const string Alone = "/collaborative/decisions/between-meetings";
    public const string Priorities = "/collaborative/decisions/priorities";
    public const string Vision = "/collaborative/vision";
    public const string Cards = "/collaborative/vision/cards";
    public const string WriteVision = "/collaborative/vision/new";

    /// <summary>The record of a year; of the latest one in which something was decided where none is named.</summary>
    public static string Year(int? year) => year is { } of ? FormattableString.Invariant($"{Register}/record/{of}") : $"{Register}/record";

    public static string Question(Guid id) => $"{Register}/{id}";

    public static string Change(Guid id) => $"{Register}/{id}/change";

    public static string NextVersion(Guid id) => $"{Register}/{id}/next";

    public static string OnBehalf(Guid id) => $"{Register}/{id}/on-behalf";

    public static string Outcome(Guid id) => $"{Register}/{id}/outcome";

    public static string Csv(Guid id) => $"{Register}/{id}?handler=Csv";

    public static string SenseCheck(Guid id) => $"{Register}/{id}?handler=Polis";

    public static string Recount(Guid id) => $"{Register}/{id}?handler=Ballots";

    public static string Decided(Guid id) => $"{Register}/decided/{id}";

    public static string VisionOf(int number) => $"{Vision}/{number}";
}
