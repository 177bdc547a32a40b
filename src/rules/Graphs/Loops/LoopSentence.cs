using System.Text;

namespace Headwater.Graphs;

/// <summary>
/// A loop said in one sentence: "Reinforcing, slow: more unmet need means more exclusions, and more exclusions mean, after a
/// delay, more unmet need."
/// </summary>
internal static class LoopSentence
{
    private static readonly string[] Plurals = ["people", "children", "staff", "parents", "men", "women", "police"];
    private static readonly string[] SingularEnds = ["ss", "us", "is", "ics"];

    public static string Of(LoopKind kind, IReadOnlyList<string> labels, IReadOnlyList<MapLink> links)
    {
        var sentence = new StringBuilder(kind switch
        {
            LoopKind.Reinforcing => "Reinforcing",
            LoopKind.Balancing => "Balancing",
            _ => "Not clear which way",
        });
        sentence.Append(links.Any(l => l.Delayed) ? ", slow: " : ": ");
        var more = true;
        for (var i = 0; i < links.Count; i++)
        {
            if (i > 0)
                sentence.Append(i == links.Count - 1 ? ", and " : ", ");
            var (cause, effect) = (labels[i], labels[(i + 1) % labels.Count]);
            sentence.Append(Amount(more, cause)).Append(IsPlural(cause) ? " mean" : " means").Append(links[i].Delayed ? ", after a delay, " : " ");
            if (links[i].Polarity is Polarity.Unknown or Polarity.None)
            {
                // Which way it goes on is not known; the rest is told from "more" anew.
                sentence.Append("more or less ").Append(effect).Append(" (nobody has said which)");
                more = true;
                continue;
            }

            more = more == (links[i].Polarity == Polarity.Same);
            sentence.Append(Amount(more, effect));
        }

        return sentence.Append('.').ToString();
    }

    private static string Amount(bool more, string label) => (more ? "more " : IsPlural(label) ? "fewer " : "less ") + label;

    /// <summary>A guess from the last word: capitals alone are a name and take the singular.</summary>
    private static bool IsPlural(string label)
    {
        var last = label.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        return Array.Exists(Plurals, p => last.Equals(p, StringComparison.OrdinalIgnoreCase))
            || (last.EndsWith('s') && last.Any(char.IsLower) && !Array.Exists(SingularEnds, e => last.EndsWith(e, StringComparison.Ordinal)));
    }
}
