using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Duties;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Exclusions;

internal sealed class ChangeRuleModel(RuleService service) : PageModel
{
    private const string NumberField = "number-";

    private Rule? rule;
    private ReasonCodeSet? codes;
    private Dictionary<string, string?> typed = [];

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? ValidFrom { get; set; }

    [BindProperty]
    public string? ValidTo { get; set; }

    public string Title => rule is not null ? $"rule {rule.Number}" : $"the dates of list {codes!.Name}";

    public string Text => rule?.Text ?? $"{codes!.Codes.Count} reason codes.";

    public string NationalSource => $"{rule?.Source ?? codes!.Source}: {ExclusionWords.Of(rule?.Confidence ?? codes!.Confidence)}. For starts from {RulesModel.Span(rule?.ValidFrom ?? codes!.ValidFrom, rule is not null ? rule.ValidTo : codes!.ValidTo)}.";

    public IEnumerable<(string Name, string? Value)> Numbers => rule?.Parameters.Select(p => (p.Key, (string?)(typed.GetValueOrDefault(p.Key) ?? p.Value.ToString(CultureInfo.InvariantCulture)))) ?? [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Find())
            return NotFound();
        if (await service.FindAsync(Key!, NationalFrom, ct) is { } held)
        {
            (Version, Source, ValidFrom, ValidTo) = (held.Version, held.Source, FormFields.Typed(held.ValidFrom), FormFields.Typed(held.ValidTo));
            typed = held.Numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n.Split('=')).ToDictionary(n => n[0], n => (string?)n[1], StringComparer.Ordinal);
        }

        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!Find())
            return NotFound();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in rule?.Parameters.Keys ?? [])
        {
            typed[name] = Request.Form[NumberField + name].ToString();
            numbers[name] = int.TryParse(typed[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InputRefusedException($"Give {name} as a whole number.");
        }

        return Done(await service.ChangeAsync(Title, new(Key!, NationalFrom, Source, FormFields.OptionalDay(ValidFrom, "first day"), FormFields.OptionalDay(ValidTo, "last day"), numbers), Version, ct));
    }, AgainAsync);

    public Task<IActionResult> OnPostBackAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!Find())
            return NotFound();
        return Done(await service.TakeBackAsync(Title, Key!, NationalFrom, Version, ct));
    }, AgainAsync);

    /// <summary>Where the change is taken back.</summary>
    public string BackAddress => $"{ExclusionLinks.Rule(Key!, NationalFrom)}&handler=Back";

    private DateOnly NationalFrom => rule?.ValidFrom ?? codes!.ValidFrom;

    /// <summary>To the rules, which say how much moved.</summary>
    private RedirectResult Done(IReadOnlyList<string>? moved)
    {
        if (moved is null)
            throw new InputRefusedException("Somebody else changed this rule in the meantime. Look at it again.");
        return Redirect(string.Create(CultureInfo.InvariantCulture, $"{ExclusionLinks.Rules}?moved={moved.Count}"));
    }

    private Task<IActionResult> AgainAsync()
    {
        Response.StatusCode = 400;
        return Task.FromResult<IActionResult>(rule is null && codes is null ? NotFound() : Page());
    }

    private bool Find()
    {
        if (Key is null || !DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            return false;
        rule = RuleBook.National.Rules.FirstOrDefault(r => r.Key == Key && r.ValidFrom == from && r.MayBeChanged);
        codes = RuleBook.National.CodeSets.FirstOrDefault(s => RuleChangeRow.KeyOf(s) == Key && s.ValidFrom == from && s.Confidence != Confidence.H);
        return rule is not null || codes is not null;
    }
}
