using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Interface.Forms;
using Headwater.Kernel;

namespace Headwater.Children.Response.Plans;

/// <summary>What is typed into the form of a plan, as it was typed.</summary>
internal sealed class PlanForm
{
    public string? Kind { get; set; }
    public string? Stage { get; set; }
    public string? Began { get; set; }
    public string? NeedsAndStrengths { get; set; }
    public string? Adjustments { get; set; }
    public string? Coordinator { get; set; }
    public string? ReviewOn { get; set; }
    public string? Visibility { get; set; } = nameof(Kernel.Visibility.Professionals);

    public static PlanForm Of(PlanCycle plan) => new()
    {
        Kind = plan.PlanKind.ToString(), Stage = Number(plan.StageNumber), Began = FormFields.Typed(plan.Began), NeedsAndStrengths = plan.NeedsAndStrengths, Adjustments = plan.Adjustments, Coordinator = plan.CoordinatorId.ToString(),
        ReviewOn = FormFields.Typed(plan.ReviewOn), Visibility = plan.Visibility.ToString(),
    };

    /// <exception cref="InputRefusedException">A field cannot be read.</exception>
    public TypedPlan Read() => new(
        FormFields.One<PlanKind>(Kind, "what kind of plan it is"), int.TryParse(Stage, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var stage) ? stage : throw new InputRefusedException("Choose the stage."),
        FormFields.Day(Began, "day on which the plan begins"), NeedsAndStrengths, Adjustments, PersonId.TryParse(Coordinator, null, out var coordinator) ? coordinator : null, FormFields.OptionalDay(ReviewOn, "day of the next review"),
        FormFields.One<Visibility>(Visibility, "who may see it"));

    public static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Stages to choose from.</summary>
    public static IReadOnlyList<(string Value, string Words)> Stages(IReadOnlyList<ResponseStage> stages) => [.. stages.Select(s => (Number(s.Number), FormattableString.Invariant($"{s.Number}: {s.Name}")))];

    /// <summary>What differs between the plan as it is now and what was typed.</summary>
    public IReadOnlyList<Difference> Against(PlanForm now, IReadOnlyList<(string Value, string Words)> people) =>
    [
        new("Needs and strengths", now.NeedsAndStrengths, NeedsAndStrengths), new("Reasonable adjustments", now.Adjustments, Adjustments), new("Stage", now.Stage, Stage),
        new("Coordinated by", Name(now.Coordinator, people), Name(Coordinator, people)), new("Who may see it", Seen(now.Visibility), Seen(Visibility)),
    ];

    private static string? Name(string? id, IReadOnlyList<(string Value, string Words)> people) => people.FirstOrDefault(p => p.Value == id).Words ?? (string.IsNullOrEmpty(id) ? null : "somebody else");

    private static string? Seen(string? visibility) => Enum.TryParse<Visibility>(visibility, out var known) && Enum.IsDefined(known) ? RecordWords.Of(known) : visibility;
}

/// <summary>What is typed for an outcome.</summary>
internal sealed class OutcomeForm
{
    public string? What { get; set; }
    public string? Baseline { get; set; }
    public string? Measure { get; set; }
    public string? Target { get; set; }
}

/// <summary>What is typed for an action.</summary>
internal sealed class ActionForm
{
    public string? What { get; set; }
    public string? Person { get; set; }
    public string? Else { get; set; }
    public string? By { get; set; }
    public string? Help { get; set; }

    /// <exception cref="InputRefusedException">A field cannot be read.</exception>
    public TypedAction Read() => new(What, PersonId.TryParse(Person, null, out var person) ? person : null, Else, FormFields.Day(By, "day by which it is done"), Guid.TryParse(Help, out var help) ? help : null);
}
