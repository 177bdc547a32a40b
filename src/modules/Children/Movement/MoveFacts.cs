using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;

namespace Headwater.Children.Movement;

/// <summary>Facts of a move as they are said, on its page and in the answer to a subject's request.</summary>
internal static class MoveFacts
{
    /// <summary>A fact in words; null where it is not on record.</summary>
    public static string? Said(MoveField field, Move m, IReadOnlyDictionary<OrganisationId, string> places) => field.Type switch
    {
        MoveFieldType.Day => field.Get(m) is { } day ? Words.Date(FormFields.Day(day, field.What)) : null,
        MoveFieldType.Tick => field.Get(m) is null ? null : "Yes",
        MoveFieldType.YesNo => field.Get(m) switch { "yes" => "Yes", "no" => "No", _ => null },
        MoveFieldType.Place => m.ToOrganisation is { } to ? places.GetValueOrDefault(to, "An organisation no longer here") : null,
        _ => field.Get(m),
    };

    /// <summary>What is on record of the outcomes.</summary>
    public static IEnumerable<(string Label, string? Value)> Outcomes(Move m)
    {
        foreach (var look in new[] { MovementRules.FirstLook, MovementRules.SecondLook })
        {
            if (m.At(look) is { What: { } what, On: { } on, Words: var words })
                yield return (After(m, on), $"{MovementWords.Of(what)}, {Words.Date(on)}{(words is null ? "" : $": {words}")}");
        }
    }

    /// <summary>How long after the first day it was, in whole weeks.</summary>
    public static string After(Move m, DateOnly on) => m.Start is { } first && (on.DayNumber - first.DayNumber + 3) / 7 is > 0 and var weeks ? $"After {weeks} week{(weeks == 1 ? "" : "s")}" : "How the child is";

    /// <summary>A review in one line.</summary>
    public static string Said(MoveReview r) =>
        $"{MovementWords.Of(r)}.{(r.TookPart is null ? "" : $" Took part: {r.TookPart}.")}{(r.Invited is { } invited ? $" Invitations: {Words.Date(invited)}." : "")}{(r.OutcomeSent is { } sent ? $" Outcome sent: {Words.Date(sent)}." : "")}";
}
