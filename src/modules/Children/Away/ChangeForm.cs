using System.Globalization;
using Headwater.Interface.Forms;
using Headwater.Kernel;

namespace Headwater.Children.Away;

/// <summary>The fields that recording and changing have in common, as they are typed.</summary>
internal sealed record ChangeForm(string? HalfDaysAWeek, string? ToDay, string? Education, string? ParentAgreed, string? ReviewOn)
{
    public static ChangeForm Of(TimeOut t) => new(t.HalfDaysAWeek.ToString(CultureInfo.InvariantCulture), FormFields.Typed(t.ToDay), t.Education, FormFields.Typed(t.ParentAgreed), FormFields.Typed(t.ReviewOn));

    /// <exception cref="InputRefusedException">Something cannot be read.</exception>
    public TypedChange Read(string? endedBecause = null) => new(
        FormFields.OptionalDay(ToDay, "last day"),
        int.TryParse(HalfDaysAWeek?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var halfDays) ? halfDays : throw new InputRefusedException("Give the half days out of class in a week as a number from 1 to 10."),
        Education, FormFields.OptionalDay(ParentAgreed, "day of the parent’s agreement"), FormFields.OptionalDay(ReviewOn, "day of the review"), string.IsNullOrWhiteSpace(endedBecause) ? null : endedBecause);
}
