using System.Globalization;
using System.Text;

namespace Headwater.Partnership.Decisions;

/// <summary>A result as a file of commas: one figure a line, and the ballots in a form that anybody can count again.</summary>
internal static class ResultFile
{
    public static string Csv(ProposalView view, ProposalResult result)
    {
        var text = new StringBuilder("part,item,sector,measure,value\r\n");
        Line("proposal", "", "", "title", view.Proposal.Title);
        Line("proposal", "", "", "rule", DecisionWords.Of(view.Proposal.Rule));
        Line("proposal", "", "", "closed", view.Proposal.ClosedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "open");
        Line("turnout", "", "", "seats", Number(result.Seats));
        Line("turnout", "", "", "voted", Number(result.Voted));
        Line("turnout", "", "", "did not vote", Number(result.Undecided));
        foreach (var sector in result.Turnout)
            Line("turnout", "", sector.Sector, "voted", $"{sector.Voted} of {sector.Seats}");
        foreach (var sentence in result.Sentences)
            Line("said", "", "", "sentence", sentence);
        foreach (var statement in result.Statements)
        {
            Line("statement", statement.Statement, "", "agree, disagree, pass", statement.IsWithheld ? "fewer than five answered" : $"{statement.All.Agree} {statement.All.Disagree} {statement.All.Pass}");
            if (statement.BySector.Support is not { } support)
                continue;
            Line("statement", statement.Statement, "", "group-informed consensus", Number(support.Product));
            Line("statement", statement.Statement, "", "geometric mean", Number(support.GeometricMean));
            foreach (var group in statement.BySector.Groups)
                Line("statement", statement.Statement, group.Label, "smoothed share that agrees", Number(group.Votes.AgreeShare));
        }

        foreach (var (step, people) in result.Gradients?.Steps ?? [])
            Line("gradients", DecisionWords.Of(step), "", "people", Number(people));
        foreach (var item in result.Dots?.Items ?? [])
        {
            Line("dots", item.Item, "", "dots", Number(item.Dots));
            if (result.SectorsShown.Count > 0)
                Line("dots", item.Item, "", "mean over sectors", Number(item.SectorMean));
        }

        foreach (var option in result.Ranking?.Options ?? [])
        {
            if (option.Points is { } points)
                Line("ranking", option.Option, "", "points", Number(points));
            for (var s = 0; s < option.Places.Count; s++)
                Line("ranking", option.Option, result.Ranking!.Sectors[s], "mean place", Number(option.Places[s]));
        }

        foreach (var winner in result.Ranking?.Winners ?? [])
            Line("ranking", winner, "", result.Ranking!.Winners.Count > 1 ? "tied first" : "first", "1");
        if (result.Ranking?.Agreement?.W is { } w)
            Line("ranking", "", "", "Kendall's W", Number(w));
        foreach (var ballots in (result.Recount ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Line("ballots", "", "", "ballot", ballots);
        return text.ToString();

        void Line(params ReadOnlySpan<string> cells)
        {
            for (var i = 0; i < cells.Length; i++)
                text.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
            text.Append("\r\n");
        }
    }

    /// <summary>A cell that no program of sheets takes for a formula.</summary>
    public static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
