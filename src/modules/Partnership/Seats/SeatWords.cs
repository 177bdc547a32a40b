namespace Headwater.Partnership.Seats;

internal static class SeatWords
{
    public static string Of(SeatKind kind) => kind switch
    {
        SeatKind.Core => "At the table",
        SeatKind.SubGroup => "In a sub-group",
        SeatKind.Observer => "Observer",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Of(Selection selection) => selection switch
    {
        Selection.Invited => "Invited",
        Selection.Nominated => "Named by the organisation",
        Selection.Elected => "Elected",
        Selection.ByOffice => "By office",
        _ => throw new InvalidOperationException("Unknown way."),
    };

    public static string Of(HoldingState state) => state switch
    {
        HoldingState.Offered => "Asked",
        HoldingState.Held => "Sits there",
        HoldingState.Declined => "Declined",
        HoldingState.Withdrawn => "Offer taken back",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    public static string Of(ExitKind exit) => exit switch
    {
        ExitKind.TermOver => "The term is over",
        ExitKind.SteppedDown => "Stepped down",
        ExitKind.MovedOn => "Moved to other work",
        ExitKind.Swapped => "Swapped with a colleague",
        ExitKind.Removed => "Removed",
        _ => throw new InvalidOperationException("Unknown way."),
    };

    public static string Of(ExcusalReason reason) => reason switch
    {
        ExcusalReason.Illness => "Illness",
        ExcusalReason.Caring => "Caring for somebody",
        ExcusalReason.Leave => "Leave",
        ExcusalReason.WorkPressure => "Pressure of work",
        ExcusalReason.Other => "Something else",
        _ => throw new InvalidOperationException("Unknown reason."),
    };

    public static IReadOnlyList<(string Value, string Words)> Options<T>(Func<T, string> words) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (v.ToString(), words(v)))];
}
