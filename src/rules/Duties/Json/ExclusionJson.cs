using System.Text.Json;

namespace Headwater.Duties;

/// <summary>The exclusions of a case as JSON.</summary>
internal static class ExclusionJson
{
    private const string Path = "exclusions";

    private const string KnownFields = "id, kind, start, sessions, startsAfternoon, reasons, livesInOtherAuthority, decided, boardNotified, parentRepresentations, cancelled, missesExam, boardMeetingOn, boardDecision, boardDecisionNotified, parentWillNotApply, reviewApplied, reviewOutcome, reviewOutcomeNotified";

    private static readonly HashSet<string> Known = [.. KnownFields.Split(", ")];

    private static readonly Dictionary<string, ExclusionKind> Kinds = new()
    {
        ["suspension"] = ExclusionKind.Suspension,
        ["permanent"] = ExclusionKind.Permanent,
        ["lunchtime"] = ExclusionKind.Lunchtime,
    };

    private static readonly Dictionary<string, BoardDecision> Decisions = new() { ["declined"] = BoardDecision.Declined, ["reinstated"] = BoardDecision.Reinstated };

    private static readonly Dictionary<string, ReviewOutcome> Outcomes = new()
    {
        ["upheld"] = ReviewOutcome.Upheld,
        ["recommended"] = ReviewOutcome.Recommended,
        ["quashed"] = ReviewOutcome.Quashed,
    };

    public static Exclusion[] ReadAll(JsonElement value)
    {
        Fields.Array(value, Path);
        var all = new Exclusion[value.GetArrayLength()];
        var at = 0;
        foreach (var item in value.EnumerateArray())
        {
            try
            {
                all[at] = Read(item);
            }
            catch (CaseRefusedException refused) when (refused.Message.StartsWith(Path, StringComparison.Ordinal))
            {
                throw new CaseRefusedException($"{Path}[{at}]{refused.Message[Path.Length..]}");
            }

            at++;
        }

        return all;
    }

    private static Exclusion Read(JsonElement value)
    {
        string? id = null;
        ExclusionKind? kind = null;
        DateOnly? start = null, decided = null;
        int? sessions = null;
        DateOnly? boardNotified = null, representations = null, cancelled = null, exam = null, meeting = null, decisionNotified = null, willNotApply = null, applied = null, outcomeNotified = null;
        BoardDecision? decision = null;
        ReviewOutcome? outcome = null;
        var afternoon = false;
        bool? elsewhere = null;
        IReadOnlyList<string> reasons = [];
        foreach (var field in Fields.Object(value, Path))
        {
            var (name, v) = (field.Name, field.Value);
            if (v.ValueKind == JsonValueKind.Null)
            {
                if (!Known.Contains(name))
                    throw Fields.Unknown(Path, name, KnownFields);
                continue;
            }

            switch (name)
            {
                case "id": id = Fields.Text(v, At(name)); break;
                case "kind": kind = Fields.Choice(v, At(name), Kinds); break;
                case "start": start = Fields.Date(v, At(name)); break;
                case "sessions": sessions = Fields.Whole(v, At(name)); break;
                case "startsAfternoon": afternoon = Fields.Flag(v, At(name)); break;
                case "reasons": reasons = Reasons(v); break;
                case "livesInOtherAuthority": elsewhere = Fields.Flag(v, At(name)); break;
                case "decided": decided = Fields.Date(v, At(name)); break;
                case "boardNotified": boardNotified = Fields.Date(v, At(name)); break;
                case "parentRepresentations": representations = Fields.Date(v, At(name)); break;
                case "cancelled": cancelled = Fields.Date(v, At(name)); break;
                case "missesExam": exam = Fields.Date(v, At(name)); break;
                case "boardMeetingOn": meeting = Fields.Date(v, At(name)); break;
                case "boardDecision": decision = Fields.Choice(v, At(name), Decisions); break;
                case "boardDecisionNotified": decisionNotified = Fields.Date(v, At(name)); break;
                case "parentWillNotApply": willNotApply = Fields.Date(v, At(name)); break;
                case "reviewApplied": applied = Fields.Date(v, At(name)); break;
                case "reviewOutcome": outcome = Fields.Choice(v, At(name), Outcomes); break;
                case "reviewOutcomeNotified": outcomeNotified = Fields.Date(v, At(name)); break;
                default: throw Fields.Unknown(Path, name, KnownFields);
            }
        }

        var what = kind ?? throw Fields.Missing(Path, "kind");
        if (sessions is not null && what == ExclusionKind.Permanent)
            throw Fields.Wrong(At("sessions"), "a permanent exclusion has no number of sessions: leave it out");
        if (sessions is null && what != ExclusionKind.Permanent)
            throw Fields.Missing(Path, "sessions");
        return new(id ?? throw Fields.Missing(Path, "id"), what, start ?? throw Fields.Missing(Path, "start"), sessions ?? 0, decided ?? throw Fields.Missing(Path, "decided"))
        {
            StartsAfternoon = afternoon,
            LivesInOtherAuthority = elsewhere,
            Reasons = reasons,
            BoardNotified = boardNotified,
            ParentRepresentations = representations,
            Cancelled = cancelled,
            MissesExam = exam,
            BoardMeetingOn = meeting,
            BoardDecision = decision,
            BoardDecisionNotified = decisionNotified,
            ParentWillNotApply = willNotApply,
            ReviewApplied = applied,
            ReviewOutcome = outcome,
            ReviewOutcomeNotified = outcomeNotified,
        };
    }

    private static string[] Reasons(JsonElement value)
    {
        Fields.Array(value, At("reasons"));
        var reasons = new string[value.GetArrayLength()];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = Fields.Text(value[i], At("reasons"));
        return reasons;
    }

    private static string At(string name) => $"{Path}.{name}";
}
