using Headwater.Kernel;

namespace Headwater.Partnership.Plan;

/// <summary>What an activity is: what its form asks for, and a row of the plan's file holds.</summary>
internal sealed record ActivityFields(
    string Title, string? Aim, string? Outcome, string? Measure, string? SubGroup, Guid? ChairSeat, string LeadSector, DateOnly Start, DateOnly? Target, ActivityStatus Status,
    string? OverWhy = null, string? CarriedBy = null, string? CarriedOwner = null, DateOnly? CarriedFrom = null, string? Notes = null);

/// <summary>What a milestone, an action or a risk is.</summary>
internal sealed record StepFields(StepKind Kind, string Title, Guid? Owner, DateOnly? Due, DateOnly? Done, string? BlockedBy = null, string? Answer = null, string? Notes = null);

/// <summary>What can stand in a plan, whether it is typed or comes in a file.</summary>
internal static class PlanRules
{
    public const int TitleLength = 150;
    public const int TextLength = 1000;
    public const int NotesLength = 2000;

    /// <summary>The report's three to six: more than these are warned of, and never refused.</summary>
    public const int MostLive = 6;

    private const int LongestYears = 20;

    /// <summary>The fields as they are kept.</summary>
    /// <exception cref="InputRefusedException">One of them cannot be taken.</exception>
    public static ActivityFields Checked(ActivityFields f)
    {
        var kept = f with
        {
            Title = FormFields.Text(f.Title, "a title for the activity", TitleLength),
            Aim = FormFields.OptionalText(f.Aim, "the aim", TextLength),
            Outcome = FormFields.OptionalText(f.Outcome, "the outcome", TextLength),
            Measure = FormFields.OptionalText(f.Measure, "the measure", TextLength),
            SubGroup = FormFields.OptionalText(f.SubGroup, "the name of the sub-group", TitleLength),
            OverWhy = FormFields.OptionalText(f.OverWhy, "the reason for more than six", TextLength),
            CarriedBy = FormFields.OptionalText(f.CarriedBy, "the strategy that carries it on", TitleLength),
            CarriedOwner = FormFields.OptionalText(f.CarriedOwner, "who owns it there", TitleLength),
            Notes = FormFields.OptionalText(f.Notes, "the notes", NotesLength),
        };
        if (kept.Target < kept.Start || kept.Target > kept.Start.AddYears(LongestYears))
            throw new InputRefusedException("The target day comes after the day it starts.");
        if (kept.Status == ActivityStatus.Live && Missing(kept) is { Count: > 0 } missing)
            throw new InputRefusedException($"An activity goes live once it has {string.Join(", ", missing)}. Fill that in, or leave it proposed.");
        var carried = new[] { kept.CarriedBy is not null, kept.CarriedOwner is not null, kept.CarriedFrom is not null };
        if (carried.Distinct().Count() > 1)
            throw new InputRefusedException("Name the strategy that carries it on, who owns it there and since when: all three, or none.");
        if (kept.CarriedBy is not null && kept.Status != ActivityStatus.Done)
            throw new InputRefusedException("Only an activity that is done is carried on by a strategy.");
        return kept;
    }

    /// <summary>The fields of a milestone, an action or a risk as they are kept.</summary>
    /// <exception cref="InputRefusedException">One of them cannot be taken.</exception>
    public static StepFields Checked(StepFields f)
    {
        if (f.Kind != StepKind.Action && !string.IsNullOrWhiteSpace(f.BlockedBy))
            throw new InputRefusedException("Only an action is blocked by something.");
        if (f.Kind != StepKind.Risk && !string.IsNullOrWhiteSpace(f.Answer))
            throw new InputRefusedException("Only a risk has something that is done about it.");
        if (f.Kind == StepKind.Milestone && f.Due is null)
            throw new InputRefusedException("A milestone needs the day by which it is reached.");
        return f with
        {
            Title = FormFields.Text(f.Title, $"what the {PlanWords.Of(f.Kind).ToLowerInvariant()} is", TitleLength),
            BlockedBy = FormFields.OptionalText(f.BlockedBy, "what blocks it", TextLength),
            Answer = FormFields.OptionalText(f.Answer, "what is done about it", TextLength),
            Notes = FormFields.OptionalText(f.Notes, "the notes", NotesLength),
        };
    }

    /// <summary>Six are live already, without this one, and no reason is given for another.</summary>
    public static bool AsksWhy(ActivityFields f, int otherLive) => f is { Status: ActivityStatus.Live, OverWhy: null } && otherLive >= MostLive;

    /// <summary>What warns and asks.</summary>
    public static string Warning(int otherLive) => $"{otherLive} activities are live already; with more than {MostLive} few get done. Stop, pause or finish one, or say why you start another.";

    private static List<string> Missing(ActivityFields f) =>
    [
        .. new (string What, bool There)[]
        {
            ("an outcome", f.Outcome is not null), ("a measure", f.Measure is not null), ("a sub-group", f.SubGroup is not null), ("a chair’s seat", f.ChairSeat is not null),
        }.Where(p => !p.There).Select(p => p.What),
    ];
}
