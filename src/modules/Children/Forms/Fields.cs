using System.Globalization;
using Headwater.Children.Codes;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Forms;

/// <summary>A field of a form: one line, or several when <paramref name="Rows"/> is more than one.</summary>
internal sealed record Field(string Name, string Label, string? Value, string? Hint = null, string Width = "govuk-input--width-20", int Rows = 1);

/// <summary>A choice of one; the first option with an empty value stands for none.</summary>
internal sealed record Choice(string Name, string Label, IReadOnlyList<(string Value, string Words)> Options, string? Chosen, string? Hint = null);

/// <summary>A box to tick.</summary>
internal sealed record Tick(string Name, string Label, bool Ticked);

/// <summary>What somebody else saved while a form was open, beside what was typed into it.</summary>
internal sealed record Difference(string Label, string? Theirs, string? Yours);

/// <summary>What every form here does alike.</summary>
internal static class FormFields
{
    private static readonly string[] Days = ["d M yyyy", "d MMM yyyy", "d MMMM yyyy", "dd/MM/yyyy", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <summary>A day as people type it.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static DateOnly Day(string? text, string what) => OptionalDay(text, what) ?? throw new InputRefusedException($"Enter the {what}.");

    public static DateOnly? OptionalDay(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return text.Length <= 40 && DateOnly.TryParseExact(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Days, Interface.Words.English, DateTimeStyles.None, out var day)
            ? day
            : throw new InputRefusedException($"The {what} must be a day such as 27 3 2014.");
    }

    /// <summary>A day as a form shows it for typing.</summary>
    public static string? Typed(DateOnly? day) => day?.ToString("d M yyyy", CultureInfo.InvariantCulture);

    /// <summary>The codes in use on a day, with their words, after a line for none.</summary>
    public static IReadOnlyList<(string Value, string Words)> Of(CodeSet codes, DateOnly day, string none) =>
        [("", none), .. codes.On(day).Select(c => (c.Value, c.Words))];

    /// <summary>The form again with what was typed and why it was not taken.</summary>
    public static IActionResult Again(this PageModel page, string reason)
    {
        page.ModelState.AddModelError("", reason);
        page.Response.StatusCode = 400;
        return page.Page();
    }
}
