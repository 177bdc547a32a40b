using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Headwater.Graphs.Formats;

/// <summary>
/// Models of Stella and iThink in XMILE (OASIS 1.0, 2015), read for their structure: stocks, flows and auxiliaries as elements,
/// connectors as links, and what flows into a stock (+) or out of it (-). A connector without polarity is ?. Equations are not read.
/// </summary>
public static partial class XmileFormat
{
    private static readonly string[] Variables = ["stock", "flow", "aux", "gf"];

    /// <summary>Reads a model.</summary>
    /// <param name="text">The file.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string text, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        if (SafeXml.Read(text, draft) is not { } root)
            return draft.Finish();
        draft.Title = Name(SafeXml.Child(SafeXml.Child(root, "header"), "name")?.Value ?? "");
        var models = SafeXml.Children(root, "model").ToList();
        if (models.Count == 0)
            draft.Problems.Error(SafeXml.At(root), "model", "There is no model in the file.", "Save the model as XMILE or .stmx.");
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            foreach (var variable in SafeXml.Children(model, "variables").Elements().Where(e => Array.IndexOf(Variables, e.Name.LocalName) >= 0))
            {
                var name = Name(SafeXml.Attribute(variable, "name"));
                if (!draft.HasRoom(SafeXml.At(variable)))
                    return draft.Finish();
                if (name.Length == 0)
                    draft.Problems.Error(SafeXml.At(variable), "name", "A variable has no name.", "Name it in the model.");
                else if (known.Add(name))
                    draft.Add(new ElementRow(SafeXml.At(variable), Key(name), name) { Type = variable.Name.LocalName, Description = SafeXml.Child(variable, "doc")?.Value.Trim() ?? "" });
                else
                    draft.Problems.Warn(SafeXml.At(variable), "name", $"There are two variables called {name}.", "They were read as one; rename one if they are two.");
            }
        }

        foreach (var model in models)
            Links(model, draft);
        return draft.Finish();
    }

    private static void Links(XElement model, MapDraft draft)
    {
        foreach (var stock in SafeXml.Children(model, "variables").Elements().Where(e => e.Name.LocalName == "stock"))
        {
            var name = Name(SafeXml.Attribute(stock, "name"));
            foreach (var flow in stock.Elements().Where(e => e.Name.LocalName is "inflow" or "outflow"))
                Link(draft, SafeXml.At(flow), flow.Value, name, flow.Name.LocalName == "inflow" ? Polarity.Same : Polarity.Opposite, false, "flow");
        }

        // The same connector may be drawn in several views; it is one link.
        var drawn = new HashSet<(string, string)>();
        foreach (var view in SafeXml.Children(model, "views").SelectMany(v => SafeXml.Children(v, "view")))
        {
            var aliases = SafeXml.Children(view, "alias").GroupBy(a => SafeXml.Attribute(a, "uid")).ToDictionary(a => a.Key, a => SafeXml.Child(a.First(), "of")?.Value ?? "", StringComparer.Ordinal);
            foreach (var connector in SafeXml.Children(view, "connector"))
            {
                var (from, to) = (End(SafeXml.Child(connector, "from"), aliases), End(SafeXml.Child(connector, "to"), aliases));
                if (!draft.HasRoom(SafeXml.At(connector)))
                    return;
                if (!drawn.Add((Key(Name(from)), Key(Name(to)))))
                    continue;
                var polarity = SafeXml.Attribute(connector, "polarity") switch { "+" => Polarity.Same, "-" => Polarity.Opposite, _ => Polarity.Unknown };
                var delayed = SafeXml.Attribute(connector, "delay_mark").Equals("true", StringComparison.OrdinalIgnoreCase);
                Link(draft, SafeXml.At(connector), from, to, polarity, delayed, "");
            }
        }
    }

    private static void Link(MapDraft draft, Place at, string from, string to, Polarity polarity, bool delayed, string type) =>
        draft.Add(new LinkRow(at, null, Key(Name(from)), Key(Name(to))) { Unsaid = LinkFields.Direction | LinkFields.Weight, Fields = new("", "", "") { Polarity = polarity, Delayed = delayed, Type = type } });

    private static string End(XElement? end, Dictionary<string, string> aliases) => end switch
    {
        null => "",
        _ when SafeXml.Child(end, "alias") is { } alias => aliases.GetValueOrDefault(SafeXml.Attribute(alias, "uid"), ""),
        _ => end.Value,
    };

    /// <summary>XMILE takes a space, an underscore, a line break and capitals as no difference, and puts odd names into quotation marks.</summary>
    private static string Key(string name) => name.ToLowerInvariant();

    private static string Name(string written) => Blanks().Replace(written.Trim().Trim('"').Replace("\\n", " ", StringComparison.Ordinal).Replace('\u00A0', ' '), " ").Trim();

    [GeneratedRegex(@"[\s_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
