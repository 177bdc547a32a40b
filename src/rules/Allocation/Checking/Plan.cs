namespace Headwater.Allocation.Checking;

/// <summary>Who would go where, read from a result: for each child its choice, or null for no place.</summary>
internal sealed class Plan(Reading reading, Choice?[] places)
{
    public IReadOnlyList<Choice?> Places => places;

    public int Placed => places.Count(place => place is not null);

    /// <summary>What a level of the rules comes to; not asked of the burdens.</summary>
    public long Cost(Objective level) => level switch
    {
        Objective.Preference => places.Sum(place => (long)(place?.Preference ?? 0)),
        Objective.Distance => places.Sum(place => (long)(place?.Metres ?? 0)),
        _ => throw new InvalidOperationException($"{level} is no sum over children."),
    };

    /// <summary>By school, how many children and how many points it is given.</summary>
    public (int[] Children, long[] Points) Loads()
    {
        var (children, points) = (new int[reading.Schools.Length], new long[reading.Schools.Length]);
        for (var c = 0; c < places.Length; c++)
        {
            if (places[c] is not { } place)
                continue;
            children[place.School]++;
            points[place.School] += reading.Children[c].Points;
        }

        return (children, points);
    }

    /// <summary>By cell, how many children it is given.</summary>
    public int[] Filled()
    {
        var filled = new int[reading.CellRoom.Count];
        foreach (var place in places)
        {
            if (place is { } taken)
                filled[taken.Cell]++;
        }

        return filled;
    }

    /// <summary>The burdens reached, each value once, from the highest, with how many schools reach it.</summary>
    public IReadOnlyList<(Share Value, int Schools)> Burdens()
    {
        var points = Loads().Points;
        var all = reading.Schools.Select((school, s) => new Share(school.Balance + points[s], school.Roll)).ToList();
        all.Sort((one, other) => Share.Compare(other, one));
        var values = new List<(Share Value, int Schools)>();
        foreach (var burden in all)
        {
            if (values.Count > 0 && Share.Compare(values[^1].Value, burden) == 0)
                values[^1] = (values[^1].Value, values[^1].Schools + 1);
            else
                values.Add((burden, 1));
        }

        return values;
    }
}
