using System.Globalization;
using Headwater.Children.Records;
using Headwater.Interface.Forms;
using Headwater.Kernel;

namespace Headwater.Children.Movement;

/// <summary>How a fact of a move is typed.</summary>
internal enum MoveFieldType
{
    Line,
    Text,
    Day,
    Tick,
    YesNo,
    Place,
}

/// <summary>One fact of a move on its forms.</summary>
/// <param name="Name">The name it is sent under.</param>
/// <param name="Label">What is asked.</param>
/// <param name="What">What it is called where it is refused.</param>
/// <param name="Type">How it is typed.</param>
/// <param name="Get">What is held, as it is typed.</param>
/// <param name="Set">Puts what was typed.</param>
internal sealed record MoveField(string Name, string Label, string What, MoveFieldType Type, Func<Move, string?> Get, Action<Move, string?> Set)
{
    public string? Hint { get; init; }

    /// <summary>What it is called where it is read, if that is not the question.</summary>
    public string? Heading { get; init; }

    /// <summary>The kinds that have it; all when none is named.</summary>
    public IReadOnlyList<MoveKind> Kinds { get; init; } = [];

    public static MoveField Day(string name, string label, string what, Func<Move, DateOnly?> get, Action<Move, DateOnly?> set) =>
        new(name, label, what, MoveFieldType.Day, m => FormFields.Typed(get(m)), (m, text) => set(m, FormFields.OptionalDay(text, what)));

    public static MoveField Line(string name, string label, string what, Func<Move, string?> get, Action<Move, string?> set) =>
        new(name, label, what, MoveFieldType.Line, get, (m, text) => set(m, Typed.OptionalLine(text, what, Move.NameLength)));

    public static MoveField Text(string name, string label, string what, Func<Move, string?> get, Action<Move, string?> set) =>
        new(name, label, what, MoveFieldType.Text, get, (m, text) => set(m, Typed.OptionalText(text, what, Move.TextLength)));

    public static MoveField Number(string name, string label, string what, int most, Func<Move, int?> get, Action<Move, int?> set) =>
        new(name, label, what, MoveFieldType.Line, m => get(m)?.ToString(CultureInfo.InvariantCulture), (m, text) => set(m, string.IsNullOrWhiteSpace(text) ? null : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : throw new InputRefusedException($"Give the {what} as a whole number from 1 to {most}.")));

    public static MoveField Tick(string name, string label, Func<Move, bool> get, Action<Move, bool> set) =>
        new(name, label, label, MoveFieldType.Tick, m => get(m) ? "true" : null, (m, text) => set(m, text is not null && text.StartsWith("true", StringComparison.Ordinal)));
}

/// <summary>All facts of moves, in the order in which they are asked.</summary>
internal static class MoveFields
{
    private static readonly MoveKind[] Placed = [MoveKind.ManagedMove, MoveKind.OffSiteDirection, MoveKind.DualRegistration];

