using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Headwater.Graphs.Formats;

/// <summary>
/// Kumu's JSON blueprint (docs.kumu.io): elements and connections, and loops beside them as its backups have. A connection's type
/// that is a sign, such as +, is its polarity. Fields that are not known become notes.
/// </summary>
public static class KumuJsonFormat
{
    private static readonly string[] OfElements = ["id", "label", "type", "sector", "description", "tags", "since", "until"];
    private static readonly string[] OfLinks = ["id", "from", "to", "direction", "type", "label", "polarity", "delay", "weight", "description", "since", "until"];

    /// <summary>Reads a blueprint.</summary>
    /// <param name="text">The file.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string text, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        if (!TextLimits.Allow(text, "", draft))
            return draft.Finish();
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = draft.Options.MostDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            Read(document.RootElement, draft);
        }
        catch (JsonException error)
        {
            draft.Problems.Error(new("", (error.LineNumber ?? 0) + 1), "", "The JSON is cut short, damaged or too deep.", "Export the blueprint anew.");
        }
        catch (InvalidOperationException)
        {
            // The framework refuses to give such a text at all.
            draft.Problems.Error(default, "", "A text in the file holds half of a character pair, such as \\ud83d alone.", "Type the text again where it came from, and export the blueprint anew.");
        }

        return draft.Finish();
    }

    /// <summary>Writes a blueprint with loops.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting Write(GraphMap map)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            Text(json, "title", map.Title);
            json.WriteStartArray("elements");
            foreach (var element in map.Elements)
                Write(json, element);
            json.WriteEndArray();
            json.WriteStartArray("connections");
            foreach (var link in map.Links)
                Write(json, link);
            json.WriteEndArray();
            json.WriteStartArray("loops");
            foreach (var loop in map.Loops)
            {
                json.WriteStartObject();
                Text(json, "label", loop.Label);
                Texts(json, "connections", loop.Links);
                Text(json, "description", loop.Story);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new(System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n", []);
    }

    private static void Read(JsonElement root, MapDraft draft)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("elements", out var elements) || elements.ValueKind != JsonValueKind.Array)
        {
            draft.Problems.Error(default, "elements", "There is no list of elements.", "Export a JSON blueprint, with elements and connections.");
            return;
        }

        draft.Title = root.TryGetProperty("title", out var title) ? Words(title) : "";
        foreach (var (at, item) in Items(root, "elements", draft))
        {
            var fields = Fields(item);
            draft.Add(XmlFields.Element(at, fields.Given("id"), fields.Given("label"), fields.Rest(["id", "label"], OfElements), draft));
        }

        foreach (var (at, item) in Items(root, "connections", draft))
        {
            var fields = Fields(item);
            draft.Add(XmlFields.Link(at, fields.Given("id"), fields.Given("from"), fields.Given("to"), null, fields.Rest(["id", "from", "to"], OfLinks), draft));
        }

        foreach (var (at, item) in Items(root, "loops", draft))
        {
            var fields = Fields(item);
            var story = fields.Given("story") is { Length: > 0 } told ? told : fields.Given("description");
            draft.Add(new LoopRow(at, fields.Given("label"), item.TryGetProperty("connections", out var links) && links.ValueKind == JsonValueKind.Array ? [.. links.EnumerateArray().Select(Words)] : [], story));
        }
    }

    /// <summary>The objects of a list by their place in it, from 1.</summary>
    private static IEnumerable<(Place At, JsonElement Item)> Items(JsonElement root, string list, MapDraft draft)
    {
        if (!root.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array)
            yield break;
        var number = 0;
        foreach (var item in items.EnumerateArray())
        {
            var at = new Place(list, ++number);
            if (!draft.HasRoom(at))
                yield break;
            if (item.ValueKind == JsonValueKind.Object)
                yield return (at, item);
            else
                draft.Problems.Error(at, "", "The entry is no object.", "Write each entry as an object with its fields.");
        }
    }

    private static JsonFields Fields(JsonElement item) => new([.. item.EnumerateObject().Select(p => (p.Name, p.Name == "tags" && p.Value.ValueKind == JsonValueKind.Array ? Piped.Join(p.Value.EnumerateArray().Select(Words)) : Words(p.Value)))]);

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => Piped.Join(value.EnumerateArray().Select(v => v.GetString()!)),
        _ => value.GetRawText(),
    };

    private static void Write(Utf8JsonWriter json, MapElement element)
    {
        json.WriteStartObject();
        Text(json, "id", element.Id);
        Text(json, "label", element.Label);
        Text(json, "type", element.Type);
        Text(json, "sector", element.Sector);
        Text(json, "description", element.Description);
        Texts(json, "tags", element.Tags);
        Text(json, "since", MapTables.Day(element.Since));
        Text(json, "until", MapTables.Day(element.Until));
        foreach (var note in element.Notes)
            Text(json, TableColumns.Heading(note.Name), note.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MapLink link)
    {
        var (type, polarity) = MapTables.TypeAndPolarity(link, signAsType: true);
        json.WriteStartObject();
        Text(json, "id", link.Id);
        Text(json, "from", link.From);
        Text(json, "to", link.To);
        Text(json, "direction", FieldValues.Word(link.Direction));
        Text(json, "type", type);
        Text(json, "label", link.Label);
        Text(json, "polarity", polarity);
        if (link.Delayed)
            json.WriteBoolean("delay", true);
        json.WriteNumber("weight", link.Weight);
        Text(json, "description", link.Description);
        Text(json, "since", MapTables.Day(link.Since));
        Text(json, "until", MapTables.Day(link.Until));
        foreach (var note in link.Notes)
            Text(json, TableColumns.Heading(note.Name), note.Value);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

/// <summary>The fields of one JSON object, in order.</summary>
internal sealed class JsonFields(List<(string Name, string Value)> fields)
{
    public string Given(string name) => fields.Find(f => f.Name == name).Value ?? "";

    /// <summary>All fields but those taken; names of the map's own fields count only as the blueprint spells them, so that "ID" or "name" is a note.</summary>
    public IEnumerable<(string Name, string Value)> Rest(string[] taken, string[] own) =>
        fields.Where(f => Array.IndexOf(taken, f.Name) < 0 && f.Value.Length > 0).Select(f => Array.IndexOf(own, f.Name) >= 0 || f.Name == "strength" ? f : (TableColumns.Heading(TableColumns.Note(f.Name)), f.Value));
}
