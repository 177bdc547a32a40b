using System.Globalization;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Interface.Forms;

/// <summary>A field of a form: one line, or several when <paramref name="Rows"/> is more than one. Shown by <c>/Forms/_Field.cshtml</c>.</summary>
/// <param name="Name">The name it is sent under, and its id.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Hint">What helps to fill it in.</param>
/// <param name="Width">A class of the width of one line.</param>
/// <param name="Rows">How many lines.</param>
/// <param name="Type">The type of one line, such as <c>date</c> or <c>number</c>.</param>
public sealed record Field(string Name, string Label, string? Value, string? Hint = null, string Width = "govuk-input--width-20", int Rows = 1, string Type = "text");

/// <summary>A choice of one; the first option with an empty value stands for none. Shown by <c>/Forms/_Choice.cshtml</c>.</summary>
/// <param name="Name">The name it is sent under, and its id.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Options">What can be chosen, with the words for it.</param>
/// <param name="Chosen">The value that is chosen.</param>
/// <param name="Hint">What helps to choose.</param>
public sealed record Choice(string Name, string Label, IReadOnlyList<(string Value, string Words)> Options, string? Chosen, string? Hint = null);

/// <summary>A box to tick. Shown by <c>/Forms/_Tick.cshtml</c>.</summary>
/// <param name="Name">The name it is sent under, and its id.</param>
/// <param name="Label">What ticking it says.</param>
/// <param name="Ticked">Whether it is.</param>
public sealed record Tick(string Name, string Label, bool Ticked);

/// <summary>What every form does alike.</summary>
public static class FormFields
{
    private static readonly string[] Days = ["d M yyyy", "d MMM yyyy", "d MMMM yyyy", "dd/MM/yyyy", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <summary>A day as people type it.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static DateOnly Day(string? text, string what) => OptionalDay(text, what) ?? throw new InputRefusedException($"Enter the {what}.");

    /// <summary>A day as people type it; null when nothing is typed.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static DateOnly? OptionalDay(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return text.Length <= 40 && DateOnly.TryParseExact(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Days, Words.English, DateTimeStyles.None, out var day)
            ? day
            : throw new InputRefusedException($"The {what} must be a day such as 27 3 2014.");
    }

    /// <summary>A day as a form shows it for typing.</summary>
    public static string? Typed(DateOnly? day) => day?.ToString("d M yyyy", CultureInfo.InvariantCulture);

    /// <summary>A line of text that must be there.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="what">What it is called in the sentence that asks for it, such as <c>a title</c>.</param>
    /// <param name="most">How many characters it may have.</param>
    /// <exception cref="InputRefusedException">It is empty, too long, or holds what is no text.</exception>
    public static string Text(string? text, string what, int most) => OptionalText(text, what, most) ?? throw new InputRefusedException($"Enter {what}.");

    /// <summary>A text that may be left out.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="what">What it is called in the sentence that refuses it.</param>
    /// <param name="most">How many characters it may have.</param>
    /// <exception cref="InputRefusedException">It is too long, or holds what is no text.</exception>
    public static string? OptionalText(string? text, string what, int most)
    {
        var trimmed = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        if (trimmed.Length > most)
            throw new InputRefusedException($"Shorten {what} to {Words.Count(most)} characters; there are {Words.Count(trimmed.Length)}.");
        // U+0000 is refused by PostgreSQL; marks of direction make a line read otherwise than it is written.
        return trimmed.Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            ? throw new InputRefusedException($"Type {what} again: it holds characters that cannot be seen.")
            : trimmed;
    }

    /// <summary>One of the values of an enumeration.</summary>
    /// <exception cref="InputRefusedException">It is none of them.</exception>
    public static T One<T>(string? value, string what) where T : struct, Enum =>
        Enum.TryParse<T>(value, out var one) && Enum.IsDefined(one) && value.Length > 0 && !char.IsAsciiDigit(value[0]) ? one : throw new InputRefusedException($"Choose {what}.");

    /// <summary>The form again with what was typed and why it was not taken.</summary>
    public static IActionResult Again(this PageModel page, string reason)
    {
        page.ModelState.AddModelError("", reason);
        page.Response.StatusCode = 400;
        return page.Page();
    }
}