    public static IReadOnlyList<MoveField> All { get; } =
    [
        new("ToOrganisation", "Where to", "place", MoveFieldType.Place, m => m.ToOrganisation?.ToString(), (m, text) => m.ToOrganisation = string.IsNullOrEmpty(text) ? null : OrganisationId.TryParse(text, null, out var id) ? id : throw new InputRefusedException("Choose the place from the list."))
            { Kinds = [.. Placed, MoveKind.LeavingRoll] },
        MoveField.Line("ToName", "Where to, if it is not in the list", "name of the place", m => m.ToName, (m, v) => m.ToName = v) with { Kinds = [.. Placed, MoveKind.LeavingRoll], Heading = "Where to" },
        MoveField.Text("PlaceAddress", "The address of the place", "address of the place", m => m.PlaceAddress, (m, v) => m.PlaceAddress = v) with { Kinds = [MoveKind.OffSiteDirection] },
        MoveField.Line("ReportTo", "Whom to report to there", "name of the person to report to", m => m.ReportTo, (m, v) => m.ReportTo = v) with { Kinds = [MoveKind.OffSiteDirection], Hint = "A name, or what they are" },
        MoveField.Text("Reason", "Why", "reason", m => m.Reason, (m, v) => m.Reason = v) with { Hint = "In plain words. No other child’s name: the family reads this" },
        MoveField.Text("ChildView", "What the child thinks of it", "child’s view", m => m.ChildView, (m, v) => m.ChildView = v) with { Hint = "In the child’s words where you can" },
        MoveField.Text("Tried", "What was tried before", "account of what was tried", m => m.Tried, (m, v) => m.Tried = v),
        MoveField.Text("Objectives", "What it is to reach", "objectives", m => m.Objectives, (m, v) => m.Objectives = v) with { Kinds = Placed },
        new("HelpFailed", "Had help in school or by outreach failed, or was it unsuitable?", "answer", MoveFieldType.YesNo, m => m.HelpFailed switch { true => "yes", false => "no", null => null }, (m, text) => m.HelpFailed = text switch { "yes" => true, "no" => false, _ => null })
            { Kinds = [MoveKind.OffSiteDirection], Heading = "Help had failed or was unsuitable" },
        MoveField.Day("ParentAgreed", "The parent agreed on", "day of the parent’s agreement", m => m.ParentAgreed, (m, v) => m.ParentAgreed = v) with { Kinds = [MoveKind.ManagedMove, MoveKind.DualRegistration] },
        MoveField.Day("ParentAgreed", "The parent’s own written notice came on", "day of the parent’s notice", m => m.ParentAgreed, (m, v) => m.ParentAgreed = v) with { Kinds = [MoveKind.ElectiveHomeEducation] },
        MoveField.Day("HomeHeadAgreed", "The headteacher of this school agreed on", "day of the headteacher’s agreement", m => m.HomeHeadAgreed, (m, v) => m.HomeHeadAgreed = v) with { Kinds = [MoveKind.ManagedMove, MoveKind.DualRegistration] },
        MoveField.Day("ReceivingHeadAgreed", "The headteacher of the receiving school agreed on", "day of the receiving headteacher’s agreement", m => m.ReceivingHeadAgreed, (m, v) => m.ReceivingHeadAgreed = v) with { Kinds = [MoveKind.ManagedMove, MoveKind.DualRegistration] },
        MoveField.Day("Start", "The first day there", "first day", m => m.Start, (m, v) => m.Start = v) with { Kinds = Placed, Hint = "Empty while it is not settled" },
        MoveField.Day("Start", "The name comes off the roll on", "day", m => m.Start, (m, v) => m.Start = v) with { Kinds = [MoveKind.ElectiveHomeEducation, MoveKind.LeavingRoll], Hint = "This page does not end the time on roll: do that on the record" },
        MoveField.Day("End", "The last day there", "last day", m => m.End, (m, v) => m.End = v) with { Kinds = [MoveKind.OffSiteDirection, MoveKind.DualRegistration] },
        MoveField.Day("End", "The last day there, if somebody named one", "last day", m => m.End, (m, v) => m.End = v) with { Kinds = [MoveKind.ManagedMove], Hint = "A managed move has none" },
        MoveField.Number("Days", "How many days there in all", "number of days", 400, m => m.Days, (m, v) => m.Days = v) with { Kinds = [MoveKind.OffSiteDirection], Hint = "Empty if it is every school day from the first to the last" },
        MoveField.Text("SessionTimes", "When the sessions there begin and end", "times of the sessions", m => m.SessionTimes, (m, v) => m.SessionTimes = v) with { Kinds = [MoveKind.OffSiteDirection], Hint = "Such as 9.15 to 12.00 and 12.45 to 15.00, Monday to Friday" },
        MoveField.Day("NoticeGiven", "The parent had written notice on", "day of notice", m => m.NoticeGiven, (m, v) => m.NoticeGiven = v) with { Kinds = [MoveKind.OffSiteDirection], Hint = "Or the pupil, from the age of 18" },
        MoveField.Day("AuthorityNoticeGiven", "The local authority had written notice on", "day of notice to the local authority", m => m.AuthorityNoticeGiven, (m, v) => m.AuthorityNoticeGiven = v) with { Kinds = [MoveKind.OffSiteDirection], Hint = "Asked for with an EHC plan" },
        MoveField.Day("ReviewAsked", "A review was asked for in writing on", "day of the request for a review", m => m.ReviewAsked, (m, v) => m.ReviewAsked = v) with { Kinds = [MoveKind.OffSiteDirection] },
        MoveField.Tick("ReviewAskedByAuthority", "It was the local authority that asked for the review", m => m.ReviewAskedByAuthority, (m, v) => m.ReviewAskedByAuthority = v) with { Kinds = [MoveKind.OffSiteDirection] },
        MoveField.Line("Ground", "The ground on which the name comes off the roll", "ground", m => m.Ground, (m, v) => m.Ground = v) with { Kinds = [MoveKind.LeavingRoll], Hint = "As the regulations on registers have it" },
        MoveField.Tick("EhcPlan", "The child has an education, health and care plan", m => m.EhcPlan, (m, v) => m.EhcPlan = v),
        MoveField.Day("AuthorityContacted", "The local authority was asked on", "day of contact with the local authority", m => m.AuthorityContacted, (m, v) => m.AuthorityContacted = v),
        MoveField.Tick("SocialWorker", "The child has a social worker", m => m.SocialWorker, (m, v) => m.SocialWorker = v),
        MoveField.Day("SocialWorkerTold", "The social worker was told on", "day on which the social worker was told", m => m.SocialWorkerTold, (m, v) => m.SocialWorkerTold = v),
        MoveField.Tick("LookedAfter", "The child is looked after", m => m.LookedAfter, (m, v) => m.LookedAfter = v),
        MoveField.Day("VirtualSchoolTold", "The virtual school head was told on", "day on which the virtual school head was told", m => m.VirtualSchoolTold, (m, v) => m.VirtualSchoolTold = v),
        MoveField.Tick("HasFile", "There is a child-protection file", m => m.HasFile, (m, v) => m.HasFile = v),
        MoveField.Day("FilePassedOn", "The child-protection file was passed on", "day on which the file was passed on", m => m.FilePassedOn, (m, v) => m.FilePassedOn = v),
    ];

    /// <summary>The facts that a kind has.</summary>
    public static IReadOnlyList<MoveField> Of(MoveKind kind) => [.. All.Where(f => f.Kinds.Count == 0 || f.Kinds.Contains(kind))];

    /// <summary>Puts what was typed on a form that shows every fact of the kind; a box that was not ticked is not sent.</summary>
    /// <exception cref="InputRefusedException">Something cannot be taken.</exception>
    public static void Put(Move move, IReadOnlyDictionary<string, string?> typed, DateOnly today)
    {
        foreach (var field in Of(move.What).Where(f => f.Type == MoveFieldType.Tick || typed.ContainsKey(f.Name)))
        {
            var text = typed.GetValueOrDefault(field.Name);
            if (field.Type == MoveFieldType.Day && field.Name is not ("Start" or "End") && FormFields.OptionalDay(text, field.What) > today)
                throw new InputRefusedException($"The {field.What} lies in the future. Record it once it has happened.");
            field.Set(move, text);
        }
    }
}
