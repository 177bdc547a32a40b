namespace Headwater.Graphs.Formats;

/// <summary>Finds the element that the end of a link means.</summary>
internal sealed class EndFinder(MapDraft draft)
{
    private readonly Dictionary<string, List<MapElement>> byLabel = new(StringComparer.Ordinal);
    private HashSet<string> ids = [];
    private HashSet<string> given = [];
    private int next = 1;

    /// <param name="made">The elements that were described.</param>
    /// <param name="taken">Their ids.</param>
    /// <param name="ofTheFile">Those of the ids that the file gave.</param>
    /// <param name="nextNumber">From where ids are made up.</param>
    public void Take(List<MapElement> made, HashSet<string> taken, HashSet<string> ofTheFile, int nextNumber)
    {
        (ids, given, next) = (taken, ofTheFile, nextNumber);
        foreach (var element in made)
            Know(element);
    }

    public string? Find(Place at, string column, string end, string type, List<MapElement> made)
    {
        // An id that the reader made up is nobody's name for anything: an end that reads like one means the element of that label.
        if (given.Contains(end))
            return end;
        if (string.IsNullOrWhiteSpace(end))
        {
            draft.Problems.Error(at, column, "The link has no end here.", "Write the id or label of an element.");
            return null;
        }

        if (byLabel.TryGetValue(end.Trim(), out var all))
        {
            var meant = type.Length == 0 ? all : all.FindAll(e => e.Type.Trim() == type.Trim());
            if (meant.Count == 1)
                return meant[0].Id;
            if (meant.Count > 1)
            {
                draft.Problems.Error(at, column, $"{meant.Count} elements are called {end.Trim()}.", "Name the one that is meant by its id, or by its label and type.");
                return null;
            }
        }

        if (draft.Options.CreateMissing)
        {
            var element = draft.CreateMissing(draft.Text(at, column, end.Trim()), ids, ref next) with { Type = draft.Text(at, column, type.Trim()) };
            made.Add(element);
            Know(element);
            return element.Id;
        }

        draft.Problems.Error(at, column, $"There is no element {end.Trim()}.", "Add it to the elements, correct the name, or let missing elements be created.");
        return null;
    }

    private void Know(MapElement element)
    {
        if (!byLabel.TryGetValue(element.Label.Trim(), out var all))
            byLabel[element.Label.Trim()] = all = [];
        all.Add(element);
    }
}
