namespace Headwater.Support.Import;

/// <summary>Feeds in plain words.</summary>
internal static class SourceWords
{
    public static IReadOnlyList<(TakenState State, string Key, string Words)> States { get; } =
    [
        (TakenState.New, "new", "New"), (TakenState.Changed, "changed", "Changed"), (TakenState.Gone, "gone", "No longer in the feed"), (TakenState.Kept, "kept", "In the directory"), (TakenState.LeftOut, "out", "Left out"),
    ];

    public static string Of(TakenState state) => States.First(s => s.State == state).Words;

    public static string KeyOf(TakenState state) => States.First(s => s.State == state).Key;

    /// <summary>Which are asked for; the new ones where nothing that is known is.</summary>
    public static TakenState Shown(string? key) => States.FirstOrDefault(s => s.Key == key, States[0]).State;

    public static string Notes(int count) => count switch { 0 => "None", 1 => "1 thing", _ => FormattableString.Invariant($"{count} things") };
}
