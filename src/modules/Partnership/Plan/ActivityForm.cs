using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Headwater.Partnership.Plan;

/// <summary>What the form of an activity sends.</summary>
internal sealed class ActivityForm
{
    public string? Title { get; set; }
    public string? Aim { get; set; }
    public string? Outcome { get; set; }
    public string? Measure { get; set; }
    public string? SubGroup { get; set; }
    public string? Chair { get; set; }
    public string? Lead { get; set; }
    public string? Start { get; set; }
    public string? Target { get; set; }
    public string? Status { get; set; }
    public string? OverWhy { get; set; }
    public string? Notes { get; set; }

    /// <summary>What can be chosen; set by the page before it is shown.</summary>
    [BindNever]
    public IReadOnlyList<(string Value, string Words)> Seats { get; set; } = [];

    [BindNever]
    public IReadOnlyList<(string Value, string Words)> Sectors { get; set; } = [];

    /// <summary>How many others are live.</summary>
    [BindNever]
    public int OtherLive { get; set; }

    public static ActivityForm Of(ActivityFields f) => new()
    {
        Title = f.Title, Aim = f.Aim, Outcome = f.Outcome, Measure = f.Measure, SubGroup = f.SubGroup, Chair = f.ChairSeat?.ToString(), Lead = f.LeadSector, Start = FormFields.Typed(f.Start),
        Target = FormFields.Typed(f.Target), Status = f.Status.ToString(), OverWhy = f.OverWhy, Notes = f.Notes,
    };

    /// <exception cref="InputRefusedException">A day or a choice cannot be read.</exception>
    public ActivityFields Read(ActivityFields? now)
    {
        var status = FormFields.One<ActivityStatus>(Status, "how it stands");
        // An activity that goes on here is carried on by nobody else.
        var carried = status == ActivityStatus.Done ? now : null;
        return new(
            Title ?? "", Aim, Outcome, Measure, SubGroup, Guid.TryParse(Chair, out var seat) ? seat : null, string.IsNullOrEmpty(Lead) ? throw new InputRefusedException("Choose the sector that leads it.") : Lead,
            FormFields.Day(Start, "day on which it starts"), FormFields.OptionalDay(Target, "target day"), status, OverWhy, carried?.CarriedBy, carried?.CarriedOwner, carried?.CarriedFrom, Notes);
    }
}
