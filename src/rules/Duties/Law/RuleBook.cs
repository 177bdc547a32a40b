using System.Collections.Frozen;

namespace Headwater.Duties;

/// <summary>
/// The rules on suspension, permanent exclusion and off-site direction as data, each with its versions. What applies is chosen by
/// the day the exclusion or direction starts, as the transitional provisions do. Immutable.
/// </summary>
public sealed class RuleBook
{
    private readonly DateOnly[] from;
    private readonly RulesInForce[] inForce;

    private RuleBook(IReadOnlyList<Rule> rules, IReadOnlyList<ReasonCodeSet> codeSets)
    {
        (Rules, CodeSets) = (rules, codeSets);
        from = [.. rules.SelectMany(r => Limits(r.ValidFrom, r.ValidTo)).Concat(codeSets.SelectMany(s => Limits(s.ValidFrom, s.ValidTo))).Concat(Editions.Select(e => e.From)).Distinct().Order()];
        inForce = [.. from.Select(day => new RulesInForce(
            Editions.LastOrDefault(e => e.From <= day) ?? Editions[0],
            rules.Where(r => r.AppliesOn(day)).ToFrozenDictionary(r => r.Key, StringComparer.Ordinal),
            [.. codeSets.Where(s => s.AppliesOn(day))]))];
    }

    /// <summary>The rules as the country has them, without any locality's change.</summary>
    public static RuleBook National { get; } = new(NationalRules.All, NationalCodes.Sets);

    /// <summary>The editions, in order.</summary>
    public static IReadOnlyList<RuleEdition> Editions => NationalRules.Editions;

    /// <summary>The first start that the rules reach back to.</summary>
    public static DateOnly Earliest => Editions[0].From;

    /// <summary>What the keys in <see cref="Rule.Source"/> stand for.</summary>
    public static IReadOnlyDictionary<string, string> Sources => NationalRules.Sources;

    /// <summary>Every version of every rule.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The dated lists of reason codes.</summary>
    public IReadOnlyList<ReasonCodeSet> CodeSets { get; }

    /// <summary>The version of a rule that applies to what starts on a day.</summary>
    /// <param name="key">The rule's key, such as <c>1.25</c>.</param>
    /// <param name="start">The day on which the exclusion or direction starts.</param>
    /// <returns>null when no version of it applies to that day.</returns>
    public Rule? Find(string key, DateOnly start) => InForce(start)?.Find(key);

    /// <summary>The edition that applies to what starts on a day; null before the first.</summary>
    /// <param name="start">The day on which the exclusion or direction starts.</param>
    public static RuleEdition? EditionOf(DateOnly start) => Editions.LastOrDefault(e => e.From <= start);

    /// <summary>The same rules with a locality's changes; each changed rule says so, and names both sources.</summary>
    /// <param name="changes">The changes, in order.</param>
    /// <exception cref="ArgumentException">A rule is not there, is confidence H, has no such number, has several versions and none is named, or the dates are the wrong way round.</exception>
    public RuleBook With(params IEnumerable<RuleChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var rules = Rules.ToList();
        foreach (var change in changes)
        {
            var at = Place(rules, change);
            rules[at] = Changed(rules[at], change);
        }

        return new(rules, CodeSets);
    }

    /// <summary>The same rules with other dates for a list of reason codes.</summary>
    /// <param name="name">The list's name, such as <c>B</c>.</param>
    /// <param name="source">Where the locality takes the dates from.</param>
    /// <param name="validFrom">The first start it is accepted for.</param>
    /// <param name="validTo">The last; null for no end.</param>
    /// <exception cref="ArgumentException">There is no such list, the source is blank, or it would end before it begins.</exception>
    public RuleBook WithCodeDates(string name, string source, DateOnly validFrom, DateOnly? validTo)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        var set = CodeSets.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentException($"There is no list of reason codes '{name}': use {string.Join(", ", CodeSets.Select(s => s.Name))}.", nameof(name));
        if (validTo < validFrom)
            throw new ArgumentException($"The list {name} would end before it begins: correct one of the days.", nameof(validTo));
        return new(Rules, [.. CodeSets.Select(s => s != set ? s : s with { ValidFrom = validFrom, ValidTo = validTo, ChangedLocally = true, Source = Named(source, s.Source) })]);
    }

    internal RulesInForce? InForce(DateOnly start)
    {
        var at = Array.BinarySearch(from, start);
        at = at >= 0 ? at : ~at - 1;
        return at < 0 || start < Earliest ? null : inForce[at];
    }

    private static IEnumerable<DateOnly> Limits(DateOnly first, DateOnly? last) => last is { } day ? [first, day.AddDays(1)] : [first];

    private static int Place(List<Rule> rules, RuleChange change)
    {
        if (string.IsNullOrWhiteSpace(change.Source))
            throw new ArgumentException($"The change to rule {change.Key} has no source: say where the locality takes it from.", nameof(change));
        var found = rules.FindAll(r => r.Key == change.Key && (change.Version is null || r.ValidFrom == change.Version));
        return found.Count switch
        {
            0 => throw new ArgumentException($"There is no rule '{change.Key}'{(change.Version is { } v ? $" valid from {Day.Words(v)}" : "")}: use a key of the rule book.", nameof(change)),
            > 1 => throw new ArgumentException($"Rule {change.Key} has {found.Count} versions: say which by its first day ({string.Join(", ", found.Select(r => Day.Words(r.ValidFrom)))}).", nameof(change)),
            _ when !found[0].MayBeChanged => throw new ArgumentException($"Rule {change.Key} was read in the law itself (confidence H) and cannot be changed: only rules marked M, L or R can.", nameof(change)),
            _ => rules.IndexOf(found[0]),
        };
    }

    private static Rule Changed(Rule rule, RuleChange change)
    {
        foreach (var (name, value) in change.Parameters)
        {
            if (!rule.Parameters.ContainsKey(name))
                throw new ArgumentException($"Rule {rule.Key} has no number '{name}'{(rule.Parameters.Count == 0 ? "" : $": it has {string.Join(", ", rule.Parameters.Keys)}")}.", nameof(change));
            if (value is < 1 or > 1000)
                throw new ArgumentException($"Rule {rule.Key}: {name} cannot be {value}. Give 1 to 1000.", nameof(change));
        }

        var numbers = rule.Parameters.ToDictionary(p => p.Key, p => change.Parameters.TryGetValue(p.Key, out var value) ? value : p.Value);
        var (first, last) = (change.ValidFrom ?? rule.ValidFrom, change.ValidTo ?? rule.ValidTo);
        if (last < first)
            throw new ArgumentException($"Rule {rule.Key} would end before it begins: correct one of the days.", nameof(change));
        return new Rule(rule.Key, rule.Text, Named(change.Source, rule.Source), rule.Confidence, first, last, numbers) { ChangedLocally = true };
    }

    private static string Named(string local, string national) => $"{local} (changed locally; otherwise {national})";
}

/// <summary>What applies to starts of one stretch of days.</summary>
internal sealed class RulesInForce(RuleEdition edition, FrozenDictionary<string, Rule> rules, IReadOnlyList<ReasonCodeSet> codeSets)
{
    public RuleEdition Edition => edition;

    public IReadOnlyList<ReasonCodeSet> CodeSets => codeSets;

    public Rule? Find(string key) => rules.GetValueOrDefault(key);

    /// <summary>A rule that every edition has.</summary>
    public Rule this[string key] => rules[key];
}
