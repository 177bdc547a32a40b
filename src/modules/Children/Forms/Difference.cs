using Headwater.Children.Codes;

namespace Headwater.Children.Forms;

/// <summary>What somebody else saved while a form was open, beside what was typed into it.</summary>
internal sealed record Difference(string Label, string? Theirs, string? Yours);

/// <summary>Choices among codes.</summary>
internal static class CodeChoices
{
    /// <summary>The codes in use on a day, with their words, after a line for none.</summary>
    public static IReadOnlyList<(string Value, string Words)> Of(CodeSet codes, DateOnly day, string none) =>
        [("", none), .. codes.On(day).Select(c => (c.Value, c.Words))];
}
