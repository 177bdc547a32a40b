namespace Headwater.Allocation.Checking;

/// <summary>Whether a result can be carried out, and says of itself what is so.</summary>
internal sealed class Consistency
{
    private readonly Reading reading;
    private readonly AllocationResult result;
    private readonly List<Finding> wrong = [];
    private readonly Choice?[] places;
    private readonly long[] points;

    private Consistency(Reading reading, AllocationResult result)
    {
        (this.reading, this.result) = (reading, result);
        places = new Choice?[reading.Children.Length];
        points = new long[reading.Schools.Length];
    }

    /// <summary>Looks at all of it. The plan is of use only when nothing is wrong.</summary>
    public static (Plan Plan, IReadOnlyList<Finding> Wrong) Look(Reading reading, AllocationResult result)
    {
        var look = new Consistency(reading, result);
        look.EachChildOnce();
        look.Placements();
        look.Room();
        if (look.wrong.Count == 0)
        {
            look.Burdens();
            look.Totals();
            look.Bound();
        }

        return (new(reading, look.places), look.wrong);
    }

    private void Wrong(FormattableString words) => wrong.Add(Finding.Bad(words));

    private void EachChildOnce()
    {
        var named = new int[reading.Children.Length];
        foreach (var id in result.Placements.Select(placement => placement.Child).Concat(result.Unplaced.Select(unplaced => unplaced.Child)))
        {
            if (reading.ChildAt(id) is >= 0 and var child)
                named[child]++;
            else
                Wrong($"There is no child \"{id}\" in the problem.");
        }

        for (var c = 0; c < named.Length; c++)
        {
            if (named[c] == 0)
                Wrong($"Child \"{reading.Children[c].Id}\" is missing: neither placed nor unplaced.");
            else if (named[c] > 1)
                Wrong($"Child \"{reading.Children[c].Id}\" is named {named[c]} times: each child has one place or none.");
        }
    }

    private void Placements()
    {
        foreach (var placement in result.Placements)
        {
            if (reading.SchoolAt(placement.School) is not (>= 0 and var s))
                Wrong($"There is no school \"{placement.School}\" in the problem; child \"{placement.Child}\" is placed there.");
            else if (reading.ChildAt(placement.Child) is >= 0 and var c)
                Placed(placement, c, s);
        }
    }

    private void Placed(Placement placement, int c, int s)
    {
        var (child, school) = (reading.Children[c], reading.Schools[s]);
        var metres = child.Position.MetresTo(school.Position);
        if (!school.Room.TryGetValue(child.Year, out var room))
            Wrong($"School \"{school.Id}\" has no year group {child.Year}, so it cannot take child \"{child.Id}\".");
        else if (school.Exempt)
            Wrong($"School \"{school.Id}\" is exempt, so it cannot take child \"{child.Id}\".");
        else if (child.Barred.Contains(school.Id))
            Wrong($"School \"{school.Id}\" is barred for child \"{child.Id}\".");
        else if (metres > reading.MostMetres)
            Wrong($"School \"{school.Id}\" is {metres} metres from child \"{child.Id}\", too far: at most {reading.MostMetres} are allowed.");
        else if (room < 1)
            Wrong($"School \"{school.Id}\" has room for 0 in year group {child.Year}, and child \"{child.Id}\" is placed there.");
        else
            places[c] = reading.ChoiceAt(c, s);
        if (placement.Metres != metres)
            Wrong($"Child \"{child.Id}\" is said to be {placement.Metres} metres from school \"{school.Id}\": it is {metres}.");
    }

    private void Room()
    {
        var taken = new Plan(reading, places).Filled();
        var years = new Dictionary<int, int>();
        for (var c = 0; c < places.Length; c++)
        {
            if (places[c] is { } place)
                years[place.Cell] = reading.Children[c].Year;
        }

        for (var cell = 0; cell < taken.Length; cell++)
        {
            if (taken[cell] > reading.CellRoom[cell])
                Wrong($"School \"{reading.Schools[reading.CellSchool[cell]].Id}\" has room for {reading.CellRoom[cell]} in year group {years[cell]}, and {taken[cell]} children are placed there.");
        }
    }

    private void Burdens()
    {
        new Plan(reading, places).Loads().Points.CopyTo(points, 0);
        var named = new int[reading.Schools.Length];
        foreach (var burden in result.Burdens)
        {
            if (reading.SchoolAt(burden.School) is not (>= 0 and var s))
            {
                Wrong($"There is no school \"{burden.School}\" in the problem; it is named among the burdens.");
                continue;
            }

            named[s]++;
            var school = reading.Schools[s];
            if (burden.Before != school.Balance || burden.Roll != school.Roll)
                Wrong($"The burden of school \"{school.Id}\" before is {new Share(school.Balance, school.Roll)}, not {new Share(burden.Before, burden.Roll)}.");
            if (burden.After != school.Balance + points[s])
                Wrong($"The burden of school \"{school.Id}\" after is {new Share(school.Balance + points[s], school.Roll)}, not {new Share(burden.After, burden.Roll)}.");
        }

        for (var s = 0; s < named.Length; s++)
        {
            if (named[s] != 1)
                Wrong($"School \"{reading.Schools[s].Id}\" is named {named[s]} times among the burdens: each school has one.");
        }
    }

    private void Totals()
    {
        var plan = new Plan(reading, places);
        if (result.Totals.Placed != plan.Placed)
            Wrong($"The total of children placed is {plan.Placed}, not {result.Totals.Placed}.");
        if (result.Totals.PreferenceCost != plan.Cost(Objective.Preference))
            Wrong($"The total of preference costs is {plan.Cost(Objective.Preference)}, not {result.Totals.PreferenceCost}.");
        if (result.Totals.Metres != plan.Cost(Objective.Distance))
            Wrong($"The total of metres is {plan.Cost(Objective.Distance)}, not {result.Totals.Metres}.");
    }

    private void Bound()
    {
        if (result.Certificate.HighestBurdenBound is not { } bound)
        {
            if (reading.Schools.Length > 0)
                Wrong($"The bound of the highest burden is missing.");
            return;
        }

        if (reading.Schools.Length == 0)
        {
            Wrong($"The bound of the highest burden is {new Share(bound.Points, bound.Roll)}, and there are no schools.");
            return;
        }

        var highest = new Plan(reading, places).Burdens()[0].Value;
        var order = reading.Order;
        if (bound.Roll < 1)
            Wrong($"The bound of the highest burden is divided by a roll of {bound.Roll}.");
        else if (Share.Compare(new(bound.Points, bound.Roll), highest) > 0)
            Wrong($"The bound of the highest burden, {new Share(bound.Points, bound.Roll)}, is above what is reached, {highest}.");
        else if (result.Certificate.Burden.Proven && order[1] == Objective.Burden && Share.Compare(new(bound.Points, bound.Roll), highest) < 0)
            Wrong($"The bound of the highest burden, {new Share(bound.Points, bound.Roll)}, is not what is reached, {highest}, although the burdens are called proven.");
    }
}
