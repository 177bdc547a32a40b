using Headwater.Access.Contracts;
using Headwater.Duties;
using Headwater.Interface;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Exclusions;

internal sealed class RulesModel(RuleBooks books, CurrentActor actor) : PageModel
{
    /// <summary>How many duties moved with the change that was made just now.</summary>
    [BindProperty(SupportsGet = true)]
    public int Moved { get; set; }

    public RuleBook Book { get; private set; } = RuleBook.National;

    public bool MayChange => actor.Can(Capability.LeadLocality);

    /// <summary>Changes of the locality that no rule takes any more.</summary>
    public IReadOnlyList<RuleChangeRow> Unused { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Book, Unused) = await books.BothAsync(ct);

    /// <summary>The first day of a rule's version before the locality changed it: by it the version is named.</summary>
    public DateOnly NationalFrom(Rule rule) => RuleBook.National.Rules[Book.Rules.ToList().IndexOf(rule)].ValidFrom;

    public DateOnly NationalFrom(ReasonCodeSet set) => RuleBook.National.CodeSets.First(s => s.Name == set.Name).ValidFrom;

    public static string Span(DateOnly from, DateOnly? to) => $"{from.ToString("d MMMM yyyy", Words.English)}{(to is { } last ? $" to {last.ToString("d MMMM yyyy", Words.English)}" : "")}";
}
