using System.Globalization;
using System.Text.Json;

namespace Headwater.Allocation;

/// <summary>Problems as JSON, strictly read: unknown and doubled fields are refused by name, optional fields may be absent or null.</summary>
public static class ProblemJson
{
    private static readonly Dictionary<string, Objective> Objectives = new(StringComparer.Ordinal)
    {
        ["placed"] = Objective.Placed,
        ["burden"] = Objective.Burden,
        ["preference"] = Objective.Preference,
        ["distance"] = Objective.Distance,
    };

    /// <summary>Reads and checks one problem. Required are <c>schools</c> and <c>children</c>; of a school <c>id</c>, <c>roll</c>, <c>lat</c> and <c>lon</c> (without <c>years</c> it has room for nobody); of a child <c>id</c>, <c>year</c>, <c>points</c>, <c>lat</c> and <c>lon</c>.</summary>
    /// <param name="utf8">The text of one JSON document.</param>
    /// <exception cref="AllocationRefusedException">It is not JSON, or a field is unknown, missing, doubled or cannot be; the message names it.</exception>
    public static AllocationProblem Read(ReadOnlyMemory<byte> utf8)
    {
        var problem = Strict.Document(utf8, Read);
        ProblemChecks.Require(problem);
        return problem;
    }

    internal static List<AllocationSchool> Schools(JsonElement value) => All(value, "schools", ProblemChecks.MostSchools, School);

    private static AllocationProblem Read(JsonElement root)
    {
        List<AllocationSchool>? schools = null;
        List<AllocationChild>? children = null;
        var rules = AllocationRules.Default;
        foreach (var field in Strict.Object(root, "the problem"))
        {
            switch (field.Name)
            {
                case "schools" or "children" or "rules" when field.Value.ValueKind == JsonValueKind.Null: break;
                case "schools": schools = Schools(field.Value); break;
                case "children": children = All(field.Value, "children", ProblemChecks.MostChildren, Child); break;
                case "rules": rules = Rules(field.Value); break;
                default: throw Strict.Unknown("", field.Name, "schools, children, rules");
            }
        }

        return new(schools ?? throw Strict.Missing("", "schools"), children ?? throw Strict.Missing("", "children"), rules);
    }

    private static List<T> All<T>(JsonElement value, string path, int most, Func<JsonElement, string, T> read)
    {
        _ = Strict.Array(value, path);
        if (value.GetArrayLength() > most)
            throw ProblemChecks.Wrong(path, string.Create(CultureInfo.InvariantCulture, $"holds {value.GetArrayLength()} {path}: at most {most} are taken"));
        var all = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            all.Add(read(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{all.Count}]")));
        return all;
    }

    private static AllocationSchool School(JsonElement value, string path)
    {
        string? id = null;
        int? roll = null;
        var balance = 0L;
        double? lat = null, lon = null;
        var exempt = false;
        Dictionary<int, int> room = [];
        foreach (var field in Strict.Object(value, path))
        {
            var place = $"{path}.{field.Name}";
            switch (field.Name)
            {
                case "id" or "roll" or "balance" or "lat" or "lon" or "exempt" or "years" when field.Value.ValueKind == JsonValueKind.Null: break;
                case "id": id = Strict.Text(field.Value, place); break;
                case "roll": roll = Strict.Whole(field.Value, place); break;
                case "balance": balance = Strict.WholeLong(field.Value, place); break;
                case "lat": lat = Strict.Number(field.Value, place); break;
                case "lon": lon = Strict.Number(field.Value, place); break;
                case "exempt": exempt = Strict.Flag(field.Value, place); break;
                case "years": room = Years(field.Value, place); break;
                default: throw Strict.Unknown(path, field.Name, "id, roll, balance, lat, lon, exempt, years");
            }
        }

        return new(id ?? throw Strict.Missing(path, "id"), roll ?? throw Strict.Missing(path, "roll"), balance,
            new(lat ?? throw Strict.Missing(path, "lat"), lon ?? throw Strict.Missing(path, "lon")), exempt, room);
    }

    private static Dictionary<int, int> Years(JsonElement value, string path)
    {
        var years = new Dictionary<int, int>();
        foreach (var year in Strict.Object(value, path))
        {
            var place = $"{path}.{year.Name}";
            if (!int.TryParse(year.Name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                throw ProblemChecks.Wrong(place, "is no year group: name it by its number, such as \"8\"");
            int? room = null;
            foreach (var field in Strict.Object(year.Value, place))
            {
                if (field.Name != "room")
                    throw Strict.Unknown(place, field.Name, "room");
                if (field.Value.ValueKind != JsonValueKind.Null)
                    room = Strict.Whole(field.Value, $"{place}.room");
            }

            if (!years.TryAdd(number, room ?? throw Strict.Missing(place, "room")))
                throw ProblemChecks.Wrong(place, "names a year group that is there already");
        }

        return years;
    }

    private static AllocationChild Child(JsonElement value, string path)
    {
        string? id = null;
        int? year = null, points = null;
        double? lat = null, lon = null;
        List<string> barred = [], preferences = [];
        foreach (var field in Strict.Object(value, path))
        {
            var place = $"{path}.{field.Name}";
            switch (field.Name)
            {
                case "id" or "year" or "points" or "lat" or "lon" or "barred" or "preferences" when field.Value.ValueKind == JsonValueKind.Null: break;
                case "id": id = Strict.Text(field.Value, place); break;
                case "year": year = Strict.Whole(field.Value, place); break;
                case "points": points = Strict.Whole(field.Value, place); break;
                case "lat": lat = Strict.Number(field.Value, place); break;
                case "lon": lon = Strict.Number(field.Value, place); break;
                case "barred": barred = Strict.Texts(field.Value, place); break;
                case "preferences": preferences = Strict.Texts(field.Value, place); break;
                default: throw Strict.Unknown(path, field.Name, "id, year, points, lat, lon, barred, preferences");
            }
        }

        return new(id ?? throw Strict.Missing(path, "id"), year ?? throw Strict.Missing(path, "year"), points ?? throw Strict.Missing(path, "points"),
            new(lat ?? throw Strict.Missing(path, "lat"), lon ?? throw Strict.Missing(path, "lon")), barred, preferences);
    }

    internal static AllocationRules Rules(JsonElement value)
    {
        double? maxKm = null;
        List<Objective>? order = null;
        foreach (var field in Strict.Object(value, "rules"))
        {
            switch (field.Name)
            {
                case "maxKm" or "order" when field.Value.ValueKind == JsonValueKind.Null: break;
                case "maxKm": maxKm = Strict.Number(field.Value, "rules.maxKm"); break;
                case "order": order = Order(field.Value); break;
                default: throw Strict.Unknown("rules", field.Name, "maxKm, order");
            }
        }

        return new(maxKm, order ?? AllocationRules.Default.Order);
    }

    private static List<Objective> Order(JsonElement value)
    {
        var order = new List<Objective>();
        foreach (var name in Strict.Texts(value, "rules.order"))
            order.Add(Objectives.TryGetValue(name, out var objective) ? objective : throw ProblemChecks.Wrong("rules.order", $"\"{name}\" is not known: use {string.Join(", ", Objectives.Keys)}"));
        return order;
    }
}
