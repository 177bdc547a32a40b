using Headwater.Kernel;

namespace Headwater.FairAccess.Provision;

/// <summary>A form that asks for hours, cost and planned end. Shown by <c>_Terms.cshtml</c>.</summary>
internal interface ITermsForm
{
    string? Hours { get; }

    string? Elsewhere { get; }

    string? Cost { get; }

    string? PlannedLast { get; }

    string? FewerBecause { get; }

    string? FullTimeFrom { get; }
}

internal static class TermsForm
{
    /// <summary>What was typed.</summary>
    /// <exception cref="InputRefusedException">Something cannot be read; the sentence names it.</exception>
    public static TypedTerms Read(ITermsForm form) => new(
        TypedAmount.Minutes(form.Hours, "hours a week with the provider") ?? throw new InputRefusedException("Enter the hours a week with the provider."), TypedAmount.Minutes(form.Elsewhere, "hours a week elsewhere") ?? 0, TypedAmount.Pence(form.Cost, "the cost a week"),
        FormFields.Day(form.PlannedLast, "planned last day"), form.FewerBecause, FormFields.OptionalDay(form.FullTimeFrom, "day from which the child is full time"));
}
